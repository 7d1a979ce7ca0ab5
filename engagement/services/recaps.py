"""Post a recap: freeze its numbers after disclosure control (PRV-10, PRV-11, PRV-12), then say so in the ledger."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cms import chain, clock, ledger
from cms.history import Actor, actor_label, record
from engagement import access
from engagement.choices import OVER, Status
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Recap, Theme
from engagement.tables import recap_facts


@transaction.atomic
def publish_recap(*, actor: Actor, conversation: Conversation) -> Recap:
    """A later posting is a new edition; the first stays on record."""
    access.require(actor, *access.PUBLISH_ROLES)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if current.status not in OVER:
        raise NotPossibleNow(_("Mark the conversation as held first. Then its recap can be posted."))
    facts = recap_facts(current)
    moment = clock.now()
    last = current.recaps.aggregate(last=Max("edition"))["last"] or 0
    recap = Recap.objects.create(
        conversation=current,
        edition=last + 1,
        facts=facts,
        sha256=Recap.digest(facts),
        published_at=moment,
        published_by=actor_label(actor),
    )
    current.status = Status.REPORTED
    current.recap_published_at = current.recap_published_at or moment
    record(current, actor=actor, reason="recap posted", update_fields=["status", "recap_published_at"])
    ledger.append("publish", recap, actor=actor)
    for theme in current.themes.exclude(finding=None):
        follow_theme(actor=actor, theme=theme)
    return recap


def follow_theme(*, actor: Actor, theme: Theme) -> None:
    """Join a posted theme with the finding that carries it on; its line then moves by itself."""
    if theme.finding and theme.conversation.recap_published_at:
        why = str(_("A theme of this conversation’s recap"))
        chain.link(("conversation", theme.conversation_id), ("finding", theme.finding), actor=actor, why=why)
