"""Manual links: add a finding to an item after posting, or withdraw a link."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.exceptions import NotPossibleNow
from boards.models import AgendaItem
from cms import chain
from cms.chain import links
from cms.models import Link
from cms.records.history import Actor
from feedback.models import Finding

# Links that result from acts of a meeting are facts; only links made by people can be withdrawn.
FACTS = {("item", "motion"), ("motion", "decision"), ("decision", "followup"), ("item", "item")}


@transaction.atomic
def join_finding(*, actor: Actor, item: AgendaItem, finding: Finding, why: str = "") -> Link:
    """Link the item to one more finding. The posting itself does not change."""
    access.require(actor, *access.DECISION_ROLES)
    if not AgendaItem.objects.public().filter(pk=item.pk).exists():
        raise NotPossibleNow(_("Add the finding to the draft item. Posting creates the link."))
    if not finding.is_public:
        raise NotPossibleNow(_("Only a public finding can be linked."))
    words = why.strip() or _("The item rests on this finding")
    return chain.link(("finding", finding.number), ("item", item.pk), actor=actor, why=words)


@transaction.atomic
def take_back_link(*, actor: Actor, link: Link, why: str) -> Link:
    access.require(actor, *access.DECISION_ROLES)
    if (link.source_kind, link.target_kind) in FACTS:
        raise NotPossibleNow(_("This link records what happened at a meeting. It cannot be withdrawn."))
    return links.withdraw(link, actor=actor, why=why)


def may_go(link: Link) -> bool:
    return (link.source_kind, link.target_kind) not in FACTS
