"""Find public records: how many by kind, body and year, and copies of those on one page, as they are now."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from cms.models import PublishedRecord, SearchEntry
from cms.open_data.selectors import current
from cms.search.matches import Filters, Match, Matches, matches, newest_matches, title_matches
from cms.search.order import place
from cms.search.queries import Query

BODIES = "bodies"  # the kind whose records are the bodies, named by their slugs


@dataclass(frozen=True)
class Facets:
    """Of what kinds, bodies and years the results are; how many of each kind respects the other filters.

    ``is_capped``: there are more results than are counted. Then kinds have no number, and any year from ``first_year``
    to ``last_year``, any kind and any body may be chosen.
    """

    rows: tuple[Match, ...]
    filters: Filters
    is_capped: bool = False
    first_year: int | None = None
    last_year: int | None = None

    @cached_property
    def kinds(self) -> Counter[str]:
        body, year = self.filters.body, self.filters.year
        fitting = (row.kind for row in self.rows if body in ("", row.body) and year in (None, row.year))
        return Counter(fitting)

    @property
    def bodies(self) -> list[str]:
        return sorted({row.body for row in self.rows if row.body})

    @property
    def years(self) -> list[int]:
        if self.first_year and self.last_year:
            return list(range(self.last_year, self.first_year - 1, -1))
        return sorted({row.year for row in self.rows if row.year}, reverse=True)

    @property
    def unfiltered(self) -> int:
        """At most so many as are counted."""
        return len(self.rows)


@dataclass(frozen=True)
class Found:
    """A record, and the language in which it was found: the reader's, if it was found in that too."""

    copy: PublishedRecord
    language: str


def facets(found: Matches, filters: Filters) -> Facets:
    """``found``: without these filters. One statement if there are more results than are counted, else none."""
    if not found.has_more:
        return Facets(found.each, filters)
    with_day = SearchEntry.objects.filter(id__lt=place(None, 0, 0))
    first = Subquery(with_day.order_by("-id").values("year")[:1])
    years = with_day.order_by("id").annotate(first=first).values_list("first", "year").first()
    return Facets(found.each, filters, True, *(years or ()))


def narrowed(found: Matches, query: Query, filters: Filters, language: str, *, newest: bool) -> Matches:
    """Of these results, found without filters besides the language, those that fit; at most one statement."""
    if not found.has_more:
        return found.of(filters).newest_first() if newest else found.of(filters)
    if newest:
        return newest_matches(query, filters, language)
    return matches(query, filters, language) if filters.besides_language() else found


def titles(query: Query, language: str, size: int) -> list[Found]:
    """The records whose title or number fits best, to be suggested while somebody types. Two statements."""
    found = title_matches(query, language, size).each
    return found_of(found, read(found)[0])


def read(
    found: Sequence[Match], counts: Facets | None = None
) -> tuple[dict[int, PublishedRecord], dict[str, Any]]:
    """The copies that were found, and the names by language of the bodies that may be chosen. One statement."""
    present = PublishedRecord.objects.present().defer("attributes").order_by()
    wanted = present.filter(pk__in=[match.record for match in found])
    if counts and counts.is_capped:
        has_records = Exists(SearchEntry.objects.filter(body=OuterRef("key")))
        # Not joined by OR: PostgreSQL would ask of every record whether it is a body with records.
        wanted = wanted.union(present.filter(has_records, kind=BODIES), all=True)
    elif counts and counts.bodies:
        wanted = wanted | present.filter(kind=BODIES, key__in=counts.bodies)
    copies = {copy.pk: copy for copy in wanted}
    names = {copy.key: copy.title for copy in copies.values() if copy.kind == BODIES}
    return copies, names


def found_of(found: Sequence[Match], copies: dict[int, PublishedRecord]) -> list[Found]:
    """In their order, as the records are now; without one that is gone since."""
    return found_besides([], found, copies)[1]


def found_besides(
    first: list[PublishedRecord], found: Sequence[Match], copies: dict[int, PublishedRecord]
) -> tuple[list[PublishedRecord], list[Found]]:
    """The copies that come first and those that were found, as the records are now; none of them twice."""
    there = [(copies[match.record], match.language) for match in found if match.record in copies]
    languages = {(copy.kind, copy.row): language for copy, language in there}
    leading = {(copy.kind, copy.row) for copy in first}
    others = [copy for copy, _language in there if (copy.kind, copy.row) not in leading]
    now = current([*first, *others])
    others_now = [
        Found(each, languages[each.kind, each.row]) for each in now if (each.kind, each.row) not in leading
    ]
    return [each for each in now if (each.kind, each.row) in leading], others_now
