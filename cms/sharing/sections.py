"""Registry of the public pages: each app names its views and lists their addresses, with the date of their last change.

A view that nobody names is not indexed, so a new page with something private in it needs no further care.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from django.conf import settings
from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language

from cms.extension_points import provide, provided
from cms.i18n.languages import bare, indexed, localized

POINT = "sharing.sections"
FEEDS = "sharing.feeds"
Moment = datetime | date | None


@dataclass(frozen=True)
class Entry:
    """One public page: its path in each language it speaks, and when it last changed, where that is on record."""

    paths: dict[str, str]
    changed: datetime | None = None

    def only(self, codes: Iterable[str]) -> "Entry":
        """In these languages."""
        wanted = set(codes)
        return replace(self, paths={code: path for code, path in self.paths.items() if code in wanted})


@dataclass(frozen=True)
class Section:
    """``views``: full names of the views whose pages ``entries`` lists. ``needs_translation``: a page of them speaks
    only the languages in which the editor's page of it is public.
    """

    name: str
    entries: Callable[[], Iterable[Entry]]
    views: frozenset[str]
    needs_translation: bool = False


def register(
    name: str, entries: Callable[[], Iterable[Entry]], *views: str, needs_translation: bool = False
) -> None:
    """Register a part of the sitemap. Apps do so in ``<app>/site/sharing.py``."""
    provide(POINT, Section(name, entries, frozenset(views), needs_translation))


def register_feed(view: str, title: str | Promise) -> None:
    """Register a feed of the whole site, which the head of each public page names."""
    provide(FEEDS, (view, title))


def sections() -> list[Section]:
    return provided(POINT)


def site_feeds() -> list[tuple[str, str]]:
    """(title, path) of the feeds that speak the language of the page."""
    paths = [(title, reverse(view)) for view, title in provided(FEEDS)]
    return [(str(title), path) for title, path in paths if get_language() in indexed(bare(path)[1])]


def section_of(view: str) -> Section | None:
    """The section that lists the pages of this view; None for a view whose pages are not to be indexed."""
    return next((section for section in sections() if view in section.views), None)


def entry(path: str, *changed: Moment) -> Entry:
    """The page at this path (without a language), in every language that the address speaks."""
    moments = [_moment(each) for each in changed if each is not None]
    return Entry({code: localized(path, code) for code in indexed(path)}, max(moments, default=None))


def page_at(view: str, *args: object, changed: Iterable[Moment] = ()) -> Entry:
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse(view, args=args)
    return entry(path, *changed)


def latest(rows: QuerySet[Any], *names: str) -> list[Moment]:
    """The latest dates of these columns, in one query."""
    return list(rows.aggregate(**{f"latest_{at}": Max(name) for at, name in enumerate(names)}).values())


def traces(kind: str, ids: Iterable[int]) -> list[Entry]:
    """The trace pages of records: of those that the chain's own loader of this kind would load, no others."""
    return [page_at("cms:trace", kind, id_) for id_ in ids]


def _moment(when: datetime | date) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, time(), UTC)
