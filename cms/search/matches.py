"""The first results of a query, in their order. The order is the same on both databases.

It is the tier of the query that fits, the reader's language before others, the newest day, the oldest copy. Each tier
and language is one step, which is taken only while there are too few results. Of up to ``MOST`` records all is known;
of more, only the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import tee

from cms.search.expressions import All, Any, Expression, Has, Without
from cms.search.order import MOST_LANGUAGES, day_at
from cms.search.queries import ANYWHERE, FILTERS, NUMBER_OR_TITLE, TITLE, Query, filter_token
from cms.search.statements import Row, Step, rows

IN_ORDER = -1  # the rank of entries that are asked for however well they fit
MOST = 1_000  # results that are counted and listed


@dataclass(frozen=True)
class Filters:
    kind: str = ""
    body: str = ""
    year: int | None = None
    language: str = ""

    def __bool__(self) -> bool:
        return any(self._values)

    def tokens(self) -> tuple[Has, ...]:
        return tuple(
            Has(filter_token(name, value)) for name, value in zip(FILTERS, self._values, strict=True) if value
        )

    def besides_language(self) -> dict[str, str | int]:
        return {name: value for name in FILTERS if name != "language" and (value := getattr(self, name))}

    @property
    def _values(self) -> tuple[str | int | None, ...]:
        return self.kind, self.body, self.year, self.language


@dataclass(frozen=True)
class Match:
    """A record that fits. ``language``: in which it was found; the reader's, if it was found in that too."""

    rank: int
    place: int
    record: int
    language: str
    kind: str
    body: str
    year: int | None


@dataclass(frozen=True)
class Matches:
    """``has_more``: there are more records than these."""

    each: tuple[Match, ...] = ()
    has_more: bool = False

    def __len__(self) -> int:
        return len(self.each)

    def of(self, filters: Filters) -> "Matches":
        """Those of this kind, body and year."""
        wanted = filters.besides_language()
        each = (match for match in self.each if all(getattr(match, name) == wanted[name] for name in wanted))
        return Matches(tuple(each), self.has_more)

    def newest_first(self) -> "Matches":
        each = sorted(self.each, key=lambda match: (day_at(match.place), match.rank, match.record))
        return Matches(tuple(each), self.has_more)


def matches(query: Query, filters: Filters, language: str) -> Matches:
    """The first results, the best first. One statement; none for an empty query."""
    return _best(rows(_steps(query, ANYWHERE, filters, language), MOST + 1), language, MOST)


def newest_matches(query: Query, filters: Filters, language: str) -> Matches:
    """The first results, the newest first. One statement; none for an empty query.

    Of one day the best comes first, or if there are more results than are listed, the oldest copy.
    """
    if not query:
        return Matches()
    tiers = query.tiers()
    fits = _joined(Any((tiers[NUMBER_OR_TITLE], tiers[ANYWHERE])), filters.tokens())
    in_order = Step(IN_ORDER, fits, 1 if filters.language else MOST_LANGUAGES)
    found, again = tee(rows([in_order, *_steps(query, ANYWHERE, filters, language)], MOST + 1))
    newest = _best((row for row in found if row[0] == IN_ORDER), language, MOST)
    if newest.has_more:
        return newest
    return _best((row for row in again if row[0] != IN_ORDER), language, MOST).newest_first()


def title_matches(query: Query, language: str, most: int) -> Matches:
    """The first results whose number or title fits. One statement; none for an empty query."""
    return _best(rows(_steps(query, TITLE, Filters(), language), most + 1), language, most)


def _steps(query: Query, last: int, filters: Filters, language: str) -> list[Step]:
    """Up to the tier ``last``: in the reader's language, then in others."""
    if not query:
        return []
    tokens, own = filters.tokens(), Filters(language=language).tokens()
    found: list[Step] = []
    tiers = [fits for tier, fits in query.tiers().items() if tier <= last]
    for at, tier in enumerate(dict.fromkeys(tiers)):
        fits = _joined(tier, tokens)
        if filters.language:
            found.append(Step(2 * at, fits))
        else:
            found.append(Step(2 * at, _joined(fits, own)))
            found.append(Step(2 * at + 1, Without(fits, own[0].token), MOST_LANGUAGES - 1))
    return found


def _joined(fits: Expression, tokens: tuple[Has, ...]) -> Expression:
    return All((fits, *tokens)) if tokens else fits


def _best(found: Iterable[Row], language: str, most: int) -> Matches:
    """The best entry of each record. No more is read than tells that there are more records than ``most``."""
    best: dict[int, Match] = {}
    for row in found:
        match = Match(*row)
        known = best.setdefault(match.record, match)
        if len(best) > most:
            break
        if known.language != language and (match.language == language or match.language < known.language):
            best[match.record] = replace(known, language=match.language)
    return Matches(tuple(best.values())[:most], len(best) > most)
