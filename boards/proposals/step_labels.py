"""A plain sentence for each step, for the tracker, receipt and email."""

from django.utils.translation import gettext as _

from boards.models import Proposal, ProposalStep, ProposalStepKind
from cms.components.dates import month_year
from cms.i18n.fields import text

Kind = ProposalStepKind


def step_sentence(step: ProposalStep) -> str:
    """Sentences name no members; sponsors and authors appear on the proposal's page once noticed."""
    if step.kind == Kind.AGENDA and step.item and step.item.meeting.began_at:
        return _("It was on the agenda of %(board)s for %(day)s, as item %(item)s.") % _facts(step)
    return _label(step.kind) % _facts(step)


def _label(kind: str) -> str:
    words: dict[str, str] = {
        Kind.BEGUN: _("Members of the board started writing it."),
        Kind.RECEIVED: _("We have the proposal. A person will read it before it is made public."),
        Kind.PUBLISHED: _("It is public now, with its own page."),
        Kind.REROUTED: _(
            "It was sent to %(board)s, because it is within the scope of that board. Nothing is lost."
        ),
        Kind.REFINES: _("It builds on an earlier proposal and changes it."),
        Kind.SPONSORED: _("A member of the board sponsors it."),
        Kind.NOT_SPONSORED: _("No member sponsors it. The board discusses it anyway."),
        Kind.AGENDA: _(
            "It is on the agenda of %(board)s for %(day)s, as item %(item)s. You may attend and speak."
        ),
        Kind.DISCUSSED: _("%(board)s discussed it on %(day)s."),
        Kind.RANKED: _("%(board)s ranked the proposals on %(day)s, in open session and by name."),
        Kind.IN_STUDY: _("The Office is studying what it would take: work, data, law and cost."),
        Kind.STUDIED: _("The feasibility study is public."),
        Kind.REPORTED: _("It is in the report on the proposals of the year."),
        Kind.CONSIDERED: _("%(board)s considered it on %(day)s."),
        Kind.CLOSED: _("The answer: %(outcome)s. %(because)s"),
        Kind.WITHDRAWN: _("Withdrawn by its author."),
    }
    return words[kind]


def _facts(step: ProposalStep) -> dict[str, str]:
    proposal, item = step.proposal, step.item
    return {
        "board": _board(step),
        "day": item.meeting.plainly_when if item else "",
        "item": item.shown_number if item else "",
        "outcome": outcome_label(proposal),
        "because": because(proposal),
    }


def _board(step: ProposalStep) -> str:
    """The body that did it; of a joint meeting both only where the meeting as such is meant."""
    if step.item is None:
        return text((step.body or step.proposal.body).name)
    meeting = step.item.meeting
    if step.kind == Kind.RANKED:
        return str(meeting.body)
    if step.kind == Kind.CONSIDERED and meeting.governing_board is not None:
        return str(meeting.governing_board)
    return meeting.body_names


def outcome_label(proposal: Proposal) -> str:
    """ "Put off until May 2023" if the date is known."""
    if proposal.until:
        words = _("%(outcome)s until %(month)s")
        return words % {"outcome": proposal.get_outcome_display(), "month": month_year(proposal.until)}
    return proposal.get_outcome_display() if proposal.outcome else ""


def because(proposal: Proposal) -> str:
    reason = text(proposal.reason).strip().rstrip(".")
    return _("Reason: %(reason)s.") % {"reason": reason} if reason else ""
