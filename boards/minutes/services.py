"""Services for minutes: add text, post, approve by vote, amend (BK-31)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.choices import DutyKind, ItemKind, MeetingKind, MinutesState
from boards.duties.services import open_duty
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import CannotPost, NeedsReason, NotPossibleNow
from boards.locks import locked
from boards.minutes import draft, refusal
from boards.minutes.approvals import with_votes, yet_to_approve
from boards.models import AgendaItem, Meeting, MinutesText, MinutesVersion, Motion
from boards.models.agendas import digest_of
from boards.motion_choices import MotionKind
from boards.sessions.adjournment import settle
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record


@transaction.atomic
def write_minutes_text(
    *, actor: Actor, meeting: Meeting, text: dict[str, str], item: AgendaItem | None = None
) -> MinutesText | None:
    """Add staff text beside the record. Empty text removes it; the history stays."""
    access.require(actor, *access.PLAN_ROLES)
    current = locked(meeting)
    if not current.began_at:
        raise NotPossibleNow(_("This meeting has not begun."), rule="BK-31")
    if item is not None and item.meeting_id != current.pk:
        raise NotPossibleNow(_("This item belongs to another meeting."))
    found = MinutesText.objects.filter(meeting=current, item=item).first()
    if found is None and not text:
        return None
    found = found or MinutesText(meeting=current, item=item)
    if found.pk and found.text == text:
        return found
    found.text = text
    return record(found, actor=actor, reason="text of minutes")


@transaction.atomic
def post_minutes(*, actor: Actor, meeting: Meeting) -> MinutesVersion:
    """Post the draft minutes to the public, as a new version."""
    access.require(actor, *access.POST_ROLES)
    current = settle(locked(meeting), actor=actor)
    versions = _versions(current)
    last = versions[-1] if versions else None
    if _were_approved(versions):
        raise NotPossibleNow(
            _("These minutes are approved. They can only be amended by a vote."), rule="BK-31"
        )
    facts = _publishable(current)
    if last is not None and digest_of(facts) == last.sha256:
        raise NotPossibleNow(_("Nothing has changed since the last posting."), rule="BK-31")
    posted = _freeze(current, facts, state=MinutesState.DRAFT, last=last, actor=actor)
    if current.kind == MeetingKind.EMERGENCY:
        _keep_posted(current, actor)
    return posted


@transaction.atomic
def approve_minutes(*, actor: Actor, meeting: Meeting, motion: Motion) -> MinutesVersion:
    """Approve the latest posted version, unchanged, by a vote at a later meeting of the same body.

    Minutes of a joint meeting are approved once each of its bodies has approved the same words.
    """
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    versions = _versions(current)
    if not versions or versions[-1].is_approved:
        raise NotPossibleNow(_("Post a draft of these minutes first."), rule="BK-31")
    _refuse_vote(current, motion)
    waiting, last = yet_to_approve(current, versions), versions[-1]
    if motion.acting_body.pk not in waiting:
        words = _("A vote of the %(body)s that approves this text is already recorded.")
        raise NotPossibleNow(words % {"body": motion.acting_body}, rule="BK-31")
    _refuse_recorded(versions, motion)
    state = MinutesState.AMENDED if _were_approved(versions) else MinutesState.APPROVED
    if len(waiting) > 1:
        state = MinutesState.PARTLY
    return _freeze(current, last.snapshot, state=state, last=last, actor=actor, motion=motion)


@transaction.atomic
def amend_minutes(*, actor: Actor, meeting: Meeting, motion: Motion, reason: str) -> MinutesVersion:
    """Amend approved minutes by another vote, with a reason. Every earlier version stays public.

    Of a joint meeting, the other body has yet to approve the new words.
    """
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    versions = _versions(current)
    if not _were_approved(versions):
        raise NotPossibleNow(_("Only approved minutes can be amended."), rule="BK-31")
    if not reason.strip():
        raise NeedsReason(_("Enter the reason for the amendment. The public will see it."), rule="BK-31")
    _refuse_vote(current, motion)
    last = versions[-1]
    _refuse_recorded(versions, motion)
    facts = _publishable(current)
    if digest_of(facts) == last.sha256:
        raise NotPossibleNow(_("Nothing has changed since the last posting."), rule="BK-31")
    given: dict[str, Any] = {"motion": motion, "reason": reason.strip()}
    agreed = {
        each.motion.acting_body.pk for each in versions if each.motion and each.sha256 == digest_of(facts)
    }
    is_shared = agreed | {motion.acting_body.pk} == set(current.body_ids)
    state = MinutesState.AMENDED if is_shared else MinutesState.PARTLY
    return _freeze(current, facts, state=state, last=last, actor=actor, **given)


def _versions(meeting: Meeting) -> list[MinutesVersion]:
    return list(with_votes(meeting.minutes.all()))


def _were_approved(versions: Iterable[MinutesVersion]) -> bool:
    """Whether they can only be amended by a vote, also while a body has yet to approve an amendment."""
    return any(each.is_approved for each in versions)


def _refuse_vote(meeting: Meeting, motion: Motion) -> None:
    """Require a passed, closed vote on minutes or an action item, at a later meeting of the same body."""
    there = motion.item.meeting
    if motion.acting_body.pk not in meeting.body_ids or there.starts_at <= meeting.starts_at:
        raise NotPossibleNow(_("Choose a vote of a later meeting of the same body."), rule="BK-31")
    if not (motion.is_closed and motion.passed) or motion.is_superseded:
        raise NotPossibleNow(_("Choose a closed vote that passed."), rule="BK-31")
    on_action = motion.kind == MotionKind.DECISION and motion.item.kind in (ItemKind.ACTION, ItemKind.CONSENT)
    if motion.kind != MotionKind.MINUTES and not on_action:
        raise NotPossibleNow(_("This vote was not on minutes or on an action item."), rule="BK-31")


def _refuse_recorded(versions: Iterable[MinutesVersion], motion: Motion) -> None:
    """A vote approves or amends these minutes once: of other words it says nothing."""
    if any(each.motion_id == motion.pk for each in versions):
        raise NotPossibleNow(
            _("This vote is already recorded for these minutes. Choose another vote."), rule="BK-31"
        )


def _publishable(meeting: Meeting) -> dict[str, Any]:
    facts = draft(meeting)
    problem: CannotPost | None = refusal(meeting, facts)
    if problem:
        raise problem
    return facts


def _freeze(
    meeting: Meeting,
    facts: dict[str, Any],
    *,
    state: MinutesState,
    last: MinutesVersion | None,
    actor: Actor,
    motion: Motion | None = None,
    reason: str = "",
) -> MinutesVersion:
    version = MinutesVersion(
        meeting=meeting,
        number=last.number + 1 if last else 1,
        state=state,
        snapshot=facts,
        sha256=digest_of(facts),
        motion=motion,
        reason=reason,
        posted_by=actor_user(actor),
        posted_by_name=actor_label(actor),
    )
    version.save()
    ledger.append("minutes", version, actor=actor)
    said = {"number": version.number, "state": state.value, "sha256": version.sha256}
    if motion is not None:
        said |= {"motion": motion.pk, "approved_on": motion.voted_on.isoformat()}
        said |= {"body": motion.acting_body.name} if meeting.is_joint else {}
    log.log(meeting, EventKind.MINUTES, actor=actor, facts=said)
    return version


def _keep_posted(meeting: Meeting, actor: Actor) -> None:
    """BK-18: at least ten days in a public place, and ten days on the website."""
    for kind in (DutyKind.POST_PLACE, DutyKind.POST_WEB):
        open_duty(actor=actor, meeting=meeting, kind=kind, rule="BK-18")
