"""Proposals on pages of other apps and on the desk."""

from boards.models import Proposal
from boards.proposals.form_content import SLUG, draft_of
from boards.proposals.presenters import answer_of, author_steps
from cms.extension_points import Filled, fill


@fill("receipt.aside", order=25)
def proposed(context: dict) -> Filled:
    """Receipt of a proposal: number, steps, public page, answer."""
    submission = context.get("submission")
    if submission is None or not submission.form.slug.startswith(SLUG):
        return None
    rows = Proposal.objects.select_related(
        "body", "rerouted_from", "decision", "answered_item__meeting__body"
    )
    proposal = rows.filter(submission=submission).first()
    if proposal is None:
        return None
    sent_to = proposal.rerouted_from or proposal.body
    return "boards/proposals/_receipt_proposal.html", {
        "proposal": proposal,
        "steps": author_steps(proposal),
        "answer": answer_of(proposal),
        "draft_name": draft_of(sent_to),
    }
