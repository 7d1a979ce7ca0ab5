"""One vote adopts the parts of a consent block, as long as it stands (BK-30)."""

import pytest

from boards.decisions.services import table_item
from boards.exceptions import NotPossibleNow
from boards.minutes import all_lines, draft, minutes_text, unfounded
from boards.models import Motion
from boards.motion_choices import MotionEffect
from boards.sessions.left_undone import not_called
from cms.models import Link
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished

ACTOR = live.ACTOR


@furnished
def block(set_clock):
    """A consent block whose parts were adopted by one vote."""
    items = [("consent", "Consent"), ("action", "One", {"parent": "1"}), ("action", "Two", {"parent": "1"})]
    made = live.begin(live.meeting(make.body(5), items=items), room=5)
    set_clock(live.minute(10))
    live.decide(live.item(made, 1), ayes=5)
    return made


def test_parts_of_a_consent_block_lead_to_its_vote_and_are_not_closed_without_one(block):
    vote, part = Motion.objects.get(), live.item(block, 2)
    links = Link.objects.filter(source_kind="item", target_kind="motion", target_id=vote.pk)
    assert set(links.values_list("source_id", flat=True)) == set(block.items.values_list("pk", flat=True))
    with pytest.raises(NotPossibleNow, match="There is a motion on this item."):
        table_item(actor=ACTOR, item=part, outcome="declined", reason={"en": "Later."})
    assert not_called(block) == []
    assert "Adopted with the consent block, by motion 1.1." in minutes_of(block)


def test_a_reconsidered_vote_on_a_consent_block_adopts_nothing(block):
    """Not in the minutes, not on the end page, and its parts can be closed without a vote."""
    vote = Motion.objects.get()
    live.call(live.move(live.item(block, 1), effect=MotionEffect.RECONSIDER, about=vote), ayes=5)
    live.call(Motion.objects.get(state="moved"), ayes=0)
    assert [each.item.number for each in not_called(block)] == [2, 3]
    assert "Adopted with the consent block" not in minutes_of(block)
    given = {"outcome": "declined", "reason": {"en": "The vote was lost."}}
    assert table_item(actor=ACTOR, item=live.item(block, 2), **given)


@furnished
def ruled(set_clock):
    """An action that was adopted before the consent block."""
    items = [("action", "A rule"), ("consent", "Consent"), ("action", "One", {"parent": "2"})]
    made = live.begin(live.meeting(make.body(5), items=items), room=5)
    set_clock(live.minute(10))
    live.decide(live.item(made, 1), ayes=5)
    return made


def test_a_vote_to_rescind_another_action_adopts_nothing_of_the_block_it_is_made_on(ruled):
    consent = live.item(ruled, 2)
    live.heard(consent)
    motion = live.move(consent, effect=MotionEffect.RESCIND, about=Motion.objects.get())
    live.call(motion, ayes=5)
    assert "Adopted with the consent block" not in minutes_of(ruled)
    assert [each.item.number for each in not_called(ruled)] == [3]


def minutes_of(meeting) -> str:
    lines = all_lines(minutes_text(draft(meeting)))
    assert not unfounded(lines, meeting.events.all())
    return " ".join(section.plain for section in minutes_text(draft(meeting)))
