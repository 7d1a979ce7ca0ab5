"""When an item added after posting may be acted on (BK-14, BK-14a, BK-14b)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from boards import access
from boards.choices import Channel, FindingVoteAt, MeetingKind, MeetingStatus, NoticeKind
from boards.exceptions import NotPossibleNow
from boards.models import AddedItem, AgendaItem, Meeting, Motion, NoticeSending
from boards.models.agendas import LITIGATION
from boards.motion_choices import MotionState
from boards.notices.clock import hours_before
from boards.notices.recipients import members_of
from cms.access import Visitor
from cms.components.dates import clock_time, long_date
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from cms.i18n.passages import filled
from cms.models import OutboxMessage
from cms.publication.rules import Person
from cms.records.history import Actor, record

HOURS = 48
STILL_OPEN = (MeetingStatus.POSTED, MeetingStatus.IN_SESSION)
NO_OTHER_BUSINESS = {MeetingKind.SPECIAL: "BK-16", MeetingKind.EMERGENCY: "BK-18"}


@dataclass(frozen=True)
class Condition:
    """A condition that must be met before the body may act on the item."""

    words: str
    is_met: bool
    rule: str
    problem: str = ""


def added_of(item: AgendaItem) -> AddedItem | None:
    rows = AddedItem.objects.select_related("meeting__body", "motion__item", "item", "posting")
    return rows.filter(item=item).first()


def refusal(item: AgendaItem) -> RuleBroken | None:
    """Return why this item may not be acted on yet; None if it was on the original agenda."""
    added = added_of(item)
    if added is None:
        return None
    return _first_problem(conditions(added))


def finding_refusal(item: AgendaItem) -> RuleBroken | None:
    """Return why the finding may not be voted on yet: counsel has not answered, or notice was late."""
    added = added_of(item)
    if added is None:
        return NotPossibleNow(
            _("This item was on the agenda from the start. It does not need a finding."), rule="BK-14"
        )
    if added.way == LITIGATION:
        return NotPossibleNow(
            _("Litigation that arose after posting does not need a finding (Gov. Code § 11126.3(d))."),
            rule="BK-32",
        )
    return _first_problem([_counsel(added), *_notice(added)])


def calling_refusal(item: AgendaItem) -> RuleBroken | None:
    """Return why litigation added after posting may not be called yet. A finding is voted once its item is called."""
    added = added_of(item)
    return _first_problem(conditions(added)) if added and added.way == LITIGATION else None


def not_yet_open(meeting: Meeting) -> set[str]:
    """Keys of items added to this meeting's agenda that the body may not act on yet."""
    rows = AddedItem.objects.filter(meeting=meeting).select_related("meeting__body", "motion__item", "item")
    return {row.item.key for row in rows if not all(each.is_met for each in conditions(row))}


def adder_of(added: AddedItem) -> Person:
    return Person(added.posting.posted_by_id, added.added_by_name)


def waiting_litigation(user: Visitor) -> list[AddedItem]:
    """Added litigation of coming meetings that waits for a second person, oldest first."""
    meetings = access.desk_meetings(user).filter(status=MeetingStatus.POSTED)
    rows = AddedItem.objects.filter(way=LITIGATION, confirmed_at=None, meeting__in=meetings)
    return list(rows.select_related("meeting__body", "item", "posting"))


def attach(motion: Motion) -> AddedItem | None:
    """Attach a passed finding to the added item it was made for; called when the vote closes."""
    added = added_of(motion.item)
    if added is None or added.motion_id or not _fits(motion, added):
        return None
    added.motion = motion
    return record(added, actor="system:vote", reason="finding passed", update_fields=["motion"])


def attach_earlier(*, actor: Actor, added: AddedItem, motion: Motion) -> AddedItem:
    """Attach a finding that passed at an earlier meeting of the body (BK-14b)."""
    if added.motion_id:
        raise NotPossibleNow(_("This item already has a finding."), rule="BK-14")
    is_theirs = motion.acting_body.pk in added.meeting.body_ids
    earlier = motion.item.meeting.starts_at < added.meeting.starts_at
    if not (is_theirs and earlier) or not _fits(motion, added):
        raise NotPossibleNow(
            _("Choose a finding of this kind that passed at an earlier meeting of this body."), rule="BK-14b"
        )
    added.motion = motion
    return record(added, actor=actor, reason="finding of an earlier meeting", update_fields=["motion"])


def conditions(added: AddedItem) -> list[Condition]:
    if added.way == LITIGATION:
        return list(_litigation(added))
    return [_counsel(added), _finding(added), *_notice(added)]


def _litigation(added: AddedItem) -> Iterator[Condition]:
    """Gov. Code § 11126.3(d)."""
    day = long_date(added.deadline_on) if added.deadline_on else ""
    words = _("A legal deadline would be missed: %(day)s") % {"day": day}
    yield Condition(words, added.deadline_on is not None, "BK-32")
    said = _("The case is announced to the public: %(words)s") % {"words": text(added.text)}
    yield Condition(said, bool(text(added.text).strip()), "BK-32")
    if added.confirmed_at:
        facts = {"who": added.confirmed_by_name, "day": long_date(added.confirmed_at)}
        yield Condition(_("Confirmed by %(who)s, %(day)s") % facts, True, "BK-32")
    else:
        problem = _("Someone other than %(who)s must confirm it before it is called.")
        yield Condition(
            _("A second person has confirmed it"), False, "BK-32", problem % {"who": added.added_by_name}
        )


def _first_problem(found: list[Condition]) -> RuleBroken | None:
    first = next((each for each in found if not each.is_met), None)
    return NotPossibleNow(first.problem or first.words, rule=first.rule) if first else None


def _fits(motion: Motion, added: AddedItem) -> bool:
    return motion.state == MotionState.CLOSED and bool(motion.passed) and motion.kind == added.way


def _counsel(added: AddedItem) -> Condition:
    """BK-14b does not say at which meeting the vote is taken, so counsel decides."""
    at = added.meeting.body.finding_vote_at
    if at == FindingVoteAt.ASK:
        problem = _(
            "Ask counsel at which meeting the finding is voted on, and record the answer in the body’s "
            "settings."
        )
        return Condition(_("Counsel has said when the finding is voted on"), False, "BK-14b", problem)
    words = _("Counsel’s answer: the finding is voted on %(when)s") % {"when": FindingVoteAt(at).label}
    return Condition(words, True, "BK-14b")


def _finding(added: AddedItem) -> Condition:
    words = _("The body has made the finding: %(way)s") % {"way": added.get_way_display()}
    motion = added.motion
    if motion is None or not _fits(motion, added):
        problem = _("The body must first find, by the required vote, that it may act on this item.")
        return Condition(words, False, "BK-14", problem)
    same = motion.item.meeting_id == added.meeting_id
    if same and added.meeting.body.finding_vote_at == FindingVoteAt.EARLIER:
        problem = _(
            "Counsel says the finding must be voted on at an earlier meeting. This one was voted on at "
            "the same meeting."
        )
        return Condition(words, False, "BK-14b", problem)
    return Condition(words, True, "BK-14")


def _notice(added: AddedItem) -> Iterator[Condition]:
    """BK-14a: each member and the press wire receive it 48 hours before the meeting."""
    latest = hours_before(added.meeting.starts_at, HOURS)
    facts: dict[str, Any] = {"day": long_date(latest), "time": clock_time(latest)}
    wires, seats = _had_it(added)
    late = filled(
        _(
            "Members and the media must receive notice at least 48 hours before the meeting: by %(day)s, %(time)s."
        ),
        **facts,
    )
    yield _reached(_("The press wire service has received the notice"), wires, latest, late)
    members = list(members_of(added.meeting, added.added_at))
    times = [seats.get(each.pk) for each in members]
    yield _reached(_("Each member has received the notice"), times, latest, late)


def _reached(words: str, times: list[datetime | None], latest: datetime, late: str) -> Condition:
    if not times or None in times:
        return Condition(words, False, "BK-14a", _("%(what)s: not done yet.") % {"what": words})
    return Condition(words, max(each for each in times if each) <= latest, "BK-14a", late)


def _had_it(added: AddedItem) -> tuple[list[datetime | None], dict[int, datetime]]:
    """When the wire (a list of one) and each member first received it; emails count from the time they were sent."""
    rows = list(
        NoticeSending.objects.filter(
            item=added.item_id, about=NoticeKind.ADDED, channel__in=(Channel.MEMBER, Channel.WIRE)
        ).order_by("sent_at")
    )
    mails = OutboxMessage.objects.in_bulk([row.message for row in rows if row.message])
    wires: list[datetime] = []
    seats: dict[int, datetime] = {}
    for row in rows:
        moment = _arrived(row, mails.get(row.message) if row.message else None)
        if moment is None:
            continue
        if row.channel == Channel.WIRE:
            wires.append(moment)
        elif row.appointment_id:
            seats[row.appointment_id] = min(moment, seats.get(row.appointment_id, moment))
    return [min(wires)] if wires else [], seats


def _arrived(row: NoticeSending, mail: OutboxMessage | None) -> datetime | None:
    """When a notice arrived.

    A queued or failed email has reached nobody. An email held in the outbox (demo mode) counts from when it was
    written.
    """
    if mail is None or mail.state == OutboxMessage.State.KEPT:
        return row.sent_at
    return mail.sent_at if mail.state == OutboxMessage.State.SENT else None
