"""Conversations for the search at the desk, in every state."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.clock import PACIFIC
from cms.desk_search.registry import DeskHit, DeskSource, translated, written
from cms.users.models import User
from engagement import access
from engagement.models import Conversation


def _conversations(_user: User) -> QuerySet[Conversation]:
    return Conversation.objects.order_by("-starts_at", "-pk")


def _hits(talk: Conversation) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(talk),
        url=reverse("engagement:desk_conversation", args=[talk.slug]),
        day=talk.starts_at.astimezone(PACIFIC).date(),
        state=talk.get_status_display(),
        about=talk.place,
        texts=(*translated(talk.name, talk.feeds), *written(talk.region)),
    )


CONVERSATIONS = DeskSource(
    name="conversations",
    label=_("Conversations"),
    may=lambda user: has_role(user, *access.COUNT_ROLES),
    rows=_conversations,
    columns=("name", "place", "region", "feeds", "slug"),
    hits=_hits,
    day="starts_at__date",
    more=lambda _words: reverse("engagement:desk_conversations"),
    kind="conversations",
)
