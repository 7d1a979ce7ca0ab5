"""Announcements for the search at the desk, drafts too; never addresses."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.access import has_role
from cms.clock import PACIFIC
from cms.desk_search.registry import DeskHit, DeskSource, translated
from cms.users.models import User
from engagement import access
from engagement.models import Announcement


def _announcements(_user: User) -> QuerySet[Announcement]:
    return Announcement.objects.order_by("-pk")


def _hits(news: Announcement) -> Iterator[DeskHit]:
    yield DeskHit(
        title=str(news),
        url=reverse("engagement:desk_announcement", args=[news.pk]),
        day=news.published_at.astimezone(PACIFIC).date() if news.published_at else None,
        state=news.get_state_display(),
        texts=translated(news.title, news.summary),
    )


ANNOUNCEMENTS = DeskSource(
    name="announcements",
    label=_("Announcements"),
    may=lambda user: has_role(user, *access.DOOR_ROLES),
    rows=_announcements,
    columns=("title", "summary"),
    hits=_hits,
    more=lambda _words: reverse("engagement:desk_news"),
)
