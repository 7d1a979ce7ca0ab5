"""Print cards with the codes of their receipts, and find the card of a code when its text is typed in.

Whoever wrote a card keeps its stub. Once staff typed the card in, the code opens the receipt like that of any comment.
"""

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records.history import Actor, record_many
from cms.web.one_time_keys import code_in_use, normalise_code, receipt_code, receipt_digest
from engagement import access
from engagement.choices import Status
from engagement.exceptions import NotPossibleNow
from engagement.live.services import locked
from engagement.models import Conversation, Heard, PaperCard

MOST = 200  # in one print, and of one conversation not yet typed in


@transaction.atomic
def make_cards(*, actor: Actor, conversation: Conversation, count: int) -> list[PaperCard]:
    access.require(actor, *access.DOOR_ROLES)
    current = locked(conversation)
    if current.status in (Status.CANCELLED, Status.CLOSED):
        raise NotPossibleNow(_("This conversation is over or canceled. No cards can be printed for it."))
    if not 1 <= count <= MOST or current.paper_cards.count() + count > 10 * MOST:
        raise NotPossibleNow(_("Print 1 to 200 cards at once, and at most 2,000 for one conversation."))
    last = current.paper_cards.aggregate(last=Max("number"))["last"] or 0
    rows = [_card(current, last + step) for step in range(1, count + 1)]
    record_many(PaperCard, rows, actor=actor, reason="cards printed")
    return rows


def _card(conversation: Conversation, number: int) -> PaperCard:
    key = f"heard-card-{secrets.token_urlsafe(16)}"
    return PaperCard(
        conversation=conversation,
        number=number,
        key=key,
        code_digest=receipt_digest(receipt_code(key)),
        printed_at=clock.now(),
        is_demo=conversation.is_demo,
    )


def codes_of(cards: Sequence[PaperCard]) -> list[tuple[PaperCard, str]]:
    return [(card, code_in_use(card.key, card.code_digest)) for card in cards]


def unused_cards(conversation: Conversation) -> list[PaperCard]:
    """Cards whose text has not been typed in, in order."""
    used = set(Heard.objects.filter(conversation=conversation).values_list("submission__key", flat=True))
    return [card for card in conversation.paper_cards.all() if card.key not in used]


def card_of(conversation: Conversation, code: str) -> PaperCard:
    """The card with this code. Raises NotPossibleNow for a code of no card here, and for one typed in before."""
    found = (
        conversation.paper_cards.filter(code_digest=receipt_digest(code)).first()
        if normalise_code(code)
        else None
    )
    if found is None:
        raise NotPossibleNow(_("No card for this conversation has this code. Check it, or leave it blank."))
    heard = Heard.objects.select_related("submission").filter(submission__key=found.key).first()
    if heard is not None:
        raise NotPossibleNow(
            _("This card is already saved as comment %(reference)s.")
            % {"reference": heard.submission.reference},
            rule="PAR-05",
        )
    return found
