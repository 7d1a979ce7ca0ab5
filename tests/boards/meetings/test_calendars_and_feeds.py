"""Calendars, feeds and schema.org data: read by programs, changed by each change, never a word of a draft."""

from datetime import timedelta

import feedparser
import pytest
from icalendar import Calendar

from boards.event_choices import EventKind
from boards.events.log import log as log_event
from boards.meetings.states import cancel_meeting, move_meeting
from boards.models import Meeting, MeetingEvent
from cms import clock
from tests.cms.sharing.schema_org import graph_of
from tests.factories import agendas
from tests.factories import boards as make
from tests.furniture import furnished

BODY = "/boards/governing-board/"
ADDRESS = f"{BODY}2022-11-09/"
CALENDARS = ["/boards/calendar.ics", f"{BODY}calendar.ics", f"{ADDRESS}event.ics"]
FEEDS = ["/boards/feed.atom", f"{BODY}feed.atom"]


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def posted(board):
    return make.posted(board)


def events_of(client, path: str) -> list:
    return Calendar.from_ical(client.get(path).content).events


@pytest.mark.parametrize("path", CALENDARS)
def test_a_calendar_names_zone_state_and_sequence(client, posted, path):
    calendar = Calendar.from_ical(client.get(path).content)
    (event,) = calendar.events
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["America/Los_Angeles"]
    assert (str(event["uid"]), event["sequence"], str(event["status"])) == (posted.ics_uid, 0, "CONFIRMED")
    assert (
        event["dtstart"].dt == posted.starts_at and event["dtstart"].params["TZID"] == "America/Los_Angeles"
    )


def test_the_uid_stays_and_the_sequence_grows(client, posted):
    with clock.at(make.starts() - timedelta(days=5)):
        cancel_meeting(actor=make.ACTOR, meeting=posted, reason={"en": "No power."})
    (event,) = events_of(client, CALENDARS[0])
    assert (str(event["uid"]), event["sequence"], str(event["status"])) == (posted.ics_uid, 1, "CANCELLED")
    assert "No power." in str(event["description"])


def test_a_public_date_stands_as_tentative_without_a_word_of_its_draft(client, board):
    make.meeting(board, date_is_public=True, items=[("action", "A canary sings")], place="Canary Hall")
    make.meeting(board, day=make.DAY + timedelta(days=7))
    (event,) = events_of(client, CALENDARS[0])
    assert str(event["status"]) == "TENTATIVE" and str(event["url"]).endswith(f"{BODY}2022-11-09/")
    assert b"anary" not in client.get(CALENDARS[0]).content


@pytest.mark.engine
def test_all_boards_stand_in_one_calendar_and_one_feed(client, home, posted, django_assert_max_num_queries):
    other = make.body(3, slug="other-board")
    make.pages(home, other)
    make.posted(other)
    with django_assert_max_num_queries(4):
        assert len(events_of(client, "/boards/calendar.ics")) == 2
    with django_assert_max_num_queries(3):
        assert len(feedparser.parse(client.get("/boards/feed.atom").content).entries) == 2
    assert len(feedparser.parse(client.get(f"{BODY}feed.atom").content).entries) == 1


def test_a_feed_in_spanish_speaks_spanish(client, posted):
    feed = feedparser.parse(client.get("/es/boards/feed.atom").content)
    assert feed.feed.language == "es"
    assert "Junta Directiva" in feed.entries[0].title and "/es/boards/" in feed.entries[0].link


@pytest.mark.parametrize("path", FEEDS)
def test_a_client_that_polls_sees_each_change_and_nothing_else(client, posted, path):
    """Each event that is news is one entry; ``updated`` grows; in between the answer is 304."""
    made, seen = posted, []
    moment = make.starts() - timedelta(days=9)
    for kind in (EventKind.MATERIAL, EventKind.SPEAKER, EventKind.RECORDING, EventKind.DECISION):
        poll(client, path, seen)
        with clock.at(moment := moment + timedelta(hours=1)):
            log(made, kind)
    with clock.at(moment + timedelta(hours=1)):
        cancel_meeting(actor=make.ACTOR, meeting=made, reason={"en": "No power."})
    assert poll(client, path, seen) == 2
    assert len(seen) == len(set(seen)) == 5
    headers = {"HTTP_IF_NONE_MATCH": client.get(path).headers["ETag"]}
    assert client.get(path, **headers).status_code == 304


def poll(client, path: str, seen: list[str]) -> int:
    """What a feed reader does: remember what is new; gives how many."""
    feed = feedparser.parse(client.get(path).content)
    fresh = [entry.id for entry in feed.entries if entry.id not in seen]
    seen += fresh
    return len(fresh)


def log(made: Meeting, kind: EventKind) -> None:
    last = MeetingEvent.objects.filter(meeting=made).latest("number").number
    MeetingEvent(meeting=made, number=last + 1, kind=kind, at=clock.now(), by_name="x").save()


def test_an_item_in_a_feed_has_the_words_in_force_at_the_event(client, posted):
    """A document was added before the title was corrected, and another after it."""
    for days, title in ((9, None), (8, "Publish results by counties")):
        with clock.at(make.starts() - timedelta(days=days)):
            if title:
                page = posted.pages.get(locale__language_code="en").get_latest_revision_as_object()
                page.agenda[1].value["title"] = title
                page.save_revision()
                make.correct(posted, "A plural")
            log_event(posted, EventKind.MATERIAL, actor=make.ACTOR, item=make.action_item(posted))
    entries = feedparser.parse(client.get(FEEDS[0]).content).entries
    said = [entry.summary for entry in entries if entry.title.startswith("Material added")]
    assert said == ["<p>2. Publish results by counties</p>", "<p>2. Publish results by county</p>"]


def test_a_withdrawn_item_is_no_business_in_the_feed(client, posted):
    with clock.at(make.starts() - timedelta(days=8)):
        agendas.write(
            posted, [{"key": make.item_key(posted, 1), "kind": "information", "title": "Call to order"}]
        )
        make.correct(posted, "Postponed")
    entries = feedparser.parse(client.get(FEEDS[0]).content).entries
    (said,) = [entry.summary for entry in entries if "Postponed" in entry.summary]
    assert "Call to order" in said and "Publish results by county" not in said


def test_updated_changes_with_each_child(client, posted):
    before = feedparser.parse(client.get(FEEDS[0]).content).feed.updated_parsed
    with clock.at(make.starts() - timedelta(days=3)):
        log(posted, EventKind.MATERIAL)
    assert feedparser.parse(client.get(FEEDS[0]).content).feed.updated_parsed > before


def test_the_tag_holds_for_a_client_that_takes_packed_answers(client, posted):
    for path in (*FEEDS, *CALENDARS, f"{ADDRESS}notice.zip"):
        tag = client.get(path, HTTP_ACCEPT_ENCODING="gzip").headers["ETag"]
        answer = client.get(path, HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=tag)
        assert answer.status_code == 304, path


def test_events_of_a_draft_are_no_news(client, board):
    made = make.meeting(board, items=[("action", "A canary sings")])
    MeetingEvent(
        meeting=made, number=1, kind=EventKind.MATERIAL, facts={"name": "canary"}, by_name="x"
    ).save()
    assert feedparser.parse(client.get(FEEDS[0]).content).entries == []


@pytest.mark.parametrize("path", [*FEEDS, *CALENDARS])
def test_what_programs_read_sets_no_cookie(client, posted, path):
    """BK-04."""
    response = client.get(path)
    assert response.status_code == 200 and not response.cookies


# schema.org ---------------------------------------------------------------------------------------------------


def schema(client) -> dict:
    return graph_of(client.get(ADDRESS).content.decode())["subject"]


def test_a_meeting_is_an_event_for_search_engines(client, board):
    make.posted(board, stream_url="https://stream.example.org/")
    event = schema(client)
    assert event["@type"] == "Event" and event["startDate"] == "2022-11-09T09:00:00-08:00"
    assert event["eventStatus"].endswith("EventScheduled") and event["isAccessibleForFree"] is True
    assert event["eventAttendanceMode"].endswith("MixedEventAttendanceMode")


def test_nothing_that_was_written_can_end_the_data_block(client, board):
    make.posted(board, place="</script><script>alert(1)</script> & Hall")
    page = client.get(ADDRESS).content.decode()
    assert schema(client)["location"][0]["name"] == "</script><script>alert(1)</script> & Hall"
    assert "<script>alert" not in page


@pytest.mark.parametrize("act", ["cancelled", "moved"])
def test_called_off_meetings_say_so_in_the_words_of_schema_org(client, posted, act):
    starts = make.starts() + timedelta(days=21)
    with clock.at(make.starts() - timedelta(days=5)):
        if act == "cancelled":
            cancel_meeting(actor=make.ACTOR, meeting=posted, reason={"en": "x"})
        else:
            times = {"starts_at": starts, "ends_at": starts + timedelta(hours=1)}
            move_meeting(actor=make.ACTOR, meeting=posted, reason={"en": "x"}, **times)
    event = schema(client)
    assert event["eventStatus"].endswith("EventCancelled" if act == "cancelled" else "EventRescheduled")
    if act == "moved":
        assert (event["startDate"], event["previousStartDate"]) == (
            "2022-11-30T09:00:00-08:00",
            "2022-11-09T09:00:00-08:00",
        )
