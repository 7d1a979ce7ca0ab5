"""Proposals for the search at the desk, as the guard shows them to this person (BK-41)."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.models import Proposal
from boards.proposals.visibility import desk_proposals
from cms.access import has_role
from cms.desk_search.registry import DeskHit, DeskSource, translated, year_and_number
from cms.i18n.fields import text
from cms.users.models import User

COLUMNS = ("title", "summary", "why", "brought_by", "reason")


def _proposals(user: User) -> QuerySet[Proposal]:
    return desk_proposals(user).order_by("-year", "-sequence", "-pk")


def _hits(proposal: Proposal) -> Iterator[DeskHit]:
    yield DeskHit(
        title=text(proposal.title),
        url=reverse("boards:desk_proposal", args=[proposal.pk]),
        number=proposal.number,
        day=proposal.received_on,
        state=proposal.get_state_display(),
        about=text(proposal.body.name),
        texts=translated(*(getattr(proposal, name) for name in COLUMNS)),
    )


def _numbered(code: str) -> Q | None:
    found = year_and_number(code, "p")
    return Q(year=found[0], sequence=found[1]) if found else None


PROPOSALS = DeskSource(
    name="proposals",
    label=_("Proposals"),
    may=lambda user: has_role(user, *access.PLAN_ROLES),
    rows=_proposals,
    columns=COLUMNS,
    hits=_hits,
    numbered=_numbered,
    more=lambda _words: reverse("boards:desk_proposals"),
    kind="proposals",
)
