"""What a notice told the public of a meeting is not undone in silence, nor planned twice (BK-14, BK-19)."""

import re
from datetime import date, timedelta

import pytest

from boards.exceptions import NotPossibleNow
from boards.meetings.facts import change_facts
from boards.meetings.planning import plan_again
from boards.meetings.states import cancel_meeting, continue_meeting, move_meeting
from boards.meetings.withdrawals import call_off_draft
from boards.models import Meeting
from cms import clock
from tests.factories import boards as make
from tests.furniture import furnished

BODY = "/boards/governing-board/"
ADDRESS = f"{BODY}2022-11-09/"
WHY = {"en": "No power."}
HOURS = timedelta(hours=3)


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def posted(board, set_clock):
    made = make.posted(board, before=14)
    set_clock(make.starts() - timedelta(days=12))
    return made


@furnished
def moved(posted):
    """The draft of the new day, which the notice told."""
    starts = make.starts(date(2022, 11, 30))
    return move_meeting(
        actor=make.ACTOR, meeting=posted, starts_at=starts, ends_at=starts + HOURS, reason=WHY
    )


@furnished
def desk(clerk, client_for):
    return client_for(clerk)


def times(day: date) -> dict:
    return {"starts_at": make.starts(day), "ends_at": make.starts(day) + HOURS}


def again(meeting: Meeting, day: date) -> Meeting:
    return plan_again(actor=make.ACTOR, meeting=meeting, **times(day), **make.CONTACT)


def facts_of(meeting: Meeting, **changes) -> dict:
    plain = ("place", "contact_name", "contact_address", "contact_phone")
    known = {name: getattr(meeting, name) for name in plain}
    return known | {"day": "2022-11-30", "starts": "09:00", "ends": "12:00"} | changes


@pytest.mark.parametrize(
    "change", [{"day": "2022-12-14"}, {"starts": "10:00"}, {"place": "Another hall"}], ids=str
)
def test_the_day_hour_and_place_stay_until_the_agenda_is_posted(client, desk, moved, change):
    refused = desk.post(f"/desk/meetings/{moved.pk}/facts/", facts_of(moved, **change))
    page = refused.content.decode()
    assert refused.status_code == 422 and "Post its agenda first" in page
    assert f"/desk/meetings/{moved.pk}/post/" in page and next(iter(change.values())) in page
    assert "Another hall" not in client.get(ADDRESS).content.decode()
    assert desk.post(f"/desk/meetings/{moved.pk}/facts/", facts_of(moved)).status_code == 302


def test_it_is_called_off_only_with_a_notice(desk, moved):
    assert f"/{moved.pk}/call-off/" not in desk.get(f"/desk/meetings/{moved.pk}/").content.decode()
    refused = desk.post(f"/desk/meetings/{moved.pk}/call-off/", {"reason_en": "No."})
    page = refused.content.decode()
    assert refused.status_code == 422 and "Post its agenda first" in page
    assert f"/desk/meetings/{moved.pk}/post/" in page


def test_a_continued_meeting_is_not_called_off_in_silence(board, posted, set_clock):
    """BK-19."""
    make.in_session(posted, present=3)
    set_clock(make.starts() + timedelta(hours=1))
    fresh = continue_meeting(
        actor=make.ACTOR, meeting=posted, place="Room 1", **times(make.DAY + timedelta(days=1))
    )
    for act in (
        lambda: change_facts(actor=make.ACTOR, meeting=fresh, place="Room 2"),
        lambda: call_off_draft(actor=make.ACTOR, meeting=fresh, reason=WHY),
    ):
        with pytest.raises(NotPossibleNow, match="Post its agenda first"):
            act()


def test_too_late_to_post_it_is_called_off_and_the_old_page_says_so(client, moved, set_clock):
    set_clock(moved.starts_at - timedelta(days=5))
    call_off_draft(actor=make.ACTOR, meeting=moved, reason=WHY)
    page = client.get(ADDRESS).content.decode()
    calendar = client.get(f"{ADDRESS}event.ics").content.decode().replace("\r\n ", "")
    assert "That meeting is canceled." in page and "That meeting is canceled." in calendar
    assert "https://schema.org/EventCancelled" in page and "EventRescheduled" not in page


def test_the_feed_and_the_old_page_keep_the_place_that_was_told(client, moved):
    with clock.at(moved.starts_at - timedelta(days=12)):
        make.post(moved)
        change_facts(actor=make.ACTOR, meeting=moved, place="A place no notice names")
        pages = [client.get(ADDRESS).content.decode(), client.get("/boards/feed.atom").content.decode()]
    for page in pages:
        assert "A place no notice names" not in page
        assert re.search(r"November 30, 2022(</a>)?, 9:00 a.m.", page) and "Room 102" in page


def test_a_canceled_one_is_not_named_as_planned_again(client, posted):
    cancel_meeting(actor=make.ACTOR, meeting=posted, reason=WHY)
    first = again(posted, date(2022, 11, 23))
    make.write_agenda(first, make.ITEMS)
    make.post(first)
    cancel_meeting(actor=make.ACTOR, meeting=first, reason=WHY)
    second = again(posted, date(2022, 11, 30))
    make.write_agenda(second, make.ITEMS)
    make.post(second)
    page = client.get(ADDRESS).content.decode()
    assert second.get_absolute_url() in page and first.get_absolute_url() not in page


def test_the_page_of_a_draft_that_was_called_off_names_the_new_one(client, board, set_clock):
    made = make.meeting(board, date_is_public=True)
    set_clock(make.starts() - timedelta(days=25))
    call_off_draft(actor=make.ACTOR, meeting=made, reason=WHY)
    fresh = again(made, date(2022, 11, 23))
    make.write_agenda(fresh, make.ITEMS)
    assert "Rescheduled for" not in client.get(ADDRESS).content.decode()
    make.post(fresh)
    page = client.get(ADDRESS).content.decode()
    assert "Rescheduled for" in page and fresh.get_absolute_url() in page


@pytest.fixture
def lost(moved, set_clock):
    """Moved, and called off when its agenda could not be posted any more."""
    set_clock(moved.starts_at - timedelta(days=5))
    call_off_draft(actor=make.ACTOR, meeting=moved, reason=WHY)
    return moved


def test_the_page_of_a_meeting_that_moved_names_the_one_planned_again(client, posted, lost):
    posted.refresh_from_db()
    fresh = again(posted, date(2022, 12, 14))
    make.write_agenda(fresh, make.ITEMS)
    make.post(fresh)
    page = client.get(ADDRESS).content.decode()
    assert "Rescheduled for" in page and fresh.get_absolute_url() in page


@pytest.mark.parametrize("is_from_the_first", [True, False])
def test_one_lost_meeting_is_planned_again_once(desk, posted, lost, is_from_the_first):
    posted.refresh_from_db()
    one, other = (posted, lost) if is_from_the_first else (lost, posted)
    again(one, date(2022, 12, 14))
    with pytest.raises(NotPossibleNow, match="already been rescheduled"):
        again(other, date(2022, 12, 21))
    assert f"/{other.pk}/again/" not in desk.get(f"/desk/meetings/{other.pk}/").content.decode()
