"""The page and the list: what a visitor finds before a conversation, in two languages, within a budget."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms import clock
from cms.records import history
from engagement.choices import ServiceKind, ServiceStatus, SpokenLanguage
from engagement.models import LanguageService
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
SAVEPOINTS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def statements(act):
    with CaptureQueriesContext(connection) as caught:
        answer = act()
    assert answer.status_code < 400
    return len([each for each in caught if not each["sql"].startswith(SAVEPOINTS)])


@furnished
def talk():
    made = make.hybrid(20, None, spanish=True)
    for language, kind, status in (
        (SpokenLanguage.ASL, ServiceKind.SIGN, ServiceStatus.PROVIDED),
        (SpokenLanguage.KOREAN, ServiceKind.GROUP, ServiceStatus.OFFERED),
    ):
        row = LanguageService(
            conversation=made, language=language, kind=kind, status=status, ask_by=clock.today()
        )
        history.record(row, actor=make.ACTOR, reason="test")
    page = make.page_of(made)
    page.agenda = [
        ("segment", {"minutes": 20, "title": "Welcome", "text": ""}),
        ("segment", {"minutes": 70, "title": "Groups", "text": ""}),
    ]
    page.save_revision().publish()
    return made


def test_it_says_that_one_can_just_come_and_gives_the_link_to_all(client, talk):
    text = client.get(f"/conversations/{talk.slug}/").content.decode()
    assert "You can also just show up" in text
    assert "https://stream.example/1" in text
    assert "1 Library Way" in text


def test_times_of_the_agenda_follow_from_the_start(client, talk):
    answer = client.get(f"/conversations/{talk.slug}/")
    times = [segment.at - talk.starts_at for segment in answer.context["agenda"]]
    assert times == [timedelta(0), timedelta(minutes=20), timedelta(minutes=90)]


def test_languages_stand_with_their_state(client, talk):
    text = client.get(f"/conversations/{talk.slug}/").content.decode()
    assert "American Sign Language" in text and "Booked" in text
    assert "Korean" in text and "Not booked yet" in text and "Ask us by" in text


def test_the_promise_names_the_decision_it_feeds(client, talk):
    text = client.get(f"/conversations/{talk.slug}/").content.decode()
    assert "We consult you" in text
    assert "Governing Board, next meeting" in text
    assert text.count("stop--to-come") == 5, "nobody is heard before it begins"


def test_spanish_is_whole(client, talk):
    text = client.get(f"/es/conversations/{talk.slug}/").content.decode()
    for words in (
        "Puede dejar vacías todas las demás casillas",
        "También puede venir sin más",
        "Le consultamos",
        "Lengua de señas",
    ):
        assert words in text
    assert 'lang="es"' in text


def test_a_full_conversation_offers_the_waiting_list(client):
    talk = make.workshop(1)
    make.registration(talk)
    assert "Join the waiting list" in client.get(f"/conversations/{talk.slug}/").content.decode()


def test_a_page_with_a_key_is_never_kept_by_a_cache(client, talk):
    assert client.get(f"/conversations/{talk.slug}/")["Cache-Control"] == "private, no-store"


def test_two_showings_carry_two_keys(client, talk):
    keys = {
        client.get(f"/conversations/{talk.slug}/").context["form"]["key"].value() for _showing in range(2)
    }
    assert len(keys) == 2


@pytest.mark.engine
def test_the_list_tells_ahead_from_past_and_leaves_drafts_out(client, talk):
    past, draft = make.reported(), make.conversation(live=False)
    answer = client.get("/conversations/")
    assert [row["conversation"].pk for row in answer.context["upcoming"]] == [talk.pk]
    assert [row["conversation"].pk for row in answer.context["past"]] == [past.pk]
    assert draft.name["en"] not in answer.content.decode()


def test_an_empty_list_says_so(client):
    make.index()
    assert "No conversations are planned right now" in client.get("/conversations/").content.decode()


def test_the_home_page_shows_the_next_one(client, talk):
    later = make.conversation(starts_at=talk.starts_at + timedelta(days=5))
    text = client.get("/").content.decode()
    if "door-conversation" in text:
        assert talk.name["en"] in text and later.name["en"] not in text


def test_a_restricted_page_hides_the_conversation_everywhere(client, talk):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=make.page_of(talk).get_parent(), restriction_type="login")
    make.page_of(talk, "es").unpublish()
    for ending in ("", "register/", "event.ics"):
        assert client.get(f"/conversations/{talk.slug}/{ending}").status_code == 404
    assert talk.ics_uid not in client.get("/conversations/calendar.ics").content.decode()


# Budgets ------------------------------------------------------------------------------------------------------


@pytest.mark.engine
def test_the_page_stays_within_ten_statements(client, talk):
    client.get(f"/conversations/{talk.slug}/")
    client.get(f"/conversations/{talk.slug}/")
    assert statements(lambda: client.get(f"/conversations/{talk.slug}/")) <= 10
    assert statements(lambda: client.get(f"/es/conversations/{talk.slug}/")) <= 10


@pytest.mark.engine
def test_the_recap_stays_within_ten_statements(client, stored_parts):
    talk = make.held()
    for number in range(6):
        make.theme(talk, f"Theme {number}", 20 + number)
    make.poll(talk, {"Yes": 20, "No": 20}, present=60)

    make.post_recap(talk)
    client.get(f"/conversations/{talk.slug}/")
    assert statements(lambda: client.get(f"/conversations/{talk.slug}/")) <= 10


@pytest.mark.engine
def test_more_conversations_cost_the_same(client):
    for _each in range(2):
        make.reported()
        make.conversation()
    client.get("/conversations/")
    few = statements(lambda: client.get("/conversations/"))
    for _each in range(3):
        make.reported()
        make.conversation()
    assert statements(lambda: client.get("/conversations/")) == few <= 10


@pytest.mark.engine
def test_the_form_stays_within_seven_statements_and_so_does_a_post(
    client, django_capture_on_commit_callbacks
):
    talk = make.workshop(1)
    address = f"/conversations/{talk.slug}/register/"
    client.get(address)
    assert statements(lambda: client.get(address)) <= 7
    answers = {"name": "Dee", "email": "dee@example.org", "need": "ASL", "language": "ase"}
    for _seated_then_waiting in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert (
                statements(lambda: client.post(address, {"key": make.key(), **answers})) <= 7
            )  # one: the limit
