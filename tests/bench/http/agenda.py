"""A held meeting of 20 items, on each of which 21 seats voted (P5). Runs inside the site."""

from datetime import date, timedelta

from boards.models import Body
from boards.sessions.services import end_meeting
from boards.sessions.votes import close_vote
from cms import clock
from tests.factories import boards as make

BODY, DAY, ITEMS, AYES = "governing-board", date(2023, 3, 15), 20, 14
PATH = f"/boards/{BODY}/{DAY}/"


def hold() -> None:
    items = [("action", f"Publish results of county {number}") for number in range(1, ITEMS + 1)]
    made = make.in_session(make.posted(Body.objects.get(slug=BODY), day=DAY, items=items))
    for item in made.items.order_by("number"):
        moved = make.motion(made, item)
        make.call_roll(moved, ayes=AYES)
        with clock.at(make.starts(DAY) + timedelta(minutes=40)):
            close_vote(actor=make.ACTOR, motion=moved)
    with clock.at(make.starts(DAY) + timedelta(hours=3)):
        end_meeting(actor=make.ACTOR, meeting=made)
