"""A page asks the database a number of times that does not grow with what it shows (performance)."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.comments.services import Comment, comment_on
from boards.decisions.services import add_follow_up
from boards.demo import agreements
from boards.meetings.planning import attach_finding
from boards.models import Decision, Meeting, Proposal
from boards.proposals.services import publish_proposal
from boards.sessions.votes import close_vote
from cms import clock
from cms.records import history
from tests.factories import boards as make
from tests.factories import comments
from tests.factories import materials as give
from tests.furniture import furnished

pytestmark = pytest.mark.usefixtures("stored_parts")
LISTING, DETAIL, AGENDA = 10, 10, 12
BODY = 14  # seats, officers, committees, meetings ahead, called off and past, and the languages of the page
HELD = 13  # motions, and how each seat voted
HELD_DAYS = ((2, make.DAY), (5, make.DAY + timedelta(days=7)))


def statements(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return len(captured)


def many_items(count: int) -> list[tuple[str, str]]:
    return [("action", f"Item {place} of the agenda") for place in range(count)]


def agenda_of(found, items: int, day: date) -> Meeting:
    """Posted; findings and a material stand under each item but the last, and people wrote on them."""
    meeting = make.meeting(found, day=day, items=many_items(items))
    with clock.at(make.starts(day) - timedelta(days=12)):
        for place in range(1, items):
            key = make.item_key(meeting, place)
            attach_finding(actor=make.ACTOR, meeting=meeting, key=key, finding=make.finding())
            give.material(meeting, number=place, body="# Numbers", title={"en": f"Paper {place}"})
        make.post(meeting)
    meeting.refresh_from_db()
    with clock.at(make.starts(day) - timedelta(days=5)):
        for place in range(1, items):
            said = Comment(words=f"My words {place}.", language="en", publish=True)
            comment_on(
                meeting=meeting, nonce=f"{day}-{place}", comment=said, item=comments.item_of(meeting, place)
            )
    return meeting


def test_an_agenda_of_many_items(client, home):
    found = make.body(3)
    make.pages(home, found)
    few, many = agenda_of(found, 2, make.DAY), agenda_of(found, 8, make.DAY + timedelta(days=7))
    asked = [statements(client, meeting.get_absolute_url()) for meeting in (few, many)]
    assert asked[0] == asked[1] <= AGENDA


def test_a_held_meeting(client, home):
    moved = make.held(home, seats=3, ayes=2, findings=[make.finding(12)])
    add_follow_up(actor=make.ACTOR, decision=make.decision(moved), title={"en": "Step"}, owner={"en": "We"})
    assert statements(client, "/boards/governing-board/2022-11-09/") <= HELD


def test_a_held_meeting_of_many_items(client, home):
    found = make.body(3)
    make.pages(home, found)
    asked = [statements(client, held_of(found, items, day).get_absolute_url()) for items, day in HELD_DAYS]
    assert asked[0] == asked[1] <= HELD


def held_of(found, items: int, day: date) -> Meeting:
    """Each item has a vote."""
    meeting = make.in_session(make.posted(found, day=day, items=many_items(items)), present=3)
    for item in meeting.items.select_related("meeting__body"):
        moved = make.motion(meeting, item)
        make.call_roll(moved, ayes=3)
        with clock.at(make.starts(day) + timedelta(minutes=40)):
            close_vote(actor=make.ACTOR, motion=moved)
    return meeting


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/boards/", LISTING),
        ("/boards/governing-board/", BODY),
        ("/decisions/", LISTING),
        ("/proposals/", LISTING),
    ],
)
def test_a_list_grows_without_more_statements(client, home, path, most):
    found = make.body(3)
    make.pages(home, found)
    few, many = (grown(found, count, client, path) for count in (2, 5))
    assert few == many
    assert many <= most


def grown(found, count: int, client, path: str) -> int:
    have = Decision.objects.count()
    for place in range(have, count):
        decision = Decision(
            year=2022,
            sequence=place + 1,
            body=found,
            title={"en": f"Decision {place}"},
            summary={"en": "It is decided."},
            reason={"en": "people asked"},
            outcome="adopted",
            decided_on=make.DAY,
            prepared_by_name="A",
            published_by_name="B",
            published_at=make.starts(),
        )
        history.record(decision, actor=make.ACTOR, reason="made for a test")
        start = make.starts(date(2019, 1, 1) + timedelta(days=place))
        facts = {"starts_at": start, "ends_at": start + timedelta(hours=1), "status": "ended"}
        history.record(Meeting(body=found, **facts), actor=make.ACTOR, reason="made for a test")
    return statements(client, path)


@furnished
def answered(home):
    """A decision with a step, a proposal and the agreements."""
    moved = make.held(home, seats=3, ayes=2, findings=[make.finding(12)])
    made = make.decision(moved)
    add_follow_up(actor=make.ACTOR, decision=made, title={"en": "Step"}, owner={"en": "We"})
    agreements.build(make.ACTOR)
    words = {"title": {"en": "County"}, "summary": {"en": "Yes"}, "brought_by": {"en": "The public"}}
    proposal = Proposal(year=2022, sequence=8, body=made.body, received_on=make.DAY, **words)
    publish_proposal(actor=make.ACTOR, proposal=proposal, findings=[12])


@pytest.mark.parametrize("path", ["/decisions/2022-01/", "/proposals/P-2022-08/", "/agreements/"])
def test_a_detail(client, answered, path):
    assert statements(client, path) <= DETAIL


def test_home_asks_the_boards_for_little(client, home):
    assert statements(client, "/") <= 8
