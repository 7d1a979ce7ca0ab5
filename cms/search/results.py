"""The answer to a query: what it names, what it finds, and what else it may have meant."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from cms.models import PublishedRecord
from cms.search.jumps import asked_of, jumps
from cms.search.matches import Filters, Matches, matches
from cms.search.queries import Query, query_of
from cms.search.selectors import Facets, Found, facets, found_besides, narrowed, read
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
    """``instead``: another spelling, which was looked for if ``is_corrected``, and else is offered. ``is_capped``:
    there are more than ``total`` results, which are not listed.

    ``suggested``: what the office puts first. It stands on the first page only, and not again below.
    """

    query: Query
    leading: list[PublishedRecord]
    facets: Facets
    total: int
    is_capped: bool
    found: list[Found]
    page: Page
    body_names: dict[str, dict[str, str]]
    suggested: list[PublishedRecord]
    instead: str = ""
    is_corrected: bool = False


def answer_to(wish: Wish) -> Answer:
    """One statement each: what it names; the first results; copies; what the office suggests.

    Of few results also another spelling, and what it finds if there were none; of more results than are counted also
    their years, and those that are narrowed down or the newest.
    """
    asked = asked_of(wish.words, wish.language)
    leading = jumps(asked)
    query, first_found, instead, is_corrected = _spelled(asked.without(leading), wish, is_named=bool(leading))
    counts = facets(first_found, wish.filters)
    found = narrowed(first_found, query, wish.filters, wish.language, newest=wish.newest)
    paper = Paginator(found.each, PER_PAGE).get_page(wish.page)
    listed = list(paper)
    copies, names = read(listed, counts) if counts.unfiltered else ({}, {})
    first = suggested(wish.words) if paper.number == 1 and not wish.filters else []
    first, rows = found_besides(first, listed, copies)
    leading = [copy for copy in leading if copy.pk not in {each.pk for each in first}]
    return Answer(
        query, leading, counts, len(found), found.has_more, rows, paper, names, first, instead, is_corrected
    )


def _spelled(query: Query, wish: Wish, *, is_named: bool) -> tuple[Query, Matches, str, bool]:
    """The query with what it finds in the wished language, another spelling, and whether that is the query."""
    in_language = Filters(language=wish.filters.language)
    found = matches(query, in_language, wish.language)
    is_doubted = not (is_named or wish.as_typed or wish.filters.language) and len(found) < FEW
    instead = suggestion(query) if is_doubted else ""
    if not instead or found.each:
        return query, found, instead, False
    better = query_of(instead)
    more = matches(better, in_language, wish.language)
    return (better, more, instead, True) if more.each else (query, found, "", False)
