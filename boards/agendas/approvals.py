"""Approve an agenda as it stands, so another person can post it."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.agendas.approval_rules import approvals_of, own_approval
from boards.agendas.versions import next_notice
from boards.choices import MeetingStatus
from boards.exceptions import NotPossibleNow
from boards.locks import locked
from boards.models import AgendaApproval, Meeting
from boards.models.agendas import digest_of
from cms.approvals.services import approve_waiting
from cms.records.history import Actor, actor_label, actor_user


def why_not_approve(meeting: Meeting) -> str:
    """A sentence if the agenda of this meeting can no longer be approved, or nothing."""
    if meeting.status in (MeetingStatus.DRAFT, MeetingStatus.POSTED):
        return ""
    return _("Only the agenda of an upcoming meeting can be approved.")


@transaction.atomic
def approve_agenda(*, actor: Actor, meeting: Meeting) -> AgendaApproval:
    """Approve this text in all languages, and what waits in the editor. Any later change needs a new approval."""
    access.require(actor, *access.PLAN_ROLES)
    current = locked(meeting)
    if problem := why_not_approve(current):
        raise NotPossibleNow(problem)
    snapshot = next_notice(current)
    if row := own_approval(approvals_of(current, snapshot), actor):
        return row
    approval = AgendaApproval(
        meeting=current,
        sha256=digest_of(snapshot),
        approved_by=actor_user(actor),
        approved_by_name=actor_label(actor),
    )
    approval.save()
    approve_waiting(current.pages.all(), actor_user(actor))
    return approval
