"""Ayes that each kind of motion needs, and what findings open (C2C-05, BK-14, BK-16a, BK-18, BK-32a)."""

import pytest

from boards.bodies.vote_counting import Need, need
from boards.decisions.publication import prepare_decision
from boards.decisions.services import table_item
from boards.event_choices import EventKind
from boards.exceptions import NeedsReason
from boards.models import Duty, Motion, NoticeSending
from boards.motion_choices import MotionKind
from boards.rules.thresholds import majority, needed
from boards.sessions.comment_windows import open_comment
from boards.sessions.opening_finding import Opening, opening_of
from boards.sessions.services import call_item, end_meeting
from boards.sessions.speakers import add_speaker
from cms.exceptions import RuleBroken
from tests.factories import boards as make
from tests.factories import live, notices
from tests.furniture import furnished

ACTOR = live.ACTOR
FACTS = {"en": "The deadline of the federal grant is on Friday."}
OPENING = [("finding", "Opening finding"), ("action", "Answer the audit"), ("adjourn", "Adjournment")]
ADVISORY = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_more_than": True}


def refused(rule: str, act):
    with pytest.raises(RuleBroken) as found:
        act()
    assert found.value.rule == rule


@pytest.mark.parametrize(
    ("seats", "vacant", "present", "findings"),
    [
        (21, 0, 21, 14), (21, 0, 14, 14), (21, 0, 13, 13), (21, 0, 11, 11),
        (21, 3, 18, 12), (21, 3, 11, 11), (21, 6, 15, 10), (21, 6, 8, 8),
        (16, 0, 16, 11), (16, 0, 11, 11), (16, 0, 10, 10), (16, 0, 9, 9),
        (16, 4, 12, 8), (16, 4, 7, 7), (16, 1, 15, 10),
    ],
)  # fmt: skip
def test_a_finding_needs_two_thirds_of_the_body_or_all_present_when_fewer_are_there(
    seats, vacant, present, findings
):
    """BK-14, BK-16a; vacancies shrink the base only under the setting ``filled_seats``."""
    for kind in (MotionKind.SPECIAL, MotionKind.ADDED):
        filled = need(kind, present=present, base=seats - vacant, decision=99)
        assert filled == Need(findings, seats - vacant)
        whole = need(kind, present=present, base=seats, decision=99)
        assert whole.needed == min(needed(2, 3, seats), present)


@pytest.mark.parametrize(("base", "ayes"), [(21, 11), (18, 10), (16, 9), (12, 7)])
@pytest.mark.parametrize("kind", [MotionKind.EMERGENCY, MotionKind.ADDED_EMERGENCY])
def test_an_emergency_is_found_by_a_majority_of_the_members_whatever_the_number_present(base, ayes, kind):
    """BK-14 (1), BK-18."""
    for present in range(ayes, base + 1):
        assert need(kind, present=present, base=base, decision=14) == Need(ayes, base)


@pytest.mark.parametrize("present", range(1, 22))
def test_a_closed_session_on_security_needs_two_thirds_of_those_present(present):
    """BK-32a."""
    found = need(MotionKind.SECURITY, present=present, base=21, decision=14)
    assert 3 * (found.needed - 1) < 2 * present <= 3 * found.needed
    assert found.base == present


@pytest.mark.parametrize("kind", [MotionKind.MINUTES, MotionKind.PROCEDURE])
def test_no_lower_threshold_is_assumed_for_minutes_and_procedure(kind):
    """C2C-05: two thirds, unless counsel set another for this kind of motion."""
    facts = {"present": 13, "base": 21, "decision": 14}
    assert need(kind, **facts) == Need(14, 21)
    assert need(kind, threshold="majority", **facts) == Need(11, 21)
    assert need(kind, threshold="present", **facts) == Need(7, 13)
    assert need(MotionKind.DECISION, threshold="present", **facts) == Need(14, 21)
    assert need(MotionKind.EXCEPTION, threshold="present", **facts) == Need(14, 21)
    assert majority(21) == 11


@furnished
def special(set_clock):
    made = live.meeting(make.body(5), items=OPENING, kind="special", purpose="audit")
    made = live.begin(made, room=3)
    set_clock(live.minute(5))
    return made


def test_nothing_comes_before_the_opening_finding(special):
    """BK-16a."""
    on, seat = live.item(special, 2), live.seats(special)[0]
    acts = [
        lambda: call_item(actor=ACTOR, item=on),
        lambda: open_comment(actor=ACTOR, item=on),
        lambda: live.move(on),
        lambda: table_item(actor=ACTOR, item=on, outcome="declined", reason=FACTS),
        lambda: live.move(on, kind=MotionKind.SPECIAL, facts=FACTS),
        lambda: live.move(live.item(special, 1), kind=MotionKind.EMERGENCY, facts=FACTS),
    ]
    for act in acts:
        with pytest.raises(RuleBroken) as found:
            act()
        assert found.value.rule in ("BK-16a", "BK-18")
    assert not special.events.filter(kind__in=(EventKind.ITEM, EventKind.MOTION)).exists()
    assert seat.is_voting


def test_the_opening_finding_needs_its_facts_and_all_present_when_fewer_than_two_thirds_are(special):
    on = live.item(special, 1)
    live.heard(on)
    with pytest.raises(NeedsReason):
        live.move(on)
    moved = live.move(on, facts=FACTS)
    assert (moved.kind, opening_of(special)) == (MotionKind.SPECIAL, Opening.WAITS)
    closed = live.call(moved, ayes=3)
    assert (closed.needed, closed.base, closed.passed) == (3, 5, True)
    assert opening_of(special) == Opening.PASSED
    duty = Duty.objects.get()
    assert (duty.kind, duty.rule, duty.item) == ("publish_finding", "BK-16a", on)
    assert NoticeSending.objects.filter(about="finding", item=on, channel="web").exists()
    refused("BK-16a", lambda: live.move(on, facts=FACTS))
    assert live.move(live.item(special, 2)).kind == MotionKind.DECISION


def test_a_failed_finding_leaves_nothing_but_adjournment(special):
    assert live.decide(live.item(special, 1), ayes=2, facts=FACTS).passed is False
    assert opening_of(special) == Opening.FAILED
    refused("BK-16a", lambda: call_item(actor=ACTOR, item=live.item(special, 2)))
    refused("BK-16a", lambda: live.move(live.item(special, 1), facts=FACTS))
    refused("BK-16a", lambda: live.move(live.item(special, 2), kind=MotionKind.PROCEDURE))
    call_item(actor=ACTOR, item=live.item(special, 3))
    end_meeting(actor=ACTOR, meeting=special)
    assert not Duty.objects.exists()


def test_an_emergency_opens_its_postings_for_ten_days_when_it_ends(db):
    """BK-18."""
    made = live.begin(live.meeting(make.body(5), items=OPENING, kind="emergency"), room=3)
    with live.at(5):
        closed = live.decide(live.item(made, 1), ayes=3, facts=FACTS)
        assert (closed.kind, closed.needed, closed.passed) == (MotionKind.EMERGENCY, 3, True)
        refused(
            "BK-21",
            lambda: add_speaker(actor=ACTOR, meeting=made, name="A.B."),
        )
        end_meeting(actor=ACTOR, meeting=made)
    assert set(Duty.objects.values_list("kind", "rule")) == {("post_place", "BK-18"), ("post_web", "BK-18")}


def test_an_opening_finding_belongs_to_no_regular_meeting(db):
    made = live.begin(live.meeting(make.body(3), items=[("finding", "Finding"), ("action", "One")]), room=3)
    with live.at(5):
        for number in (1, 2):
            on = live.item(made, number)
            refused("BK-16a", lambda on=on: live.move(on, kind=MotionKind.SPECIAL, facts=FACTS))
        refused("BK-14", lambda: live.move(live.item(made, 1)))
        refused("BK-14", lambda: live.move(live.item(made, 2), kind=MotionKind.ADDED, facts=FACTS))


def test_an_added_item_is_acted_on_after_its_finding_by_all_present_when_fewer_than_two_thirds_are(db):
    """BK-14: that finding by 3 of 5 does not yet make a decision possible (C2C-05)."""
    made = live.meeting(make.body(5, finding_vote_at="same_meeting_after_notice"))
    added = notices.added(made, at=live.minute(-72 * 60))
    notices.told_of(added, at=live.minute(-60 * 60))
    live.begin(made, room=3)
    on = live.item(made, 3)
    with live.at(5):
        refused("BK-14", lambda: live.move(on))
        refused("BK-14", lambda: live.move(on, kind=MotionKind.ADDED_EMERGENCY))
        found = live.decide(on, ayes=3, kind=MotionKind.ADDED)
        assert (found.needed, found.base, found.passed, found.facts) == (3, 5, True, added.why_now)
        closed = live.call(live.move(on), ayes=3)
    assert (closed.kind, closed.needed, closed.passed) == (MotionKind.DECISION, 4, False)
    added.refresh_from_db()
    assert added.motion == found


def test_where_counsel_says_so_the_finding_is_voted_on_in_an_earlier_meeting(db):
    """BK-14b."""
    made = live.begin(live.meeting(make.body(3, finding_vote_at="earlier_meeting")), room=3)
    with live.at(5):
        on = live.item(made, 2)
        refused("BK-14", lambda: live.move(on, kind=MotionKind.ADDED))
        assert live.decide(on, ayes=1, kind=MotionKind.ADDED, facts=FACTS).passed is False
        assert live.call(live.move(on, kind=MotionKind.ADDED, facts=FACTS), ayes=2).passed


@pytest.mark.parametrize(
    ("threshold", "ayes", "base"), [("body", 4, 5), ("majority", 3, 5), ("present", 2, 3)]
)
def test_a_motion_to_adjourn_follows_the_threshold_of_procedure(db, threshold, ayes, base):
    found = make.body(5, procedure_threshold=threshold)
    made = live.begin(live.meeting(found, items=[("adjourn", "Adjournment")]), room=3)
    with live.at(5):
        moved = live.move(live.item(made, 1))
        closed = live.call(moved, ayes=2)
    assert (moved.kind, closed.needed, closed.base) == (MotionKind.PROCEDURE, ayes, base)
    assert closed.passed is (threshold == "present")


def test_a_vote_on_procedure_is_no_decision(db):
    """C2C-05: a lower threshold for procedure never makes a decision."""
    made = live.begin(live.meeting(make.body(3, procedure_threshold="present")), room=3)
    with live.at(5):
        closed = live.decide(live.item(made, 2), ayes=3, kind=MotionKind.PROCEDURE)
        words = {"title": FACTS, "summary": FACTS, "reason": FACTS}
        refused("C2C-05", lambda: prepare_decision(actor=ACTOR, motion=closed, **words))
    assert not Motion.objects.without_decision().exists()


def test_minutes_of_an_advisory_board_of_sixteen_pass_with_nine(db):
    made = live.begin(live.meeting(make.body(16, vacant=(15, 16), **ADVISORY)), room=14)
    with live.at(5):
        closed = live.decide(live.item(made, 2), ayes=9, kind=MotionKind.MINUTES)
    assert (closed.needed, closed.base, closed.passed) == (9, 16, True)
    assert closed.votes.filter(choice="vacant").count() == 2
