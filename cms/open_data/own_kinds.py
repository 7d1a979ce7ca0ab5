"""Pages that carry text but no record of their own, and news, as open data: one record for all languages of a page."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale, Page, PageViewRestriction

from cms.extension_points import provide, provided
from cms.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from cms.open_data.pages import PAGE_TYPES, by_language, words_of
from cms.open_data.registry import Entry, Kind, Watch, register
from cms.open_data.values import DATE, TEXTS, Texts, iso
from cms.publication.open_pages import open_to_all

WORDS = ("statement", "summary", "asked", "body")
ALL_PAGES = (Watch(Page, None), Watch(PageViewRestriction, None), Watch(Locale, None))


def page_types() -> list[type[Page]]:
    return list(provided(PAGE_TYPES))


def firsts(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Of each group of translations with a page among these, the oldest page, public or not: it names the record."""
    every = pages.model._default_manager.filter(translation_key=OuterRef("translation_key")).order_by()
    older = every.filter(pk__lt=OuterRef("pk"))
    shown = pages.filter(translation_key=OuterRef("translation_key")).order_by()
    return pages.model._default_manager.filter(~Exists(older), Exists(shown))


def translations(rows: Iterable[Page], *types: type[Page]) -> Iterator[tuple[Page, list[Page]]]:
    """Each of these pages with its open translations that have an address. As many queries as there are types."""
    first = {row.translation_key: row for row in rows}
    locales = {locale.pk: locale for locale in Locale.objects.all()}
    found = [page for each in types for page in open_to_all(each).filter(translation_key__in=first)]
    for page in found:
        page.locale = locales[page.locale_id]
    found = sorted((page for page in found if page.get_url()), key=_place)
    for key, group in groupby(found, key=lambda page: page.translation_key):
        yield first[key], list(group)


def _place(page: Page) -> tuple[str, int]:
    return str(page.translation_key), page.pk


def _paths(pages: Iterable[Page]) -> Texts:
    return {page.locale.language_code: page.get_url() for page in pages}


def pages() -> QuerySet[Page]:
    return firsts(open_to_all(Page).type(*page_types()))


def page_entries(rows: QuerySet[Page]) -> Iterator[Entry]:
    for row, found in translations(rows, *page_types()):
        yield _entry(row, found, {"summary": by_language(found, "summary")})


def news() -> QuerySet[NewsPage]:
    return firsts(open_to_all(NewsPage))


def news_entries(rows: QuerySet[NewsPage]) -> Iterator[Entry]:
    for row, found in translations(rows, NewsPage):
        day = found[0].published_on
        facts = {"summary": by_language(found, "summary"), "published_on": iso(day)}
        yield _entry(row, found, facts, day=day)


def _entry(row: Page, found: list[Page], attributes: dict[str, Any], *, day: date | None = None) -> Entry:
    return Entry(
        row=row.pk,
        key=str(row.pk),
        title=by_language(found, "title"),
        paths=_paths(found),
        texts=words_of(found, *WORDS),
        is_demo=any(page.is_demo for page in found),
        attributes=attributes,
        day=day,
    )


def _watches() -> Iterator[Watch]:
    yield from ALL_PAGES
    yield from (Watch(each, None) for each in page_types())


PAGES = Kind(
    name="pages",
    label=_("Pages"),
    label_of_one=_("Page"),
    about=_("Pages with text, in each language in which they are published."),
    model=Page,
    rows=pages,
    entries=page_entries,
    fields={"summary": TEXTS},
    more_watches=_watches,
)
NEWS = Kind(
    name="news",
    label=_("News"),
    label_of_one=_("News"),
    about=_("News, in each language in which it is published."),
    model=NewsPage,
    rows=news,
    entries=news_entries,
    fields={"summary": TEXTS, "published_on": DATE},
    watches=(*ALL_PAGES, Watch(NewsPage, None)),
)

for each in (HomePage, StandardPage, NewsIndexPage):
    provide(PAGE_TYPES, each)
register(PAGES, NEWS)
