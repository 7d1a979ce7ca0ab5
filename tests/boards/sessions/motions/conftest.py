"""A running meeting with a motion that passed, and the console that drives it."""

from datetime import timedelta

import pytest

from boards.sessions.votes import close_vote
from cms import clock
from tests.factories import boards as make
from tests.factories.console import Console
from tests.furniture import furnished


@furnished
def board(home):
    found = make.body(5)
    make.pages(home, found)
    return found


@furnished
def running(board):
    return make.in_session(make.posted(board), present=5)


@furnished
def item(running):
    found = make.action_item(running)
    make.heard(running, found)
    return found


@furnished
def main(running, item):
    return make.motion(running, item, comment=False)


@furnished
def voted(running, main):
    """Passed: the first four voted aye, the fifth no."""
    make.call_roll(main, ayes=4)
    with clock.at(make.starts() + timedelta(minutes=40)):
        return close_vote(actor=make.ACTOR, motion=main)


@pytest.fixture
def console(client_for, clerk, running, set_clock):
    set_clock(make.starts() + timedelta(hours=1))
    return Console(client_for(clerk), running)
