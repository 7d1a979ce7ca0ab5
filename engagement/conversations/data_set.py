"""The comments of a conversation as a filter of data sets: notes, cards, live questions, answers to polls,
recordings and responses to its follow-up survey alike."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import text
from engagement.models import Conversation, Heard
from feedback.cuts.more_filters import MoreFilter, register

NAME = "conversation"


def of_conversation(slug: str) -> Q:
    """Submissions that were heard at the conversation, by whatever channel, or came by its follow-up survey."""
    return Q(Exists(Heard.objects.filter(submission=OuterRef("pk"), conversation__slug=slug)))


def heard_at_all() -> list[tuple[str, str]]:
    """Conversations that have comments, newest first."""
    rows = Conversation.objects.filter(Exists(Heard.objects.filter(conversation=OuterRef("pk"))))
    return [(each.slug, f"{text(each.name)} ({each.slug})") for each in rows.order_by("-starts_at", "-pk")]


def is_known(slug: str) -> bool:
    return Conversation.objects.filter(slug=slug).exists()


def name_of(slug: str) -> str:
    found = Conversation.objects.filter(slug=slug).first()
    return text(found.name) if found else slug


register(
    MoreFilter(
        name=NAME,
        label=_("Conversation"),
        condition=of_conversation,
        choices=heard_at_all,
        is_known=is_known,
        words=name_of,
    )
)
