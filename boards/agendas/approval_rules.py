"""Two-person rule for posting: one person approves the agenda as it stands, another posts it."""

from boards.models import AgendaApproval, Meeting
from boards.models.agendas import digest_of
from cms.access import Visitor
from cms.publication.rules import Person, are_two_people
from cms.records.history import Actor, actor_label, actor_user

TWO_PEOPLE = "two people"


def approvals_of(meeting: Meeting, snapshot: dict) -> list[AgendaApproval]:
    """Return who approved exactly this text, newest first. Any later change voids an approval."""
    return list(meeting.approvals.filter(sha256=digest_of(snapshot)))


def by_another(approvals: list[AgendaApproval], actor: Actor) -> list[AgendaApproval]:
    own = Person(getattr(actor_user(actor), "pk", None), actor_label(actor))
    return [row for row in approvals if are_two_people(Person(row.approved_by_id, row.approved_by_name), own)]


def approval_context(found: Meeting, snapshot: dict, user: Visitor) -> dict[str, object]:
    """Who approved exactly this text, and whether this user still can."""
    approvals = approvals_of(found, snapshot)
    own = any(row.approved_by_id == user.pk for row in approvals)
    return {"approvals": approvals, "may_approve": found.body.two_people_post and not own}
