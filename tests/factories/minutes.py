"""Factories for a held meeting with a vote, and a later meeting that votes on its minutes."""

from datetime import date, timedelta

from boards.models import Meeting, Motion
from boards.sessions.services import end_meeting
from cms import clock
from cms.models import HomePage
from tests.factories import boards as make

LATER = date(2023, 2, 8)
AFTER = make.starts(LATER) + timedelta(days=1)


def ended(made: Meeting) -> Meeting:
    with clock.at(make.starts(made.day) + timedelta(hours=2)):
        end_meeting(actor=make.ACTOR, meeting=made)
    made.refresh_from_db()
    return made


def held(home: HomePage, *, seats: int = 3, ayes: int = 2) -> Meeting:
    """Ended, with one motion on which each of three seats voted."""
    return ended(make.held(home, seats=seats, ayes=ayes).item.meeting)


def later_vote(first: Meeting, *, ayes: int = 2, day: date = LATER) -> Motion:
    """A vote in a later meeting of the same body."""
    made = make.in_session(make.posted(first.body, day=day), present=3)
    return make.closed_motion(made, ayes=ayes)
