"""Close a conversation after its outcomes are published (PAR-01)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records import ledger
from cms.records.history import Actor, record
from engagement import access
from engagement.choices import OVER, Status
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation


@transaction.atomic
def close_conversation(*, actor: Actor, conversation: Conversation) -> Conversation:
    """PAR-01: from consult up, only after each theme has an outcome."""
    access.require(actor, *access.PUBLISH_ROLES)
    current = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if current.status not in OVER:
        raise NotPossibleNow(_("Only a conversation that was held can be closed."))
    if current.owes_an_outcome:
        _refuse_unless_all_were_notified(current)
    current.status, current.closed_at = Status.CLOSED, clock.now()
    record(current, actor=actor, reason="closed", update_fields=["status", "closed_at"])
    ledger.append("close", current, actor=actor)
    return current


def _refuse_unless_all_were_notified(conversation: Conversation) -> None:
    if conversation.recap_published_at is None:
        raise NotPossibleNow(
            _("Post the recap first: people were promised that they would hear about it."), rule="PAR-01"
        )
    themes = list(conversation.themes.select_related("outcome"))
    if open_ones := [str(theme) for theme in themes if not hasattr(theme, "outcome")]:
        raise NotPossibleNow(
            _("People have not been told yet what happened with: %(themes)s.")
            % {"themes": "; ".join(open_ones)},
            rule="PAR-01",
        )
    if not themes and conversation.comments != 0:
        raise NotPossibleNow(
            _("No theme is recorded, so no one can read what happened with their comment."), rule="PAR-01"
        )
