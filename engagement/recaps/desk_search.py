"""Texts of recaps that are not posted, for the search at the desk."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.clock import PACIFIC
from cms.desk_search.own_sources import page_texts
from cms.desk_search.registry import DeskHit, DeskSource
from cms.users.models import User
from engagement import access
from engagement.models import ConversationPage, Recap


def _drafts(_user: User) -> QuerySet[ConversationPage]:
    posted = Exists(Recap.objects.filter(conversation=OuterRef("conversation")))
    rows = ConversationPage.objects.filter(Q(has_unpublished_changes=True) | ~Q(posted))
    rows = rows.select_related("latest_revision", "locale", "conversation").defer("body", "agenda")
    found: QuerySet[ConversationPage] = rows.order_by("-conversation__starts_at", "-pk")
    return found


def _hits(page: ConversationPage) -> Iterator[DeskHit]:
    talk = page.conversation
    yield DeskHit(
        title=gettext("Recap of %(conversation)s") % {"conversation": talk},
        url=reverse("engagement:desk_recap", args=[talk.slug]),
        day=talk.starts_at.astimezone(PACIFIC).date(),
        about=str(page.locale),
        texts=page_texts(page, "recap_summary", "recap"),
    )


RECAPS = DeskSource(
    name="recaps",
    label=_("Recaps in draft"),
    may=lambda user: has_role(user, *access.COUNT_ROLES),
    rows=_drafts,
    hits=_hits,
)
