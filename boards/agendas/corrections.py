"""Correct a posted agenda: one person proposes, another compares both texts and attests or declines (BK-14)."""

from typing import NoReturn

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.agendas.correction_rules import (
    attestation_of,
    changes_of,
    person_of,
    proposer_of,
    question_about,
    refuse_changes,
    waiting_correction,
)
from boards.agendas.emails import tell_declined
from boards.agendas.posting import freeze_next, tell_of
from boards.agendas.readiness import readiness
from boards.agendas.versions import next_correction
from boards.change_choices import CorrectionState
from boards.choices import MeetingStatus, NoticeKind, PostingAct
from boards.event_choices import EventKind
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked
from boards.models import AgendaCorrection, Meeting, PostedAgenda
from boards.models.agendas import digest_of
from cms import clock
from cms.exceptions import RuleBroken
from cms.publication.rules import are_two_people
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record


@transaction.atomic
def propose_correction(*, actor: Actor, meeting: Meeting, reason: str) -> AgendaCorrection:
    """Ask a second person to attest the draft as a correction. Nothing is posted yet."""
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    last = _posting_to_correct(current)
    if not reason.strip():
        raise NeedsReason(_("Enter the reason for the correction. The public will see it."), rule="BK-14")
    if waiting_correction(current):
        raise NotPossibleNow(
            _("A correction of this agenda is already waiting for attestation."), rule="BK-14"
        )
    snapshot = next_correction(last, current)
    changes = changes_of(last, snapshot, current)
    refuse_changes(changes)
    readiness(current, snapshot, clock.now(), is_correction=True).refuse()
    correction = AgendaCorrection(
        meeting=current,
        base=last,
        sha256=digest_of(snapshot),
        changes=[change.as_json() for change in changes],
        reason=reason.strip(),
        proposed_at=clock.now(),
        proposed_by=actor_user(actor),
        proposed_by_name=actor_label(actor),
    )
    return record(correction, actor=actor, reason="correction proposed")


@transaction.atomic
def attest_correction(
    *, actor: Actor, correction: AgendaCorrection, adds: bool | None = None
) -> PostedAgenda:
    """Post the correction. ``adds``: whether it changes the business noticed; None only if nothing has to be asked."""
    access.require(actor, *access.POST_ROLES)
    current, row = _waiting(correction)
    _refuse_own(actor, row)
    last = _posting_to_correct(current)
    snapshot = next_correction(last, current)
    if last.pk != row.base_id or digest_of(snapshot) != row.sha256:
        raise NotPossibleNow(
            _("The draft or the agenda changed after this was proposed. It must be proposed again."),
            rule="BK-14",
        )
    question = question_about(row)
    if question and adds is None:
        raise NotPossibleNow(
            _("Indicate whether this adds, broadens or changes the business noticed."), rule="BK-14"
        )
    if adds:
        raise NotPossibleNow(
            _("A change to the business noticed is not a correction. Decline it."), rule="BK-14"
        )
    readiness(current, snapshot, clock.now(), is_correction=True).refuse()
    posting = freeze_next(last, snapshot, act=PostingAct.CLERICAL, actor=actor, reason=row.reason)
    row.posting, row.question = posting, question
    row.attestation = attestation_of(row, actor_label(actor))
    _decide(actor, row, CorrectionState.ATTESTED)
    tell_of(actor, posting, last, event=EventKind.CORRECTED, about=NoticeKind.CORRECTION)
    return posting


@transaction.atomic
def decline_correction(*, actor: Actor, correction: AgendaCorrection, reason: str) -> AgendaCorrection:
    """Decline; the draft stays as it is, and who proposed it is told why."""
    access.require(actor, *access.POST_ROLES)
    _current, row = _waiting(correction)
    _refuse_own(actor, row)
    if not reason.strip():
        raise NeedsReason(
            _("Explain why you are declining. The person who proposed it will be notified."), rule="BK-14"
        )
    row.decline_reason = reason.strip()
    _decide(actor, row, CorrectionState.DECLINED)
    tell_declined(row)
    return row


@transaction.atomic
def withdraw_correction(*, actor: Actor, correction: AgendaCorrection) -> AgendaCorrection:
    """Take back one's own proposal."""
    access.require(actor, *access.POST_ROLES)
    _current, row = _waiting(correction)
    if are_two_people(proposer_of(row), person_of(actor)):
        raise NotPossibleNow(_("Only the person who proposed it can withdraw it."), rule="BK-14")
    return _decide(actor, row, CorrectionState.WITHDRAWN)


def correction_refusal(meeting: Meeting) -> RuleBroken | None:
    """Why the agenda of this meeting cannot be corrected now, or None."""
    if meeting.status == MeetingStatus.POSTED:
        return None
    words = _("Only the posted agenda of an upcoming meeting can be corrected.")
    return NotPossibleNow(words, rule="BK-14")


def _posting_to_correct(meeting: Meeting) -> PostedAgenda:
    if refused := correction_refusal(meeting):
        raise refused
    last = meeting.postings.latest("number")
    last.meeting = meeting
    return last


def _waiting(correction: AgendaCorrection) -> tuple[Meeting, AgendaCorrection]:
    """Lock the meeting, then read the proposal again: of two who decide at once, the second is refused."""
    current = locked(correction.meeting)
    row = AgendaCorrection.objects.select_related("base").get(pk=correction.pk)
    row.meeting = current
    if not row.is_waiting:
        _refuse_decided(row)
    return current, row


def _refuse_decided(row: AgendaCorrection) -> NoReturn:
    words = _("This correction is no longer pending: %(state)s.")
    raise NotPossibleNow(words % {"state": row.get_state_display()}, rule="BK-14")


def _refuse_own(actor: Actor, row: AgendaCorrection) -> None:
    if not are_two_people(proposer_of(row), person_of(actor)):
        raise NotPossibleNow(_("Someone else must compare both texts and attest."), rule="BK-14")


def _decide(actor: Actor, row: AgendaCorrection, state: CorrectionState) -> AgendaCorrection:
    row.state, row.decided_at = state, clock.now()
    row.decided_by, row.decided_by_name = actor_user(actor), actor_label(actor)
    record(row, actor=actor, reason=f"correction {state.value}")
    ledger.append("decide", row, actor=actor)
    return row
