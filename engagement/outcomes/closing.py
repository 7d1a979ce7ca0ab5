"""Close a conversation after its recap is posted and what it promised is told (PAR-01)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, record
from engagement import access
from engagement.choices import OVER, ProposalState, Status
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Outcome, OutcomeProposal
from engagement.recaps.presenters import posted_titles

RULE = "PAR-01"


@transaction.atomic
def close_conversation(*, actor: Actor, conversation: Conversation) -> Conversation:
    """PAR-01: only after the recap is posted; from consult up, only after each theme of it has an outcome."""
    access.require(actor, *access.PUBLISH_ROLES)
    current = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if current.status not in OVER:
        raise NotPossibleNow(_("Only a conversation that was held can be closed."))
    if current.recap_published_at is None:
        raise NotPossibleNow(
            _("Post the recap first: people were promised that they would hear about it."), rule=RULE
        )
    _refuse_while_proposed(current)
    if current.owes_an_outcome:
        _refuse_unless_all_were_notified(current)
    current.status, current.closed_at = Status.CLOSED, clock.now()
    record(current, actor=actor, reason="closed", update_fields=["status", "closed_at"])
    ledger.append("close", current, actor=actor)
    return current


def without_outcome(conversation: Conversation) -> list[str]:
    """Titles of the themes of the newest posted recap of which people were not told what happened."""
    titles = posted_titles(conversation)
    told = Outcome.objects.filter(theme__in=titles).values_list("theme_id", flat=True)
    return [text(title) for theme, title in titles.items() if theme not in set(told)]


def is_all_told(conversation: Conversation) -> bool:
    """Whether the newest posted recap has themes, and each of them has an outcome."""
    return bool(posted_titles(conversation)) and not without_outcome(conversation)


def _refuse_while_proposed(conversation: Conversation) -> None:
    is_open = {"state": ProposalState.PROPOSED}
    outcomes = OutcomeProposal.objects.filter(theme__conversation=conversation, **is_open)
    if conversation.recap_proposals.filter(**is_open).exists() or outcomes.exists():
        words = _("A recap or an outcome has been proposed here. It must be decided on or withdrawn first.")
        raise NotPossibleNow(words, rule=RULE)


def _refuse_unless_all_were_notified(conversation: Conversation) -> None:
    if open_ones := without_outcome(conversation):
        raise NotPossibleNow(
            _("People have not been told yet what happened with: %(themes)s.")
            % {"themes": "; ".join(open_ones)},
            rule=RULE,
        )
    if not posted_titles(conversation) and conversation.comments != 0:
        raise NotPossibleNow(
            _("No theme is recorded, so no one can read what happened with their comment."), rule=RULE
        )
