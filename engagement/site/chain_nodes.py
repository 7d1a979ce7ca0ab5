"""The chain node of a conversation: where comments were made."""

from django.utils.translation import gettext as _

from cms import chain
from cms.i18n.fields import text
from engagement.addresses import conversation_path
from engagement.models import Conversation


def load(ids: list[int]) -> dict[int, chain.Node]:
    found = Conversation.objects.public().filter(pk__in=ids).with_last_step()
    return {
        each.pk: chain.Node(
            kind="conversation",
            id=each.pk,
            title=str(each),
            url=conversation_path(each.slug),
            when=each.starts_at,
            sentence=_sentence(each),
            state=_state(each),
            label=_("Canceled") if each.is_cancelled else "",
            stop=chain.Stop.HEARD,
            is_demo=each.is_demo,
        )
        for each in found
    }


def _state(conversation: Conversation) -> str:
    """Nobody is heard before it begins, or of one that nobody recorded; one that was canceled ends there."""
    if conversation.is_cancelled:
        return chain.State.ENDED
    return chain.State.PASSED if conversation.phase.is_heard else chain.State.TO_COME


def _sentence(conversation: Conversation) -> str:
    if conversation.is_cancelled:
        return _("Canceled. %(why)s") % {"why": text(conversation.status_note)}
    return _("Community Conversation")


chain.register("conversation", stop=chain.Stop.HEARD, load=load)
