"""In a joint meeting, what one body tabled waits for a later agenda, whatever the other body decides (BK-19)."""

import pytest

from boards.models import DeferredItem
from boards.motion_choices import MotionEffect
from boards.sessions.dispositions import defer_tabled
from tests.factories import live
from tests.factories.joint_votes import begun, voted


@pytest.mark.parametrize("body", ["body", "joint_body"])
def test_what_one_body_tabled_waits_though_the_other_voted_later(home, set_clock, body):
    meeting = begun(home)
    tables = getattr(meeting, body)
    other = next(each for each in meeting.bodies if each != tables)
    item = live.item(meeting, 2)
    set_clock(live.minute(10))
    live.heard(item)
    voted(item, tables, effect=MotionEffect.TABLE)
    voted(item, other)
    defer_tabled(live.ACTOR, meeting)
    waiting = DeferredItem.objects.get()
    assert (waiting.source, waiting.body) == (item, tables)


def test_what_the_body_that_tabled_it_took_up_again_does_not_wait(home, set_clock):
    meeting = begun(home)
    item = live.item(meeting, 2)
    set_clock(live.minute(10))
    live.heard(item)
    voted(item, meeting.body, effect=MotionEffect.TABLE)
    voted(item, meeting.joint_body)
    voted(item, meeting.body)
    defer_tabled(live.ACTOR, meeting)
    assert not DeferredItem.objects.exists()
