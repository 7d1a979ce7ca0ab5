"""Two-person rule for posting: one person approves the agenda as it stands, another posts it."""

from boards.agendas.correction_rules import person_of
from boards.models import AgendaApproval, Meeting
from boards.models.agendas import digest_of
from cms.access import Visitor
from cms.publication.rules import Person, are_two_people
from cms.records.history import Actor

TWO_PEOPLE = "two people"


def approvals_of(meeting: Meeting, snapshot: dict) -> list[AgendaApproval]:
    """Return who approved exactly this text, newest first. Any later change voids an approval."""
    return list(meeting.approvals.filter(sha256=digest_of(snapshot)))


def by_another(approvals: list[AgendaApproval], actor: Actor) -> list[AgendaApproval]:
    return [row for row in approvals if are_two_people(_approver_of(row), person_of(actor))]


def own_approval(approvals: list[AgendaApproval], actor: Actor) -> AgendaApproval | None:
    """The approval that this person gave already."""
    return next((row for row in approvals if not are_two_people(_approver_of(row), person_of(actor))), None)


def _approver_of(row: AgendaApproval) -> Person:
    return Person(row.approved_by_id, row.approved_by_name)


def approval_context(found: Meeting, snapshot: dict, user: Visitor) -> dict[str, object]:
    """Who approved exactly this text, and whether this user still can."""
    approvals = approvals_of(found, snapshot)
    may_approve = found.two_people_post and own_approval(approvals, user) is None
    return {"approvals": approvals, "may_approve": may_approve}
