"""Public steps of proposals as Atom, newest first."""

from django.utils.translation import gettext as _

from boards.models import Proposal, ProposalStep
from boards.proposals.step_labels import step_sentence
from cms.components.menu import address
from cms.feeds import MOST_ENTRIES, Feed
from cms.i18n.fields import text


def feed_of(own_path: str) -> Feed:
    feed = Feed(_("Proposal updates"), path=address("proposals/"), own_path=own_path)
    for step in _steps():
        proposal = step.proposal
        feed.add(
            f"proposal-step/{step.pk}",
            title=f"{proposal.number}: {step.get_kind_display()}",
            path=proposal.get_absolute_url(),
            at=step.public_at,  # type: ignore[arg-type]  # never None among _steps
            summary=f"{text(proposal.title)}\n{step_sentence(step)}",
        )
    return feed


def _steps() -> list[ProposalStep]:
    rows = ProposalStep.objects.filter(public_at__isnull=False, proposal__in=Proposal.objects.public())
    rows = rows.select_related("proposal__body", "item__meeting__body", "item__meeting__joint_body", "body")
    return list(rows.order_by("-public_at", "-pk")[:MOST_ENTRIES])
