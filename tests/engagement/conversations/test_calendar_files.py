"""Calendar files are read by a real reader: zone, stable identity, sequence, cancellation."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from cms import clock
from cms.models import OutboxMessage
from engagement.conversations.services import cancel_conversation, move_conversation
from engagement.models import Conversation
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def _read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def _event(client, talk):
    (event,) = _read(client, f"/conversations/{talk.slug}/event.ics").events
    return event


@furnished
def talk():
    start = datetime(2030, 7, 10, 0, 30, tzinfo=UTC)
    facts = {"stream_url": "https://stream.example/join", "mode": "hybrid"}
    return make.workshop(5, starts_at=start, spanish=True, **facts)


def test_one_conversation_stands_in_pacific_time_with_its_zone(client, talk):
    calendar = _read(client, f"/conversations/{talk.slug}/event.ics")
    (event,) = calendar.events
    (zone,) = calendar.timezones
    assert zone.tz_name == "America/Los_Angeles"
    assert event.start.strftime("%Y-%m-%d %H:%M") == "2030-07-09 17:30"
    assert event.start == talk.starts_at and event.end == talk.ends_at
    assert event["DTSTART"].params["TZID"] == "America/Los_Angeles"


def test_it_says_what_where_and_that_one_can_just_come(client, talk):
    event = _event(client, talk)
    assert event["SUMMARY"] == talk.name["en"]
    assert event["LOCATION"] == "1 Library Way"
    assert event["URL"] == f"http://testserver/conversations/{talk.slug}/"
    assert "You can just show up" in event["DESCRIPTION"]
    assert "https://stream.example/join" in event["DESCRIPTION"]


def test_it_speaks_the_language_of_its_address(client, talk):
    (event,) = _read(client, f"/es/conversations/{talk.slug}/event.ics").events
    assert event["SUMMARY"] == talk.name["es"]
    assert event["URL"] == f"http://testserver/es/conversations/{talk.slug}/"
    assert event["UID"] == _event(client, talk)["UID"]


def test_asking_twice_gives_the_same_bytes(client, talk):
    path = f"/conversations/{talk.slug}/event.ics"
    assert client.get(path).content == client.get(path).content


def test_moving_keeps_the_identity_and_raises_the_sequence(client, talk):
    before = _event(client, talk)
    with clock.at(clock.now() + timedelta(hours=1)):
        move_conversation(
            actor=make.ACTOR,
            conversation=talk,
            starts_at=talk.starts_at + timedelta(days=1),
            ends_at=talk.ends_at + timedelta(days=1),
            reason={"en": "The room is taken"},
        )
    after = _event(client, talk)
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after.start == talk.starts_at + timedelta(days=1)
    assert after["STATUS"] == "CONFIRMED"


def test_a_cancelled_one_stays_and_says_so(client, talk):
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm"})
    event = _event(client, talk)
    assert event["STATUS"] == "CANCELLED"
    assert event["SEQUENCE"] == 1
    assert "Storm" in event["DESCRIPTION"]


def test_all_conversations_are_in_one_calendar_without_drafts(client, talk):
    other = make.conversation()
    draft = make.conversation(live=False)
    events = _read(client, "/conversations/calendar.ics").events
    assert {event["UID"] for event in events} == {talk.ics_uid, other.ics_uid}
    assert draft.ics_uid not in str(events)


def test_an_empty_calendar_can_be_read(client, home):
    assert _read(client, "/conversations/calendar.ics").events == []


def test_long_and_hostile_texts_stay_one_event(client, talk):
    Conversation.objects.filter(pk=talk.pk).update(
        name={"en": "A;B,C\\D\nBEGIN:VEVENT " + "ñ" * 200}, place="x\r\nEND:VCALENDAR"
    )
    calendar = _read(client, f"/conversations/{talk.slug}/event.ics")
    assert len(calendar.events) == 1
    assert "BEGIN:VEVENT" in calendar.events[0]["SUMMARY"]
    content = client.get(f"/conversations/{talk.slug}/event.ics").content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_only_reading_is_allowed(client, talk):
    for path in (f"/conversations/{talk.slug}/event.ics", "/conversations/calendar.ics"):
        assert client.post(path).status_code in (403, 405)
        assert client.head(path).status_code == 200


def test_ways_to_join_and_get_there_stand_on_the_page_in_the_calendar_and_in_mails(client):
    ways = {"dial_in": {"en": "916 555 0100"}, "transit": {"en": "Bus 62"}, "parking": {"en": "Lot B"}}
    talk = make.hybrid(5, None, **ways)
    make.registration(talk, email="ana@example.org")
    page = client.get(f"/conversations/{talk.slug}/").text
    (event,) = Calendar.from_ical(client.get(f"/conversations/{talk.slug}/event.ics").content).events
    mail = OutboxMessage.objects.get()
    for words in ("916 555 0100", "Bus 62", "Lot B"):
        assert words in page and words in event["DESCRIPTION"]
        assert (words in mail.text, words in mail.html) == ((words != "916 555 0100"),) * 2
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm"})
    page = client.get(f"/conversations/{talk.slug}/").text
    (event,) = Calendar.from_ical(client.get(f"/conversations/{talk.slug}/event.ics").content).events
    mail = OutboxMessage.objects.latest("created_at")
    for text in (page, event["DESCRIPTION"], mail.text):
        assert "916 555" not in text and "Bus 62" not in text
    assert "You can just show up" not in event["DESCRIPTION"]


@pytest.mark.engine
def test_conversations_of_earlier_years_are_in_files_of_their_own(
    client, set_clock, django_assert_num_queries
):
    old, older, new = (
        make.conversation(starts_at=datetime(year, 7, 10, tzinfo=UTC)) for year in (2021, 2019, 2030)
    )
    set_clock(datetime(2026, 7, 1, tzinfo=UTC))
    path, read = "/conversations/calendar.ics", []
    for expected, queries in ((new, 3), (old, 2), (older, 2)):
        with django_assert_num_queries(queries):
            calendar = _read(client, path)
        read.append([str(event["UID"]) for event in calendar.events])
        assert read[-1] == [expected.ics_uid]
        path = str(calendar.get("LINK", "")).removeprefix("http://testserver")
    assert path == ""
    assert client.get("/conversations/calendar.ics?year=2020").status_code == 404
