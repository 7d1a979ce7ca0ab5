"""Public steps of proposals as Atom, newest first."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from boards.absolute_urls import absolute
from boards.meetings.feeds import CONTENT_TYPE, MOST_ENTRIES
from boards.models import Proposal, ProposalStep
from boards.proposals.step_labels import step_sentence
from cms.components.menu import address
from cms.feeds import Feed
from cms.i18n.fields import text

__all__ = ["CONTENT_TYPE", "feed_of"]


def feed_of(own_path: str) -> str:
    feed = Feed(
        title=_("News of proposals"),
        link=absolute(address("proposals/")),
        description="",
        language=get_language(),
        feed_url=absolute(own_path),
        feed_guid=absolute(own_path),
    )
    for step in _steps():
        proposal = step.proposal
        url = absolute(proposal.get_absolute_url())
        feed.add_item(
            title=f"{proposal.number}: {step.get_kind_display()}",
            link=url,
            description=f"{text(proposal.title)}. {step_sentence(step)}",
            unique_id=f"{url}#step-{step.pk}",
            pubdate=step.public_at,
            updateddate=step.public_at,
        )
    return feed.writeString("utf-8")


def _steps() -> list[ProposalStep]:
    rows = ProposalStep.objects.filter(public_at__isnull=False, proposal__in=Proposal.objects.public())
    rows = rows.select_related("proposal__body", "item__meeting__body", "item__meeting__joint_body", "body")
    return list(rows.order_by("-public_at", "-pk")[:MOST_ENTRIES])
