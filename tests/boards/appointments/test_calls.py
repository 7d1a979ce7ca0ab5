"""A call is written, published and then frozen; its screens exist for those who work on it (C2C-07, C2C-09, PRV-03)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

import pytest

from boards.appointments.calls import close_scoring, publish_call, shortlist
from boards.appointments.services import answer_the_rest
from boards.exceptions import ApplicationRefused
from boards.models import ApplicationCall
from cms.models import LedgerEntry
from tests.boards.meetings.test_query_counts import statements
from tests.factories import applications as make
from tests.factories import boards
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def typed(body, **changes) -> dict:
    words = {
        "title_en": "Two seats",
        "title_es": "Dos puestos",
        "words_en": "Come.",
        "words_es": "Venga.",
        "criteria_en": "Knows\nWorks",
        "criteria_es": "Sabe\nTrabaja",
        "seats": [str(body.seats.get(position=9).pk)],
        "opens_on": "2022-08-01",
        "closes_on": "2022-08-31",
        "replacement_term": "remainder",
    }
    return words | changes


@furnished
def body(set_clock):
    set_clock(make.at(make.OPENS - timedelta(days=5)))
    return make.advisory()


def test_a_call_is_written_and_published_on_the_desk(body, client_for, clerk, client):
    desk = client_for(clerk)
    answer = desk.post(f"/desk/applications/new/?body={body.pk}", typed(body))
    found = ApplicationCall.objects.get()
    assert answer["Location"].endswith(f"/desk/applications/{found.pk}/")
    assert found.criteria == [{"en": "Knows", "es": "Sabe"}, {"en": "Works", "es": "Trabaja"}]
    assert client.get(found.get_absolute_url()).status_code == 404
    desk.post(f"/desk/applications/{found.pk}/text/", typed(body, title_en="Two seats for you"))
    desk.post(f"/desk/applications/{found.pk}/publish/")
    page = client.get(found.get_absolute_url()).content.decode()
    assert "Two seats for you" in page and "Knows" in page and "Opens" in page
    assert "Venga." in client.get(f"/es{found.get_absolute_url()}").content.decode()
    assert LedgerEntry.objects.filter(act="publish", kind="application_call").count() == 1
    assert desk.get(f"/desk/applications/{found.pk}/text/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title_en": ""}, "Enter this in English"),
        ({"seats": []}, "Choose at least one: Seats"),
        ({"criteria_es": "Sabe"}, "same number of lines"),
        ({"criteria_en": "\n".join("abcdefghi"), "criteria_es": "\n".join("abcdefghi")}, "one to eight"),
        ({"closes_on": "2022-07-31"}, "cannot be before the first"),
    ],
)
def test_what_does_not_fit_is_said_and_the_words_stay(body, client_for, clerk, changes, words):
    answer = client_for(clerk).post(f"/desk/applications/new/?body={body.pk}", typed(body, **changes))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page and "Come." in page
    assert not ApplicationCall.objects.exists()


def test_only_seats_that_need_someone_are_offered(body, client_for, clerk):
    """C2C-07: vacant, or with a term that ends within a year."""
    page = client_for(clerk).get(f"/desk/applications/new/?body={body.pk}").content.decode()
    assert "9. Seat 9" in page and "5. Seat 5" in page and "6. Seat 6" not in page


def test_the_law_fills_the_seats_of_the_governing_board(set_clock):
    board = boards.body(2)
    with pytest.raises(ApplicationRefused) as caught:
        make.call(board, places=(1,))
    assert caught.value.rule == "C2C-04"


def test_a_call_is_published_in_both_languages_and_in_time(body, set_clock):
    found = make.call(body, published=False, title={"en": "Only English"})
    with pytest.raises(ApplicationRefused, match="Spanish"):
        publish_call(actor=make.ACTOR, call=found)
    late = make.call(body, published=False)
    set_clock(make.at(make.CLOSES + timedelta(days=1)))
    with pytest.raises(ApplicationRefused, match="last day has passed"):
        publish_call(actor=make.ACTOR, call=late)


def test_a_published_call_stays_as_people_read_it(body):
    found = make.call(body)
    for act in (
        lambda: publish_call(actor=make.ACTOR, call=found),
        lambda: make.call(body, call=found),
    ):
        with pytest.raises(ApplicationRefused):
            act()


def test_seats_of_another_body_are_refused(body):
    other = boards.body(2)
    with pytest.raises(ApplicationRefused) as caught:
        make.call(body, places=(9,), seats=list(other.seats.all()))
    assert caught.value.rule == "C2C-07"


@furnished
def one():
    return make.application(make.call())


def test_services_ask_for_the_role_themselves(editor, analyst, one):
    for act in (
        lambda: publish_call(actor=editor, call=one.call),
        lambda: close_scoring(actor=editor, call=one.call),
        lambda: shortlist(actor=editor, application=one),
        lambda: answer_the_rest(actor=editor, call=one.call),
        lambda: make.call(one.call.body, actor=analyst),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.engine
@pytest.mark.parametrize("many", [2, 5])
def test_lists_ask_the_database_as_often_for_many_as_for_few(
    client, client_for, clerk, editor, set_clock, many
):
    body = make.advisory()
    found = make.call(body)
    people = [make.application(found, employer_level="office") for _each in range(many)]
    for place in range(many):
        make.call(body, title={"en": f"Call {place}", "es": f"Convocatoria {place}"})
    make.scored(found, *people, by=editor)
    desk = client_for(clerk)
    assert statements(client, "/applications/") <= 8
    assert statements(client, found.get_absolute_url()) <= 8
    assert statements(desk, "/desk/applications/") <= 22
    assert statements(desk, f"/desk/applications/{found.pk}/") <= 22
