"""Facts edited in Wagtail's admin: signed in the history, told to calendars, never the seats or the state."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from cms import clock, roles
from engagement.models import Conversation
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def _form(talk, **changes):
    return {
        "name_en": talk.name["en"],
        "name_es": talk.name["es"],
        "region": talk.region,
        "venue_accessible": "on",
        "venue_free": "on",
        "venue_open_to_all": "on",
        "feeds_en": "Governing Board",
        **changes,
    }


@furnished
def talk():
    roles.sync()
    return make.workshop(3)


def _edit(cast, talk, **changes):
    return cast["editor"].post(f"/admin/conversation/edit/{talk.pk}/", _form(talk, **changes))


def test_a_changed_name_reaches_the_calendars(cast, client, talk):
    with clock.at(clock.now() + timedelta(hours=1)):
        assert _edit(cast, talk, name_en="Talk of the town").status_code == 302
    (event,) = Calendar.from_ical(client.get(f"/conversations/{talk.slug}/event.ics").content).events
    assert (event["SUMMARY"], event["SEQUENCE"]) == ("Talk of the town", 1)
    assert event["DTSTAMP"].dt > talk.changed_at


def test_a_change_that_no_calendar_shows_leaves_the_sequence(cast, talk):
    assert _edit(cast, talk, region="Fresno").status_code == 302
    kept = Conversation.objects.get()
    assert (kept.region, kept.sequence) == ("Fresno", 0)
    assert kept.history.latest().history_actor == "Edith"


def test_seats_state_and_times_do_not_stick(cast, talk):
    make.registration(talk)
    _edit(
        cast,
        talk,
        status="cancelled",
        seats_taken="0",
        capacity="1",
        starts_at="2030-01-01",
        slug="other",
        sequence="9",
    )
    kept = Conversation.objects.get()
    assert (kept.status, kept.seats_taken, kept.capacity, kept.slug, kept.sequence) == (
        "scheduled",
        1,
        3,
        talk.slug,
        0,
    )


def test_what_the_desk_decides_does_not_stick(cast, talk):
    names = ("mode", "place", "stream_url", "promise_level", "cut_number", "attended", "attended_reason")
    given = {"mode": "online", "place": "Room 9", "stream_url": "https://stream.example/9", "attended": "400"}
    given |= {"promise_level": "inform", "cut_number": "9", "attended_reason": "Counted again"}
    assert _edit(cast, talk, **given).status_code == 302
    now = Conversation.objects.get()
    assert [getattr(now, name) for name in names] == [getattr(talk, name) for name in names]


def test_another_attendance_needs_its_reason(cast):
    roles.sync()
    held = make.held(attended=86)
    bare = _edit(cast, held, attended="90", comments="127")
    assert bare.status_code == 200 and "Enter the reason for a different number." in bare.text
    assert Conversation.objects.get().attended == 86
    reason = {"attended_reason": "The sheet of one table was found."}
    assert _edit(cast, held, attended="90", comments="127", **reason).status_code == 302
    now = Conversation.objects.get()
    assert (now.attended, now.attended_reason) == (90, reason["attended_reason"])


@pytest.mark.parametrize("change", [{"venue_free": ""}, {"name_en": ""}, {"feeds_en": ""}])
def test_a_wrong_or_unlawful_edit_is_refused(cast, talk, change):
    data = {name: value for name, value in _form(talk, **change).items() if value or name == "feeds_en"}
    answer = cast["editor"].post(f"/admin/conversation/edit/{talk.pk}/", data)
    assert answer.status_code == 200
    assert Conversation.objects.get().history.count() == 1


def test_a_draft_page_can_be_previewed(cast, talk):
    page = make.page_of(talk)
    answer = page.make_preview_request()
    assert answer.status_code == 200


def test_a_recap_is_overdue_after_thirty_days(cast, set_clock):
    held = make.held()
    assert "Recap overdue" not in cast["editor"].get("/desk/conversations/").content.decode()
    set_clock(held.ends_at + timedelta(days=31))
    assert "Recap overdue" in cast["editor"].get("/desk/conversations/").content.decode()
