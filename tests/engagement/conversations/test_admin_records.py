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
        "mode": talk.mode,
        "place": talk.place,
        "region": talk.region,
        "stream_url": talk.stream_url,
        "venue_accessible": "on",
        "venue_free": "on",
        "venue_open_to_all": "on",
        "promise_level": talk.promise_level,
        "feeds_en": "Governing Board",
        **changes,
    }


@furnished
def talk():
    roles.sync()
    return make.workshop(3)


def _edit(cast, talk, **changes):
    return cast["editor"].post(f"/admin/conversation/edit/{talk.pk}/", _form(talk, **changes))


def test_a_changed_room_reaches_the_calendars(cast, client, talk):
    with clock.at(clock.now() + timedelta(hours=1)):
        assert _edit(cast, talk, place="Room 9").status_code == 302
    (event,) = Calendar.from_ical(client.get(f"/conversations/{talk.slug}/event.ics").content).events
    assert (event["LOCATION"], event["SEQUENCE"]) == ("Room 9", 1)
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


@pytest.mark.parametrize(
    "change", [{"place": ""}, {"venue_free": ""}, {"name_en": ""}, {"feeds_en": ""}, {"mode": "x"}]
)
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
