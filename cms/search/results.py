"""The answer to a query: what it names, what it finds, and what else it may have meant."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from cms.models import PublishedRecord
from cms.search.jumps import asked_of, jumps
from cms.search.queries import Query, query_of
from cms.search.selectors import Facets, Filters, Found, facets, found_besides, page, read
from cms.search.spelling import suggestion
from cms.search.suggested import suggested
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
    """``instead``: another spelling, which was looked for if ``is_corrected``, and else is offered.

    ``suggested``: what the office puts first. It stands on the first page only, and not again below.
    """

    query: Query
    leading: list[PublishedRecord]
    facets: Facets
    found: list[Found]
    page: Page
    body_names: dict[str, dict[str, str]]
    suggested: list[PublishedRecord]
    instead: str = ""
    is_corrected: bool = False


def answer_to(wish: Wish) -> Answer:
    """At most six statements: what it names, two counts with the spelling between them, ids, copies; and one for what
    the office suggests."""
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
    first = suggested(wish.words) if paper.number == 1 and not wish.filters else []
    first, rows = found_besides(first, ids, copies)
    leading = [copy for copy in leading if copy.pk not in {each.pk for each in first}]
    return Answer(query, leading, counts, rows, paper, names, first, instead, is_corrected)


def _spelled(query: Query, counts: Facets, wish: Wish) -> str:
    if wish.as_typed or wish.filters.language or counts.unfiltered >= FEW:
        return ""
    return suggestion(query)
