"""Retention for the proposal cycle (F20): members' drafts that were never submitted."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards.choices import ProposalState
from boards.models import Proposal, ProposalAuthor, ProposalStep
from cms.records.retention import retains

NEVER_BEFORE_A_BODY = (ProposalState.DRAFT, ProposalState.WITHDRAWN)


@retains(
    "boards.proposal_drafts",
    title=_("Members’ proposals that were never submitted, or were withdrawn"),
    basis_hint=_("Days after they were started"),
    held_by={"proposal": "pk"},
)
class ProposalDrafts:
    @staticmethod
    def due(before: datetime) -> QuerySet:
        rows = Proposal.objects.filter(state__in=NEVER_BEFORE_A_BODY, published_at=None, submission=None)
        return rows.filter(received_on__lt=before.date())

    @staticmethod
    def erase(ids: list[Any]) -> None:
        for model in (ProposalAuthor, ProposalStep):
            model.objects.filter(proposal__in=ids).delete()
        Proposal.history.filter(id__in=ids).delete()
        Proposal.objects.filter(pk__in=ids).delete()
        Proposal.history.filter(id__in=ids).delete()
