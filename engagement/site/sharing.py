"""The public pages of conversations for the sitemap, what each is about, and their feed."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cms.publication.open_pages import open_to_all
from cms.sharing.sections import Entry, latest, page_at, register, register_feed, traces
from cms.sharing.structured_data import a_list, register_subject
from cms.sharing.wagtail_pages import served_by_own_view
from engagement.conversations.structured_data import conversation_subject
from engagement.models import (
    AnnualParticipation,
    Conversation,
    ConversationIndexPage,
    ConversationPage,
    Recording,
)
from engagement.notes.structured_data import transcript_subject
from engagement.participation.structured_data import participation_subject


def conversations() -> Iterable[Entry]:
    if open_to_all(ConversationIndexPage).exists():
        yield page_at("engagement:conversations")
    rows = Conversation.objects.public().annotate(published=Max("pages__last_published_at"))
    for slug, *changed in rows.values_list("slug", "published", "recap_published_at"):
        yield page_at("engagement:conversation", slug, changed=changed)
    spoken = Recording.objects.filter(is_public=True, conversation__in=Conversation.objects.public())
    for slug, language, at in spoken.exclude(captions="").values_list(
        "conversation__slug", "language", "made_at"
    ):
        yield page_at("engagement:transcript", slug, language, changed=[at])
    yield page_at(
        "engagement:who_took_part", changed=latest(AnnualParticipation.objects.all(), "published_at")
    )
    yield page_at("engagement:news_subscribe")


def histories() -> Iterable[Entry]:
    yield from traces(
        "conversation", Conversation.objects.public().order_by("pk").values_list("pk", flat=True)
    )


served_by_own_view(ConversationIndexPage, ConversationPage)
register(
    "conversations",
    conversations,
    "engagement:conversations",
    "engagement:conversation",
    "engagement:transcript",
    "engagement:who_took_part",
    "engagement:news_subscribe",
)
register("conversation-histories", histories)
register_feed("engagement:feed", _("News about conversations"))
register_subject("engagement:conversations", a_list)
register_subject("engagement:conversation", conversation_subject)
register_subject("engagement:transcript", transcript_subject)
register_subject("engagement:who_took_part", participation_subject)
