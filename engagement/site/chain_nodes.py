"""The chain node of a conversation: where comments were made."""

from django.utils.translation import gettext as _

from cms import chain
from engagement.addresses import conversation_path
from engagement.models import Conversation


def load(ids: list[int]) -> dict[int, chain.Node]:
    found = Conversation.objects.public().filter(pk__in=ids)
    return {
        each.pk: chain.Node(
            kind="conversation",
            id=each.pk,
            title=str(each),
            url=conversation_path(each.slug),
            when=each.starts_at,
            sentence=_("Community Conversation"),
            stop=chain.Stop.HEARD,
            is_demo=each.is_demo,
        )
        for each in found
    }


chain.register("conversation", stop=chain.Stop.HEARD, load=load)
