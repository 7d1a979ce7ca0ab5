"""The live page and the room display: two statements, no session, 304 when nothing changed, both languages."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.sessions.adjournment import make_final
from boards.sessions.comment_windows import open_comment
from boards.sessions.incidents import lose_access
from boards.sessions.pauses import pause, resume
from boards.sessions.presence import mark_presence
from boards.sessions.services import call_item, end_meeting
from boards.sessions.speakers import add_speaker, call_speaker
from boards.sessions.votes import close_vote
from tests.factories import boards as make
from tests.furniture import furnished

LIVE = "/boards/governing-board/2022-11-09/live/"
PAGES = [LIVE, f"{LIVE}state/", f"{LIVE}room/", f"{LIVE}room/state/"]


@furnished
def posted(home):
    found = make.body(5)
    make.pages(home, found)
    return make.posted(found)


@furnished
def running(posted, set_clock):
    meeting = make.in_session(posted, present=4)
    set_clock(make.starts() + timedelta(hours=1))
    return meeting


def text_of(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.engine
@pytest.mark.parametrize("path", PAGES)
def test_each_part_takes_two_statements_and_no_session(client_for, resident, client, running, path):
    client.get(path)
    for browser in (client, client_for(resident)):
        with CaptureQueriesContext(connection) as captured:
            answer = browser.get(path)
        assert answer.status_code == 200
        assert len(captured) <= 2, [each["sql"] for each in captured]
        assert not any("django_session" in each["sql"] for each in captured)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("path", [f"{LIVE}state/", f"{LIVE}room/state/"])
def test_a_poll_brings_nothing_until_something_happens(client, running, path):
    first = client.get(path)
    seen = {"HTTP_IF_NONE_MATCH": first.headers["ETag"]}
    again = client.get(path, **seen)
    assert (again.status_code, again.content) == (304, b"")
    call_item(actor=make.ACTOR, item=make.action_item(running))
    changed = client.get(path, **seen)
    assert changed.status_code == 200
    assert "Publish results by county" in changed.content.decode()
    assert client.get(f"/es{path}", **seen).status_code == 200


def test_the_vote_is_followed_as_it_is_called(client, running):
    moved = make.motion(running, make.action_item(running))
    assert "Motion 2.1" in text_of(client, LIVE)
    make.call_roll(moved, ayes=3)
    page = text_of(client, f"{LIVE}state/")
    assert "Motion 2.1. Ayes: 3. Required: 4. Yet to vote: 0." in page
    assert "Person 4: No" in page
    assert "3 aye, 1 no, 1 absent" in page
    close_vote(actor=make.ACTOR, motion=moved)
    room = text_of(client, f"{LIVE}room/")
    assert "Not adopted." in room
    assert "Motion 2.1. Ayes: 3. Required: 4. Not adopted." in text_of(client, LIVE)


def test_a_speakers_clock_shows_when_it_ends(client, running):
    item = make.action_item(running)
    open_comment(actor=make.ACTOR, item=item)
    speaker = add_speaker(actor=make.ACTOR, meeting=running, item=item, name="A.B.")
    call_speaker(actor=make.ACTOR, speaker=speaker)
    for path in (LIVE, f"{LIVE}room/"):
        page = text_of(client, path)
        assert "A.B." in page
        assert 'data-ends="2022-11-09T10:02:00-08:00"' in page
        assert "until 10:02 a.m." in page


def test_a_meeting_that_stands_still_says_why(client, running):
    pause(actor=make.ACTOR, meeting=running)
    assert "The meeting is in recess." in text_of(client, LIVE)
    resume(actor=make.ACTOR, meeting=running)
    lose_access(actor=make.ACTOR, meeting=running, what="Web and phone")
    assert "Remote access was lost." in text_of(client, f"{LIVE}room/")


def test_before_it_begins_and_after_it_ends_the_page_says_so_and_links(client, posted, set_clock):
    page = text_of(client, LIVE)
    assert "The meeting has not begun." in page
    assert 'http-equiv="refresh" content="10"' in page
    assert 'href="/boards/governing-board/2022-11-09/"' in page
    make.in_session(posted, present=4)
    set_clock(make.starts() + timedelta(hours=1))
    end_meeting(actor=make.ACTOR, meeting=posted)
    page = text_of(client, LIVE)
    assert "The meeting is over." in page
    assert "http-equiv" in page, "it can still be undone"
    assert "data-over" not in text_of(client, f"{LIVE}state/")
    make_final(actor=make.ACTOR, meeting=posted)
    assert "http-equiv" not in text_of(client, LIVE)
    assert "data-over" in text_of(client, f"{LIVE}state/")


def test_it_speaks_spanish(client, running):
    call_item(actor=make.ACTOR, item=make.action_item(running))
    page = text_of(client, f"/es{LIVE}")
    assert "En vivo" in page
    assert f'data-live="/es{LIVE}state/"' in page


def test_the_meetings_page_leads_to_it_while_it_runs(client, running):
    address = "/boards/governing-board/2022-11-09/"
    assert f'href="{LIVE}"' in text_of(client, address)
    end_meeting(actor=make.ACTOR, meeting=running)
    assert f'href="{LIVE}"' not in text_of(client, address)


def test_nothing_of_a_closed_session_or_of_a_remote_member_is_shown(client, running):
    seat = running.body.seats.get(position=1)
    mark_presence(
        actor=make.ACTOR,
        meeting=running,
        seats=[seat],
        mode="remote",
        camera_off="CANARY",
        adult="yes",
        adult_who="CANARY",
    )
    for path in PAGES:
        assert "CANARY" not in text_of(client, path)
