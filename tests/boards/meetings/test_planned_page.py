"""A meeting whose date is announced has a page before its agenda is posted, and nothing of the draft is on it."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from boards.choices import MeetingStatus
from boards.meetings.facts import change_facts
from boards.models import AidRequest
from cms.records import history
from cms.web import one_time_keys
from tests.cms.sharing.schema_org import graph_of
from tests.factories import boards as make
from tests.factories import committees
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
FACTS = {
    "date_is_public": True,
    "place": "Canary hall",
    "stream_url": "https://canary.example/",
    "phone_in": "canary line",
    "aid_until": make.DAY - timedelta(days=7),
}


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@pytest.fixture
def announced(board, set_clock):
    made = make.meeting(board, items=[("action", "A canary sings")], **FACTS)
    set_clock(make.starts() - timedelta(days=16))
    return made


def read(client, path: str = "", before: str = "") -> str:
    response = client.get(f"{before}{ADDRESS}{path}")
    assert response.status_code == 200
    return response.content.decode()


def call_off(meeting, reason="The chair is ill."):
    meeting.status, meeting.called_off_because = MeetingStatus.CALLED_OFF, {"en": reason}
    history.record(meeting, actor=make.ACTOR, reason="made for a test")


def test_it_says_what_was_announced_and_when_the_agenda_is_due(client, announced):
    """BK-10."""
    page = read(client)
    for words in (
        "Wednesday, November 9, 2022",
        "9:00 a.m. Pacific",
        "The agenda is not posted yet.",
        "The agenda is due in 6 days, by the end of Sunday, October 30, 2022.",
        "Gov. Code § 11125",
        "Add to calendar",
        "Get the notice by email",
    ):
        assert words in page


@pytest.mark.parametrize("before", ["", "/es"])
@pytest.mark.parametrize("path", ["", "event.ics", "aid/"])
def test_it_says_nothing_of_the_draft(client, announced, path, before):
    page = read(client, path, before)
    assert "anary" not in page
    assert announced.contact_name not in page
    assert announced.contact_phone not in page
    assert "November 2" not in page


@pytest.mark.parametrize(
    ("facts", "law"),
    [
        (
            {"kind": "special", "purpose": "audit", "called_by": "chair", "ground": "hardship"},
            "§ 11125.4",
        ),
        ({"kind": "emergency", "ground": "disaster"}, "§ 11125.5"),
        ({"kind": "adjourned"}, "§ 11129"),
    ],
)
def test_each_kind_of_meeting_names_its_own_notice(client, board, set_clock, facts, law):
    """BK-16, BK-18, BK-19."""
    make.meeting(board, date_is_public=True, **facts)
    set_clock(make.starts() - timedelta(days=16))
    assert law in read(client)


@pytest.mark.parametrize("path", ["", "event.ics", "aid/"])
def test_a_date_that_is_not_announced_has_no_page(client, board, set_clock, path):
    make.meeting(board)
    set_clock(make.starts() - timedelta(days=16))
    assert client.get(ADDRESS + path).status_code == 404


@pytest.mark.parametrize(
    "path", ["posted/1/", "changes/", "notice.zip", "comment/", "packet/", "live/", "minutes/"]
)
def test_what_comes_with_the_agenda_is_not_there_yet(client, announced, path):
    assert client.get(ADDRESS + path).status_code == 404


@pytest.mark.parametrize("path", ["/", "/boards/", "/boards/governing-board/", "/boards/meetings/"])
def test_the_other_pages_link_to_it(client, announced, path):
    assert f'href="{ADDRESS}"' in client.get(path).content.decode()


def test_the_calendar_holds_a_tentative_date_and_its_address(client, announced):
    for path in (f"{ADDRESS}event.ics", "/boards/calendar.ics"):
        (event,) = Calendar.from_ical(client.get(path).content).events
        assert event["STATUS"] == "TENTATIVE"
        assert str(event["URL"]).endswith(ADDRESS)


def test_an_accommodation_can_be_requested_before_the_agenda_is_posted(client, announced):
    """BK-28."""
    facts = {
        "key": one_time_keys.issue("boards.aid"),
        "kind": "access",
        "need": "A ramp.",
        "contact": "me@example.org",
    }
    response = client.post(f"{ADDRESS}aid/", facts)
    assert response.status_code == 303
    assert AidRequest.objects.get().meeting == announced
    assert "our answer will appear here" in client.get(response["Location"]).content.decode()


def test_an_accommodation_is_requested_at_the_address_it_had_before(client, announced):
    """BK-28: what was typed goes with it."""
    times = {
        "starts_at": announced.starts_at + timedelta(days=7),
        "ends_at": announced.ends_at + timedelta(days=7),
    }
    sent = {
        "key": one_time_keys.issue("boards.aid"),
        "kind": "access",
        "need": "A ramp.",
        "contact": "me@example.org",
    }
    before = client.post(f"{ADDRESS}aid/", sent)["Location"]
    change_facts(actor=make.ACTOR, meeting=announced, **times)
    assert client.get(f"{ADDRESS}aid/").url == "/boards/governing-board/2022-11-16/aid/"
    assert "our answer will appear here" in client.get(before, follow=True).content.decode()
    later = sent | {"key": one_time_keys.issue("boards.aid"), "need": "A sign language interpreter."}
    assert client.post(f"{ADDRESS}aid/", later, follow=True).status_code == 200
    assert AidRequest.objects.filter(meeting=announced).count() == 2


def test_a_meeting_called_off_before_its_agenda_says_why(client, announced):
    call_off(announced)
    page = read(client)
    for words in ("This meeting is canceled", "The chair is ill.", "No agenda was posted for it."):
        assert words in page
    for words in ("anary", "The agenda is due", "Add to calendar"):
        assert words not in page
    (event,) = Calendar.from_ical(client.get(f"{ADDRESS}event.ics").content).events
    assert event["STATUS"] == "CANCELLED"
    data = graph_of(page)["subject"]
    assert data["eventStatus"].endswith("EventCancelled")
    assert "location" not in data


def test_one_that_was_never_announced_stays_unknown_when_it_is_called_off(client, board, set_clock):
    made = make.meeting(board)
    set_clock(make.starts() - timedelta(days=16))
    call_off(made)
    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["posted/1/", "changes/", "notice.zip", "comment/", "comments/", "packet/", "live/", "minutes/", "aid/"],
)
def test_no_page_of_a_meeting_called_off_without_an_agenda_breaks(client, announced, path):
    call_off(announced)
    assert client.get(ADDRESS + path).status_code in (200, 404)
    assert "anary" not in client.get(ADDRESS + path).content.decode(errors="replace")


def test_a_date_that_passed_without_an_agenda_says_so(client, announced, set_clock):
    """BK-10: nothing more can be posted for it, and no search engine reads that it is scheduled."""
    set_clock(make.starts() + timedelta(days=1))
    page = read(client)
    assert "No agenda was posted for this date." in page
    for words in (
        "not posted yet",
        "last legal day",
        "EventScheduled",
        "Add to calendar",
        "ten days to read",
    ):
        assert words not in page


def test_a_committee_outside_the_law_names_no_notice(client, board, set_clock):
    """BK-01."""
    group = committees.of_members(board, covered_under="n")
    made = make.meeting(group, date_is_public=True)
    set_clock(make.starts() - timedelta(days=3))
    page = client.get(made.get_absolute_url()).text
    assert "so no notice period applies" in page
    assert "The law gives you ten days" not in page
