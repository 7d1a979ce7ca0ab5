"""When a motion may be made, and its kind."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from boards.agendas import added_item_rules
from boards.bodies import teleconference
from boards.bodies.rosters import Roster
from boards.choices import FindingVoteAt, ItemKind
from boards.exceptions import CommentFirst, NeedsReason, NotPossibleNow
from boards.models import AgendaItem, CommentWindow, ItemOutcome, Meeting, Motion, RemoteException
from boards.motion_choices import NEVER_VOTED, MotionEffect, MotionKind
from boards.sessions.opening_finding import FINDINGS, RULES, Opening, opening_of, refuse_unless_open

ACTS_ON_THE_ITEM = (MotionKind.DECISION, MotionKind.MINUTES)
ADDING = (MotionKind.ADDED, MotionKind.ADDED_EMERGENCY)
OPENING = (MotionKind.SPECIAL, MotionKind.EMERGENCY)
NO_COMMENT = (MotionKind.PROCEDURE, MotionKind.EXCEPTION, MotionKind.SECURITY)
HEARD_FIRST = (ItemKind.ACTION, ItemKind.CONSENT, ItemKind.FINDING)


@dataclass
class Asked:
    """A motion someone wants to make."""

    item: AgendaItem
    kind: str
    facts: dict[str, str]
    cures: Motion | None = None
    exception: RemoteException | None = None
    confirmed: bool = False
    effect: str = ""
    about: Motion | None = None
    until: date | None = None
    referred_to: dict[str, str] = field(default_factory=dict)


def kind_for(item: AgendaItem, kind: str) -> str:
    """Kind of a plain motion on this item: the opening finding, or procedure for adjournment."""
    if kind != MotionKind.DECISION:
        return kind
    if item.kind == ItemKind.FINDING:
        return FINDINGS.get(item.meeting.kind, kind)
    return MotionKind.PROCEDURE if item.kind == ItemKind.ADJOURN else kind


def refuse_motion(meeting: Meeting, asked: Asked) -> None:
    """Refuse a motion that is not in order.

    A disability exception may come before the opening finding, because the body may not be able to meet without it.
    """
    if asked.kind in OPENING:
        _refuse_opening(meeting, asked)
    elif asked.kind != MotionKind.EXCEPTION or opening_of(meeting) == Opening.FAILED:
        refuse_unless_open(meeting, asked.item)
    _refuse_closed_item(asked)
    if asked.kind in ACTS_ON_THE_ITEM or asked.effect == MotionEffect.DECLINE or _brings_business(asked):
        _refuse_item(asked)
    if asked.kind in ADDING:
        _refuse_adding(asked)
    if asked.kind == MotionKind.EXCEPTION:
        _refuse_exception(meeting, asked.exception)
    if asked.kind == MotionKind.SECURITY and asked.item.kind != ItemKind.CLOSED:
        raise NotPossibleNow(_("This vote belongs to an item on a closed session."), rule="BK-32a")
    if asked.cures is not None:
        _refuse_cure(meeting, asked.cures)


def refuse_room(meeting: Meeting, members: Roster, kind: str) -> None:
    """Below quorum only adjournment is possible (BK-03, BK-19); conditions of the mode must be met (BK-29a)."""
    if not members.has_quorum:
        raise NotPossibleNow(members.sentence + " " + _("The body can only adjourn."), rule="BK-03")
    if kind == MotionKind.EXCEPTION:
        return
    if halt := teleconference.stopping(meeting, members):
        raise NotPossibleNow(_("The body cannot proceed in this mode.") + " " + halt.words, rule="BK-29a")


def refuse_unseconded(motion: Motion) -> None:
    """Nothing is done with a motion before its second."""
    if motion.seconder_id is None:
        raise NotPossibleNow(
            _("This motion has no second yet. Record the second, or that it failed for lack of one."),
            rule="BK-30",
        )


def refuse_before_comment(motion: Motion) -> None:
    """BK-20: no vote on an item before public comment. Procedural votes and closed sessions are exempt.

    A vote that disposes of the item is not procedural in this sense.
    """
    item = motion.item
    disposes = motion.effect == MotionEffect.DECLINE
    if motion.kind in NO_COMMENT and item.kind not in HEARD_FIRST and not disposes:
        return
    window = CommentWindow.objects.filter(item=item).first()
    if window is None or window.closed_at is None:
        raise CommentFirst(
            _("The public must be heard first. Open comment on this item, then close it."), rule="BK-20"
        )


def _refuse_opening(meeting: Meeting, asked: Asked) -> None:
    kind, rule = FINDINGS.get(meeting.kind), RULES.get(meeting.kind, "BK-16a")
    if kind != asked.kind or asked.item.kind != ItemKind.FINDING:
        raise NotPossibleNow(
            _("This finding can be made only on the opening item of such a meeting."), rule=rule
        )
    if opening_of(meeting) != Opening.WAITS:
        raise NotPossibleNow(_("The opening finding has already been voted on."), rule=rule)
    if not _has_text(asked.facts):
        raise NeedsReason(_("Write the specific facts of the finding."), rule=rule)


def _brings_business(asked: Asked) -> bool:
    """Taking a motion from the table under another item makes it the business of that item (BK-12)."""
    about = asked.about if asked.effect == MotionEffect.TAKE_UP else None
    return about is not None and about.item_id != asked.item.pk


def _refuse_closed_item(asked: Asked) -> None:
    """An item closed without a vote has its outcome. How the meeting proceeds may still be voted on."""
    if asked.kind in (*OPENING, MotionKind.PROCEDURE, MotionKind.EXCEPTION) and not asked.effect:
        return
    if ItemOutcome.objects.filter(item=asked.item).exists():
        raise NotPossibleNow(_("This item was closed without a vote. It cannot be voted on."), rule="BK-30")


def _refuse_item(asked: Asked) -> None:
    if asked.item.kind == ItemKind.COMMENT:
        raise NotPossibleNow(
            _("Comment on matters not on the agenda is heard, but cannot be acted on at the same meeting."),
            rule="BK-21",
        )
    if asked.item.kind == ItemKind.BREAK:
        raise NotPossibleNow(_("A break cannot be voted on."), rule="BK-12")
    if asked.item.kind == ItemKind.FINDING:
        raise NotPossibleNow(_("Only the finding can be voted on under this item."), rule="BK-14")
    if not asked.item.takes_votes and not asked.confirmed:
        raise NotPossibleNow(
            _("This item was not posted as an action item. It cannot be voted on."), rule="BK-12"
        )
    if (refused := added_item_rules.refusal(asked.item)) is not None:
        raise refused


def _refuse_adding(asked: Asked) -> None:
    """BK-14: the vote is on the added item, or at an earlier meeting if counsel says so."""
    found = added_item_rules.added_of(asked.item)
    earlier = asked.item.meeting.body.finding_vote_at == FindingVoteAt.EARLIER
    if found is None and earlier:
        if not _has_text(asked.facts):
            raise NeedsReason(_("Write the specific facts of the finding."), rule="BK-14")
        return
    if found is None or found.way != asked.kind:
        raise NotPossibleNow(_("This item was not added on that ground."), rule="BK-14")
    if not _has_text(asked.facts):
        asked.facts = dict(found.why_now)
    if (refused := added_item_rules.finding_refusal(asked.item)) is not None:
        raise refused


def _refuse_exception(meeting: Meeting, exception: RemoteException | None) -> None:
    if exception is None or exception.meeting_id != meeting.pk:
        raise NotPossibleNow(_("Choose the member who asked for the exception."), rule="BK-29e")
    votes = Motion.objects.filter(exception=exception).exclude(state__in=NEVER_VOTED)
    if votes.exclude(passed=False).exists():
        raise NotPossibleNow(_("This exception is approved already, or its vote is open."), rule="BK-29e")


def _refuse_cure(meeting: Meeting, cures: Motion) -> None:
    """BK-35: a cure repeats a closed action of the body, at a later meeting with new notice."""
    before = cures.item.meeting
    if not cures.is_closed or cures.acting_body.pk not in meeting.body_ids or before.pk == meeting.pk:
        raise NotPossibleNow(
            _("A cure must repeat an action of this body from an earlier meeting."), rule="BK-35"
        )


def _has_text(facts: dict[str, str]) -> bool:
    return any(words.strip() for words in facts.values())
