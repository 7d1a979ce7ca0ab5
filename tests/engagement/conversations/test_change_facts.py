"""The planning form in parts, and the facts changed later: one page for each problem, calendars that follow."""

from datetime import date

import pytest
from icalendar import Calendar

from cms import extension_points
from cms.records import history
from engagement import board_decisions
from engagement.models import Conversation, ConversationPage, LanguageService, Region, Series
from tests.engagement.conversations.test_plan_conversation import NEW, _payload
from tests.factories import engagement as make
from tests.factories import feedback

pytestmark = pytest.mark.django_db
MEETING = board_decisions.Ahead("meeting:7", "Governing Board, August 13", date(2030, 8, 13), "/boards/x/")


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


def offers(*lines: tuple[str, str, str], ask_by: str = "") -> dict:
    data = {"offers-TOTAL_FORMS": str(len(lines)), "offers-INITIAL_FORMS": "0"}
    for number, line in enumerate(lines):
        given = zip(("language", "kind", "status"), line, strict=True)
        data |= {f"offers-{number}-{name}": value for name, value in given}
        data[f"offers-{number}-ask_by"] = ask_by
    return data


def facts(talk: Conversation, **changes) -> dict:
    return {
        "name_en": talk.name["en"],
        "name_es": talk.name["es"],
        "mode": talk.mode,
        "promise_level": talk.promise_level,
        "feeds_en": talk.feeds["en"],
        "sequence": str(talk.sequence),
        **offers(),
        **changes,
    }


def test_all_parts_are_planned_at_once(desk):
    area = history.record(Region(key="coast", name={"en": "Coast"}), actor=make.ACTOR, reason="test")
    series = history.record(Series(slug="talks", name={"en": "Talks"}), actor=make.ACTOR, reason="test")
    tool, form = feedback.make_tool(), feedback.make_form()
    more = {
        "area": area.pk,
        "series": series.pk,
        "tools": [tool.pk],
        "form": form.pk,
        "feeds_ref": "meeting:7",
    }
    more |= {"feeds_0": "", "feeds_1": "", "hosts_0": "the team", "accommodation_by": "2030-07-01"}
    more |= {
        "agenda_0": "20 | Welcome | What is new\n\n15 | Poll",
        "accommodation_contact_0": "a@example.org",
    }
    more |= offers(("es", "interpretation", "provided"), ("ase", "sign", "offered"), ("", "sign", "offered"))
    answer = desk.post(NEW, _payload(**more))
    assert answer.status_code == 302, answer.context["form"].errors
    made = Conversation.objects.get()
    assert (made.area, made.series, made.form, list(made.tools.all())) == (area, series, form, [tool])
    assert (made.feeds_ref, made.feeds_on, made.feeds["en"]) == (MEETING.ref, MEETING.on, MEETING.label)
    assert [str(row) for row in made.language_services.all()] == [
        "Spanish: Live interpretation",
        "American Sign Language: On screen all the time",
    ]
    page = ConversationPage.objects.get(locale__language_code="en")
    assert [block.value["minutes"] for block in page.get_latest_revision_as_object().agenda] == [20, 15]
    assert (page.hosts, page.accommodation_contact) == ("the team", "a@example.org")
    assert {row.history_actor for row in made.history.all()} == {"Edith"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"agenda_0": "Welcome"},
        {"agenda_0": "0 | Welcome"},
        {"agenda_0": "9999 | Welcome"},
        {"agenda_0": "20 |"},
        {"agenda_0": "20 | " + "x" * 121},
        {"agenda_0": "1 | x\n" * 31},
        {"feeds_ref": "meeting:8"},
        {"tools": ["999"]},
        {"area": "999"},
        {"accommodation_by": "soon"},
        offers(("tlh", "sign", "offered")),
        offers(("es", "telepathy", "offered")),
        offers(("es", "sign", "offered"), ("es", "sign", "provided")),
    ],
)
def test_a_wrong_part_is_named_and_what_was_typed_is_kept(desk, wrong):
    answer = desk.post(NEW, _payload(hosts_0="the whole team", **wrong))
    assert answer.status_code == 422
    assert "Problem:" in answer.text and "the whole team" in answer.text
    assert not Conversation.objects.exists()


def test_facts_change_later_and_calendars_follow(desk, client):
    talk = make.conversation(spanish=True)
    before = _event(client, talk)
    data = facts(talk, name_en="Another name") | offers(("ko", "group", "offered"), ask_by="2030-06-01")
    assert desk.post(f"/desk/conversations/{talk.slug}/edit/", data).status_code == 302
    after = _event(client, talk)
    assert after["UID"] == before["UID"] and after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["SUMMARY"] == "Another name" and after.start == before.start
    row = LanguageService.objects.get()
    assert (row.language, row.ask_by, row.history.get().history_actor) == ("ko", date(2030, 6, 1), "Edith")


def _event(client, talk):
    (event,) = Calendar.from_ical(client.get(f"/conversations/{talk.slug}/event.ics").content).events
    return event


def test_a_form_that_was_open_while_another_saved_is_refused(desk):
    talk = make.conversation(spanish=True)
    address = f"/desk/conversations/{talk.slug}/edit/"
    desk.post(address, facts(talk, name_en="First"))
    answer = desk.post(address, facts(talk, name_en="Second"))
    assert answer.status_code == 422 and "Someone else changed" in answer.text and "Second" in answer.text
    assert Conversation.objects.get().name["en"] == "First"


def test_time_and_place_are_not_changed_here(desk):
    talk = make.workshop(5, spanish=True)
    data = facts(talk, place="Elsewhere", day="2031-01-01", starts="10:00", capacity="99")
    data |= {"venue_accessible": "on", "venue_free": "on", "venue_open_to_all": "on"}
    desk.post(f"/desk/conversations/{talk.slug}/edit/", data)
    again = Conversation.objects.get()
    assert (again.place, again.starts_at, again.capacity) == (talk.place, talk.starts_at, 5)


def test_a_public_place_cannot_lose_its_checks(desk):
    """BK-24a."""
    talk = make.workshop(5, spanish=True)
    answer = desk.post(f"/desk/conversations/{talk.slug}/edit/", facts(talk))
    assert answer.status_code == 422 and "must stay open to everyone" in answer.text
    assert Conversation.objects.get().venue_free


def test_what_is_over_is_not_changed(desk):
    talk = make.held(spanish=True)
    assert desk.post(f"/desk/conversations/{talk.slug}/edit/", facts(talk)).status_code == 422


def test_languages_that_are_taken_away_stay_in_history(desk):
    talk = make.conversation(spanish=True)
    address = f"/desk/conversations/{talk.slug}/edit/"
    desk.post(address, facts(talk) | offers(("ko", "group", "offered")))
    desk.post(address, facts(talk, sequence="1"))
    assert not LanguageService.objects.exists()
    assert list(LanguageService.history.order_by("pk").values_list("history_type", flat=True)) == ["+", "-"]


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
