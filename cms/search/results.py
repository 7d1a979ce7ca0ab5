"""The answer to a query: what it names, what it finds, and what else it may have meant."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from cms.models import PublishedRecord
from cms.search.jumps import asked_of, jumps
from cms.search.queries import Query, query_of
from cms.search.selectors import Facets, Filters, Found, facets, found_of, page, read
from cms.search.spelling import suggestion
from cms.web.paging import PER_PAGE

FEW = 3  # fewer records than this, and a likelier spelling is offered


@dataclass(frozen=True)
class Wish:
    """What somebody asks for. ``as_typed``: no other spelling."""

    words: str
    language: str
    filters: Filters
    newest: bool = False
    as_typed: bool = False
    page: str = ""


@dataclass(frozen=True)
class Answer:
    """``instead``: another spelling, which was looked for if ``is_corrected``, and else is offered."""

    query: Query
    leading: list[PublishedRecord]
    facets: Facets
    found: list[Found]
    page: Page
    body_names: dict[str, dict[str, str]]
    instead: str = ""
    is_corrected: bool = False


def answer_to(wish: Wish) -> Answer:
    """At most six statements: what it names, two counts with the spelling between them, ids, copies."""
    asked = asked_of(wish.words, wish.language)
    leading = jumps(asked)
    query = asked.without(leading)
    counts = facets(query, wish.filters)
    instead, is_corrected = "" if leading else _spelled(query, counts, wish), False
    if instead and not counts.unfiltered:
        better = query_of(instead)
        found = facets(better, wish.filters)
        is_corrected = bool(found.unfiltered)
        query, counts, instead = (better, found, instead) if is_corrected else (query, counts, "")
    paper = Paginator(range(counts.total), PER_PAGE).get_page(wish.page)
    start = paper.start_index() - 1 if counts.total else 0
    ids = (
        page(query, wish.filters, wish.language, start=start, size=PER_PAGE, newest=wish.newest)
        if counts.total
        else []
    )
    copies, names = read(ids, counts.bodies) if ids or counts.bodies else ({}, {})
    return Answer(query, leading, counts, found_of(ids, copies), paper, names, instead, is_corrected)


def _spelled(query: Query, counts: Facets, wish: Wish) -> str:
    if wish.as_typed or wish.filters.language or counts.unfiltered >= FEW:
        return ""
    return suggestion(query)
