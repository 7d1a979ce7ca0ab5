"""Find public records: how many by kind, body and year, and a page of them in their order.

Both statements read entries of copies that are present and unchanged. The order is the same on both databases: the
tier of the query that fits, the reader's language before others, the newest day, the oldest copy.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection

from cms.models import PublishedRecord
from cms.open_data.selectors import current
from cms.search.full_text import ENTRIES, UNCHANGED, matching
from cms.search.queries import ANYWHERE, NUMBER_OR_TITLE, TITLE, Query

Ranked = tuple[int, str]  # id of a copy, and the language in which it was found
BODIES = "bodies"  # the kind whose records are the bodies, named by their slugs


@dataclass(frozen=True)
class Filters:
    kind: str = ""
    body: str = ""
    year: int | None = None
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind or self.body or self.year or self.language)


@dataclass(frozen=True)
class Facets:
    """How many records match, by kind, body and year. Each count respects the other filters."""

    rows: tuple[tuple[str, str, int | None, int], ...]
    filters: Filters

    @cached_property
    def kinds(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for kind, body, year, number in self.rows:
            if self._fits(body, year):
                found[kind] += number
        return found

    @property
    def bodies(self) -> list[str]:
        return sorted({body for _kind, body, _year, _number in self.rows if body})

    @property
    def years(self) -> list[int]:
        return sorted({year for _kind, _body, year, _number in self.rows if year}, reverse=True)

    @property
    def total(self) -> int:
        """With the filters."""
        return self.kinds[self.filters.kind] if self.filters.kind else self.kinds.total()

    @property
    def unfiltered(self) -> int:
        return sum(number for *_which, number in self.rows)

    def _fits(self, body: str, year: int | None) -> bool:
        return self.filters.body in ("", body) and self.filters.year in (None, year)


@dataclass(frozen=True)
class Found:
    """A record, and the language in which it was found: the reader's, if it was found in that too."""

    copy: PublishedRecord
    language: str


def facets(query: Query, filters: Filters) -> Facets:
    """One statement; none for an empty query."""
    if not query:
        return Facets((), filters)
    tiers = query.tiers()
    found, values = matching({each: tiers[each] for each in (NUMBER_OR_TITLE, ANYWHERE)}, connection.vendor)
    where, more = _where(Filters(language=filters.language))
    statement = (
        f"SELECT entry.kind, entry.body, entry.year, COUNT(DISTINCT entry.record_id) FROM {ENTRIES} entry "  # noqa: S608
        f"WHERE entry.id IN (SELECT found.id FROM ({found}) found) AND {where} "
        "GROUP BY entry.kind, entry.body, entry.year"
    )
    return Facets(tuple(_rows(statement, values + more)), filters)


def page(
    query: Query, filters: Filters, language: str, *, start: int, size: int, newest: bool
) -> list[Ranked]:
    """Ids of records in their order, each with the language in which it was found. One statement."""
    return _ranked(query.tiers(), filters, language, start=start, size=size, newest=newest)


def titles(query: Query, language: str, size: int) -> list[Found]:
    """The records whose title or number fits best, to be suggested while somebody types. Two statements."""
    if not query:
        return []
    tiers = {tier: expression for tier, expression in query.tiers().items() if tier <= TITLE}
    ids = _ranked(tiers, Filters(), language, start=0, size=size, newest=False)
    return found_of(ids, read(ids)[0])


def read(
    ids: list[Ranked], bodies: list[str] | None = None
) -> tuple[dict[int, PublishedRecord], dict[str, Any]]:
    """The copies with these ids, and the names of these bodies by language. One statement."""
    present = PublishedRecord.objects.present()
    wanted = present.filter(pk__in=[pk for pk, _language in ids])
    if bodies:
        wanted = wanted | present.filter(kind=BODIES, key__in=bodies)
    copies = {copy.pk: copy for copy in wanted.defer("attributes")}
    names = {copy.key: copy.title for copy in copies.values() if copy.kind == BODIES}
    return copies, names


def found_of(ids: list[Ranked], copies: dict[int, PublishedRecord]) -> list[Found]:
    """In the order of the ids, as the records are now; without one that is gone since."""
    return found_besides([], ids, copies)[1]


def found_besides(
    first: list[PublishedRecord], ids: list[Ranked], copies: dict[int, PublishedRecord]
) -> tuple[list[PublishedRecord], list[Found]]:
    """The copies that come first and those with these ids, as the records are now; none of them twice."""
    there = [(copies[pk], language) for pk, language in ids if pk in copies]
    languages = {(copy.kind, copy.row): language for copy, language in there}
    leading = {(copy.kind, copy.row) for copy in first}
    others = [copy for copy, _language in there if (copy.kind, copy.row) not in leading]
    now = current([*first, *others])
    found = [
        Found(each, languages[each.kind, each.row]) for each in now if (each.kind, each.row) not in leading
    ]
    return [each for each in now if (each.kind, each.row) in leading], found


def _ranked(
    tiers: dict[int, Any], filters: Filters, language: str, *, start: int, size: int, newest: bool
) -> list[Ranked]:
    found, values = matching(tiers, connection.vendor)
    where, more = _where(filters)
    other = "CASE WHEN entry.language = %s THEN 0 ELSE 1 END"
    order = "MAX(entry.day) DESC NULLS LAST"
    order = f"{order}, rank" if newest else f"rank, {order}"
    statement = (
        "SELECT entry.record_id, "  # noqa: S608
        f"CASE WHEN MIN({other}) = 0 THEN %s ELSE MIN(entry.language) END, MIN(found.tier * 2 + {other}) AS rank "
        f"FROM ({found}) found JOIN {ENTRIES} entry ON entry.id = found.id WHERE {where} "
        f"GROUP BY entry.record_id ORDER BY {order}, entry.record_id LIMIT %s OFFSET %s"
    )
    rows = _rows(statement, [language, language, language, *values, *more, size, start])
    return [(pk, found_in) for pk, found_in, _rank in rows]


def _where(filters: Filters) -> tuple[str, list[Any]]:
    parts, values = [UNCHANGED], []
    for column in ("kind", "body", "year", "language"):
        if value := getattr(filters, column):
            parts.append(f"entry.{column} = %s")
            values.append(value)
    return " AND ".join(parts), values


def _rows(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
