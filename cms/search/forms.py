"""The address of a search: what of it counts, and links that change one part of it."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from cms.cleaning import clean_text, whole_number
from cms.open_data.registry import kind_named
from cms.search.matches import Filters
from cms.search.results import Wish

LONGEST = 100
LONGEST_SLUG = 60
NEWEST = "newest"


def wish_of(sent: QueryDict, language: str) -> Wish:
    """Whatever an address says, somebody is asked for something; a filter that means nothing is none."""
    kind = kind_named(_text(sent, "kind", LONGEST_SLUG))
    spoken = _text(sent, "language", LONGEST_SLUG)
    year = whole_number(_text(sent, "year", 4), digits=4)
    filters = Filters(
        kind=kind.name if kind and kind.is_searched else "",
        body=_text(sent, "body", LONGEST_SLUG),
        year=year or None,
        language=spoken if spoken in dict(settings.LANGUAGES) else "",
    )
    return Wish(
        words=_text(sent, "q", LONGEST),
        language=language,
        filters=filters,
        newest=sent.get("sort") == NEWEST,
        as_typed=sent.get("as_typed") == "1",
        page=sent.get("page", ""),
    )


def link(wish: Wish, **changes: object) -> str:
    """The query of the same search with other parts; its first page."""
    parts = {
        "q": wish.words,
        "kind": wish.filters.kind,
        "body": wish.filters.body,
        "year": wish.filters.year,
        "language": wish.filters.language,
        "sort": NEWEST if wish.newest else "",
        "as_typed": "1" if wish.as_typed else "",
    }
    return "?" + urlencode({name: value for name, value in (parts | changes).items() if value})


def _text(sent: QueryDict, name: str, longest: int) -> str:
    return clean_text(sent.get(name, ""))[:longest].strip()
