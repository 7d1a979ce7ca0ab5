"""What became of each motion, from its events (BK-30): different events, different sentences, both motions named."""

import pytest

from boards.event_choices import EventKind
from boards.events import log
from boards.minutes import all_lines, draft, minutes_text, unfounded, unsaid
from boards.models import Motion
from boards.motion_choices import MotionEffect, MotionKind, MotionState
from boards.sessions.motions import amend_motion, withdraw_motion
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished


@furnished
def running():
    """Two motions were made on item 2 by the facts of their events; nothing was voted yet."""
    found = live.begin(live.meeting(make.body(3)), room=3)
    with live.at(5):
        live.heard(live.item(found, 2))
    return found


def moved(meeting, **facts) -> Motion:
    """A motion as the service records it."""
    item = live.item(meeting, 2)
    mover, seconder = [row.appointment for row in meeting.presences.order_by("pk")[:2]]
    order = item.motions.count() + 1
    given = {"mover": mover, "seconder": seconder, "text": {"en": "Publish it."}, "kind": MotionKind.DECISION}
    row = Motion.objects.create(item=item, order=order, **given | facts)
    happens(meeting, "motion", motion=row.pk, number=row.number, kind=row.kind, text=row.text,
            mover=mover.person_name, seconder=row.seconder.person_name if row.seconder else "",
            effect=row.effect, about=row.about_id)  # fmt: skip
    return row


def passed(meeting, effect: str, **facts) -> Motion:
    """A procedural motion with an effect, and its closed vote."""
    row = moved(meeting, kind=MotionKind.PROCEDURE, effect=effect, **facts)
    totals = {"ayes": 3, "noes": 0, "base": 3, "needed": 2, "passed": True}
    happens(meeting, "vote_closed", motion=row.pk, number=row.number, kind=row.kind, names={}, **totals)
    return row


def happens(meeting, what: str, **facts) -> None:
    with live.at(20):
        log.log(meeting, EventKind(what), actor=make.ACTOR, item=live.item(meeting, 2), facts=facts)


def said(meeting) -> str:
    sections = minutes_text(draft(meeting))
    assert not unfounded(all_lines(sections), meeting.events.all())
    assert not unsaid(all_lines(sections), meeting.events.all())
    return next(section.plain for section in sections if section.key == "item-2")


def test_a_motion_that_was_amended_is_not_called_withdrawn(running):
    with live.at(10):
        main = live.move(live.item(running, 2))
        mover, seconder = live.seats(running)[:2]
        amendment = amend_motion(
            actor=make.ACTOR, motion=main, text={"en": "By county and year."}, mover=mover, seconder=seconder
        )
        live.call(amendment, ayes=3)
        live.call(Motion.objects.get(text={"en": "By county and year."}, amends=None), ayes=3)
    words = said(running)
    assert "Amended at 9:10 a.m. by motion 2.2. It continued as motion 2.3." in words
    assert "This vote amended motion 2.1. It continued as motion 2.3." in words
    assert "Motion 2.3 By county and year. This is motion 2.1 as amended by motion 2.2. Passed" in words
    assert "Withdrawn" not in words
    assert "No vote on this motion" not in words


def test_a_motion_that_was_withdrawn_says_so(running):
    with live.at(10):
        withdraw_motion(actor=make.ACTOR, motion=live.move(live.item(running, 2)))
    assert "Withdrawn at 9:10 a.m., before a vote." in said(running)


def test_a_motion_without_a_second_failed_for_lack_of_one(running):
    row = moved(running, seconder=None, state=MotionState.NO_SECOND)
    happens(running, "no_second", motion=row.pk, number=row.number, mover="Person 1")
    assert "Moved by Person 1. Failed at 9:20 a.m. for lack of a second." in said(running)


def test_a_motion_with_no_further_event_has_no_recorded_vote(running):
    moved(running)
    assert said(running).endswith("No vote on this motion is recorded.")


DISPOSED = [
    ("table", "tabled", {}, "Laid on the table at 9:20 a.m. by motion 2.2.", "laid motion 2.1 on the table"),
    ("continue", "postponed", {"until": "2022-12-14"}, "Continued to December 14, 2022, by motion 2.2 at 9:20",
     "continued motion 2.1 to December 14, 2022"),
    ("refer", "referred", {"to": {"en": "the data committee"}}, "Referred to the data committee, by motion 2.2",
     "referred motion 2.1 to the data committee"),
    ("decline", "declined", {}, "Not taken up, by motion 2.2 at 9:20 a.m.", "did not take up motion 2.1"),
]  # fmt: skip


@pytest.mark.parametrize(("effect", "kind", "more", "became", "did"), DISPOSED)
def test_a_vote_that_disposes_of_a_motion_is_named_by_both(running, effect, kind, more, became, did):
    main = moved(running)
    by = passed(running, effect, about=main)
    happens(running, kind, motion=main.pk, number=main.number, by=by.pk, by_number=by.number, **more)
    words = said(running)
    assert became in words
    assert did in words
    assert "No vote on this motion" not in words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("tabled", "This vote laid the item on the table."),
        ("postponed", "This vote continued the item to a later meeting."),
        ("declined", "By this vote the body did not take up the item."),
    ],
)
def test_a_vote_can_dispose_of_the_item_itself(running, kind, words):
    by = passed(running, MotionEffect.TABLE)
    happens(running, kind, motion=None, number="", by=by.pk, by_number=by.number)
    assert words in said(running)


def test_a_motion_taken_from_the_table_waits_for_its_vote_again(running):
    main = moved(running)
    by = passed(running, MotionEffect.TABLE, about=main)
    happens(running, "tabled", motion=main.pk, number=main.number, by=by.pk, by_number=by.number)
    back = passed(running, MotionEffect.TAKE_UP, about=main)
    happens(running, "taken_up", motion=main.pk, number=main.number, by=back.pk, by_number=back.number)
    words = said(running)
    assert "Taken from the table at 9:20 a.m. by motion 2.3. No vote on this motion is recorded." in words
    assert "This vote took motion 2.1 from the table." in words


def test_a_reconsidered_vote_and_the_motion_that_reopened_name_each_other(running):
    main = passed(running, "")
    by = passed(running, MotionEffect.RECONSIDER, about=main)
    again = Motion.objects.create(
        item=main.item, order=3, mover=main.mover, seconder=main.seconder, text=main.text
    )
    happens(running, "reconsidered", motion=main.pk, number=main.number, by=by.pk, by_number=by.number,
            into=again.pk, into_number=again.number)  # fmt: skip
    words = said(running)
    assert "reconsidered at 9:20 a.m., by motion 2.2, and set aside. It reopened as motion 2.3." in words
    assert "This vote set aside the vote on motion 2.1. It reopened as motion 2.3." in words
    assert "This is motion 2.1, open again after the vote on motion 2.2." in words


def test_an_action_of_an_earlier_meeting_is_rescinded_with_its_day(running):
    old = live.begin(live.meeting(running.body, day=make.DAY.replace(month=10)), room=3)
    action = moved(old)
    by = passed(running, MotionEffect.RESCIND, about=action)
    happens(running, "rescinded", motion=action.pk, number=action.number, by=by.pk, by_number=by.number)
    words = said(running)
    assert "It concerns motion 2.1 of October 9, 2022." in words
    assert "This vote rescinded motion 2.1 of October 9, 2022." in words


def test_a_second_that_came_later_is_stated(running):
    row = moved(running, seconder=None)
    happens(running, "seconded", motion=row.pk, number=row.number, name="Person 3")
    assert "Moved by Person 1. Seconded by Person 3 at 9:20 a.m." in said(running)


def test_a_motion_of_an_earlier_meeting_is_taken_from_the_table_as_a_new_one(running):
    old = live.begin(live.meeting(running.body, day=make.DAY.replace(month=10)), room=3)
    tabled = moved(old)
    by = passed(running, MotionEffect.TAKE_UP, about=tabled)
    now = Motion.objects.create(
        item=by.item, order=2, mover=by.mover, seconder=by.seconder, text=by.text, about=tabled
    )
    was = {"motion": tabled.pk, "number": tabled.number, "day": old.day.isoformat()}
    happens(running, "taken_up", motion=now.pk, number=now.number, by=by.pk, by_number=by.number, was=was)
    words = said(running)
    assert "This vote took motion 2.1 of October 9, 2022 from the table." in words
    assert "This is motion 2.1 of October 9, 2022, taken from the table by motion 2.1." in words
    assert words.endswith("No vote on this motion is recorded.")
