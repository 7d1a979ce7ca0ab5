"""Planning in steps: each is saved on its own, in any order; the list says what is missing before it is public."""

from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from cms import extension_points
from cms.clock import PACIFIC
from cms.models import OutboxMessage
from cms.records import history
from engagement import board_decisions
from engagement.models import Conversation, ConversationPage, LanguageService, Region, Series
from engagement.models.pages import DecisionNotNamed
from tests.factories import engagement as make
from tests.factories import feedback

pytestmark = pytest.mark.django_db
MEETING = board_decisions.Ahead("meeting:7", "Governing Board, August 13", date(2030, 8, 13), "/boards/x/")
START = datetime(2030, 7, 9, 17, 30, tzinfo=PACIFIC)


class Boards:
    def upcoming(self):
        return [MEETING]

    def find(self, ref):
        return MEETING if ref == MEETING.ref else None

    def decided(self, findings):
        return {}

    def look_up(self, number):
        return None


@pytest.fixture(autouse=True)
def boards(monkeypatch):
    monkeypatch.setitem(extension_points._provided, board_decisions.POINT, [Boards()])


@pytest.fixture
def desk(cast):
    make.index(spanish=True)
    return cast["editor"]


@pytest.fixture
def draft(desk):
    return make.conversation(live=False, spanish=True, starts_at=START, feeds={})


def step(talk: Conversation, key: str) -> str:
    return f"/desk/conversations/{talk.slug}/plan/{key}/"


def offers(*lines: tuple[str, str, str], ask_by: str = "") -> dict:
    data = {"offers-TOTAL_FORMS": str(len(lines)), "offers-INITIAL_FORMS": "0"}
    for number, line in enumerate(lines):
        given = zip(("language", "kind", "status"), line, strict=True)
        data |= {f"offers-{number}-{name}": value for name, value in given}
        data[f"offers-{number}-ask_by"] = ask_by
    return data


def sent(talk: Conversation, key: str, **changes) -> dict:
    """What the screen of a step sends if nothing is typed but ``changes``."""
    now = Conversation.objects.get(pk=talk.pk)
    facts = {
        "what": {"name_en": now.name["en"], "name_es": now.name["es"], "promise_level": now.promise_level},
        "where": {
            "mode": now.mode,
            "place": now.place,
            "day": "2030-07-09",
            "starts": "17:30",
            "ends": "19:00",
        },
        "access": offers(),
        "feeds": {"feeds_en": now.feeds.get("en", "")},
        "texts": {},
    }
    return {"sequence": str(now.sequence), **facts[key], **changes}


def test_a_draft_lists_what_is_missing_and_each_step_takes_it_off(desk, draft):
    listed = f"/desk/conversations/{draft.slug}/plan/"
    text = desk.get(listed).text
    assert "Missing before it can be public: the decision it informs." in text
    assert "Cannot be public yet" in text and "the agenda in Spanish" in text
    answer = desk.post(step(draft, "feeds"), sent(draft, "feeds", feeds_ref="meeting:7"))
    assert answer.status_code == 302 and answer["Location"] == listed
    assert "Nothing is missing. Publish its pages" in desk.get(listed).text
    texts = {"agenda_en": "20 | Welcome", "agenda_es": "20 | Bienvenida", "summary_en": "Come"}
    desk.post(step(draft, "texts"), sent(draft, "texts", **texts))
    text = desk.get(listed).text
    assert "the agenda in" not in text and "a summary in Spanish" in text


def test_a_service_that_is_not_booked_keeps_its_step_open(desk, draft):
    listed = f"/desk/conversations/{draft.slug}/plan/"
    desk.post(step(draft, "access"), sent(draft, "access", **offers(("es", "interpretation", "requested"))))
    assert "Still open: booking of “Spanish: Live interpretation”." in desk.get(listed).text
    desk.post(step(draft, "access"), sent(draft, "access", **offers(("es", "interpretation", "provided"))))
    assert "booking of" not in desk.get(listed).text


def test_steps_in_any_order_and_on_to_the_next(desk, draft):
    area = history.record(Region(key="coast", name={"en": "Coast"}), actor=make.ACTOR, reason="test")
    series = history.record(Series(slug="talks", name={"en": "Talks"}), actor=make.ACTOR, reason="test")
    tool, form = feedback.make_tool(), feedback.make_form()
    more = {"feeds_ref": "meeting:7", "tools": [tool.pk], "form": form.pk}
    desk.post(step(draft, "feeds"), sent(draft, "feeds", **more))
    desk.post(step(draft, "access"), sent(draft, "access", **offers(("es", "interpretation", "provided"))))
    answer = desk.post(step(draft, "what"), sent(draft, "what", series=series.pk, number="5", next="1"))
    assert answer["Location"] == step(draft, "where")
    desk.post(step(draft, "where"), sent(draft, "where", area=area.pk, capacity="60", dial_in_en="916 555"))
    made = Conversation.objects.get()
    assert (made.area, made.series, made.form, list(made.tools.all())) == (area, series, form, [tool])
    assert (made.feeds_ref, made.feeds_on, made.feeds["en"]) == (MEETING.ref, MEETING.on, MEETING.label)
    assert (made.number, made.capacity, made.dial_in) == (5, 60, {"en": "916 555"})
    assert [str(row) for row in made.language_services.all()] == ["Spanish: Live interpretation"]
    assert {row.history_actor for row in made.history.exclude(history_type="+")} == {"Edith"}


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("what", {"name_en": ""}),
        ("what", {"number": "0"}),
        ("what", {"promise_level": "amaze"}),
        ("where", {"mode": "telepathy"}),
        ("where", {"stream_url": "javascript:alert(1)"}),
        ("where", {"capacity": "0"}),
        ("where", {"day": "2030-02-30"}),
        ("where", {"ends": "09:00"}),
        ("where", {"dial_in_en": "x" * 301}),
        ("where", {"area": "999"}),
        ("access", {"accommodation_by": "soon"}),
        ("access", offers(("tlh", "sign", "offered"))),
        ("access", offers(("es", "sign", "offered"), ("es", "sign", "provided"))),
        ("feeds", {"feeds_en": ""}),
        ("feeds", {"feeds_ref": "meeting:8"}),
        ("feeds", {"feeds_en": "Board", "feeds_on": "2030-07-09"}),
        ("feeds", {"tools": ["999"]}),
        ("texts", {"agenda_en": "Welcome"}),
        ("texts", {"agenda_en": "0 | Welcome"}),
        ("texts", {"agenda_en": "1 | x\n" * 31}),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_saved(desk, draft, key, wrong):
    answer = desk.post(step(draft, key), sent(draft, key, **wrong))
    assert answer.status_code == 422 and "Problem:" in answer.text
    assert Conversation.objects.get().sequence == 0


def test_the_current_step_is_marked_in_a_list_without_bullets(desk, draft):
    page = desk.get(step(draft, "where")).text
    assert '<nav class="desk-nav" aria-label="Planning steps"><ul role="list"' in page
    assert f'href="{step(draft, "where")}" aria-current="step"' in page


def test_an_unknown_step_is_not_found(desk, draft):
    assert desk.get(step(draft, "magic")).status_code == 404


def test_time_and_place_of_a_draft_change_without_a_move(desk, draft):
    changes = {"day": "2030-07-10", "mode": "in_person", "place": "1 Library Way"}
    desk.post(step(draft, "where"), sent(draft, "where", **changes))
    made = Conversation.objects.get()
    assert (made.starts_at - START, made.place) == (timedelta(days=1), "1 Library Way")
    assert (made.status, made.moved_from, made.moved_at) == ("scheduled", None, None)
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("was", ["live", "unpublished"])
def test_time_and_place_of_a_public_one_are_only_moved(desk, was):
    talk = make.workshop(5, spanish=True)
    if was == "unpublished":
        talk.pages.update(live=False)
    checks = {"venue_accessible": "on", "venue_free": "on", "venue_open_to_all": "on"}
    changes = checks | {"place": "Elsewhere", "day": "2031-01-01", "capacity": "99", "parking_en": "Free"}
    assert "Move conversation" in desk.get(step(talk, "where")).text
    desk.post(step(talk, "where"), sent(talk, "where", **changes))
    again = Conversation.objects.get()
    assert (again.place, again.starts_at, again.capacity) == (talk.place, talk.starts_at, 5)
    assert again.parking == {"en": "Free"}


def test_a_public_place_cannot_lose_its_checks(desk):
    """BK-24a."""
    talk = make.workshop(5, spanish=True)
    answer = desk.post(step(talk, "where"), sent(talk, "where"))
    assert answer.status_code == 422 and "must stay open to everyone" in answer.text
    assert Conversation.objects.get().venue_free


def test_a_draft_without_its_decision_is_not_published(draft):
    with pytest.raises(DecisionNotNamed):
        make.page_of(draft).save_revision().publish()
    assert not ConversationPage.objects.live().exists()


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("feeds", {"feeds_en": "Board", "feeds_on": "2030-07-09"}),
        ("feeds", {"feeds_en": "Board", "feeds_on": "2030-06-01"}),
        ("where", {"day": "2030-08-13"}),
    ],
)
def test_a_decision_that_nothing_heard_can_reach_is_refused_at_the_field(desk, draft, key, changes):
    """C2C-20."""
    if key == "where":
        desk.post(step(draft, "feeds"), sent(draft, "feeds", feeds_ref="meeting:7"))
    answer = desk.post(step(draft, key), sent(draft, key, **changes))
    assert answer.status_code == 422 and "The decision must come after the date" in answer.text


def test_a_decision_before_the_thirty_days_are_over_makes_the_recap_due_earlier(desk, draft):
    changes = {"feeds_en": "Board", "feeds_on": "2030-07-19"}
    desk.post(step(draft, "feeds"), sent(draft, "feeds", **changes))
    for path in (f"/desk/conversations/{draft.slug}/plan/", step(draft, "feeds")):
        text = desk.get(path).text
        assert "Because the decision comes soon" in text and "July 18, 2030" in text


def test_moving_beyond_the_decision_is_refused(desk):
    talk = make.conversation(starts_at=START, feeds_on=MEETING.on)
    facts = {"day": "2030-09-01", "starts": "10:00", "ends": "11:00", "sequence": "0", "reason_en": "Strike"}
    answer = desk.post(f"/desk/conversations/{talk.slug}/move/", facts)
    assert answer.status_code == 422 and "The decision must come after the date" in answer.text


def test_facts_change_later_and_calendars_follow(desk, client):
    talk = make.conversation(spanish=True)
    before = _event(client, talk)
    desk.post(step(talk, "what"), sent(talk, "what", name_en="Another name"))
    asked = offers(("ko", "group", "offered"), ask_by="2030-06-01")
    desk.post(step(talk, "access"), sent(talk, "access", **asked))
    after = _event(client, talk)
    assert after["UID"] == before["UID"] and after["SEQUENCE"] == before["SEQUENCE"] + 2
    assert after["SUMMARY"] == "Another name" and after.start == before.start
    row = LanguageService.objects.get()
    assert (row.language, row.ask_by, row.history.get().history_actor) == ("ko", date(2030, 6, 1), "Edith")


def _event(client, talk):
    (event,) = Calendar.from_ical(client.get(f"/conversations/{talk.slug}/event.ics").content).events
    return event


def test_a_form_that_was_open_while_another_saved_is_refused(desk, draft):
    old = sent(draft, "what")
    desk.post(step(draft, "what"), old | {"name_en": "First"})
    answer = desk.post(step(draft, "what"), old | {"name_en": "Second"})
    assert answer.status_code == 422 and "Someone else changed" in answer.text and "Second" in answer.text
    assert Conversation.objects.get().name["en"] == "First"


def test_what_is_over_is_not_changed(desk):
    talk = make.held(spanish=True)
    assert desk.post(step(talk, "what"), sent(talk, "what")).status_code == 422


def test_languages_that_are_taken_away_stay_in_history(desk, draft):
    desk.post(step(draft, "access"), sent(draft, "access", **offers(("ko", "group", "offered"))))
    desk.post(step(draft, "access"), sent(draft, "access"))
    assert not LanguageService.objects.exists()
    assert list(LanguageService.history.order_by("pk").values_list("history_type", flat=True)) == ["+", "-"]


def test_a_draft_page_takes_the_new_name_and_a_public_one_keeps_its_title(desk, draft):
    public = make.conversation(spanish=True)
    for talk in (draft, public):
        title = make.page_of(talk).title
        desk.post(step(talk, "what"), sent(talk, "what", name_en="Another name"))
        page = make.page_of(talk).get_latest_revision_as_object()
        assert page.title == ("Another name" if talk == draft else title)


def test_parts_of_the_agenda_keep_their_keys(desk, draft):
    """Run sheet and notes name them by it."""
    desk.post(step(draft, "texts"), sent(draft, "texts", agenda_en="20 | Welcome\n30 | Groups"))
    keys = [block.id for block in make.page_of(draft).get_latest_revision_as_object().agenda]
    longer = "25 | Welcome all\n30 | Groups | In rooms\n5 | End"
    desk.post(step(draft, "texts"), sent(draft, "texts", agenda_en=longer))
    agenda = make.page_of(draft).get_latest_revision_as_object().agenda
    assert [block.id for block in agenda][:2] == keys and len(agenda) == 3
    assert longer in desk.get(step(draft, "texts")).text


def test_texts_of_a_public_page_wait_for_the_next_publishing(desk, client):
    talk = make.conversation(spanish=True)
    desk.post(step(talk, "texts"), sent(talk, "texts", summary_en="Something new"))
    assert "Something new" not in client.get(f"/conversations/{talk.slug}/").text
    make.page_of(talk).get_latest_revision().publish()
    assert "Something new" in client.get(f"/conversations/{talk.slug}/").text


def test_the_page_draws_its_region_and_names_what_it_is_about(client, desk):
    ring = [[[0, 0], [9, 0], [9, 9]]]
    here, _other = (
        history.record(
            Region(key=key, name={"en": key.title()}, outline=ring), actor=make.ACTOR, reason="test"
        )
        for key in ("coast", "valley")
    )
    talk = make.workshop(5, area=here, feeds_ref=MEETING.ref, accommodation_by=date(2030, 7, 1))
    text = client.get(f"/conversations/{talk.slug}/").text
    assert '<title id="map-title">Map of California: Coast</title>' in text
    assert text.count('class="map__region"') == 1 and text.count("map__region--here") == 1
    assert " style=" not in text and f'<a href="{MEETING.url}">{MEETING.label}</a>' in text
    assert "Please ask by Monday, July 1, 2030 if you can. Later is fine too" in text
