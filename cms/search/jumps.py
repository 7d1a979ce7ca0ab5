"""What a query names by itself: a number, a date, a receipt code. It leads above the results; nobody is sent on."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cms.models import PublishedRecord, SearchEntry
from cms.open_data.selectors import current
from cms.search.normalize import Piece, code_of, pieces, plain
from cms.search.queries import Query, query_of
from cms.search.typed_dates import typed_date
from cms.web.one_time_keys import normalise_code

GATHERINGS = ("meetings", "conversations")  # kinds whose day is when people come together
MOST = 6
_RECEIPT = re.compile(
    r"(?<![a-z0-9])tl[\s–-]?[0-9a-z]{4}(?:[\s–-]?[0-9a-z]{4}){1,3}(?![a-z0-9])", re.IGNORECASE
)
_GROUPS = re.compile(r"(?<![a-z0-9])[0-9a-z]{4}(?:[\s–-][0-9a-z]{4}){3}(?![a-z0-9])", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """A query taken apart: what leads by itself, and what is looked for besides."""

    numbers: tuple[str, ...]
    days: tuple[date, ...]
    whole: Query
    rest: Query

    def without(self, found: list[PublishedRecord]) -> Query:
        """What is looked for if these lead: without a number that names one of them, unless it is all there is."""
        named = {code_of(copy.number) for copy in found} & set(self.numbers)
        return self.rest if named and self.rest else self.whole


def holds_receipt(words: str) -> bool:
    """Whether something in it has the form of a receipt code, also a part of one or a mistyped one."""
    if _RECEIPT.search(words) or normalise_code(words) and _is_mixed(words):
        return True
    return any(_is_mixed(group) for found in _GROUPS.findall(words) for group in re.split(r"[\s–-]", found))


def asked_of(words: str, language: str) -> Asked:
    typed = typed_date(words, language)
    if typed:
        query = query_of(typed.rest, typed.term)
        return Asked((), typed.days, Query(words, query.terms, query.pieces), query)
    found = list(pieces(plain(words)))
    codes = tuple(dict.fromkeys(piece.whole for piece in found if piece.is_code))
    whole = code_of(words)
    numbers = codes or ((whole,) if "-" in whole and any(sign.isdigit() for sign in whole) else ())
    rest = " ".join(_word(piece) for piece in found if not piece.is_code) if codes else ""
    return Asked(numbers, (), query_of(words), query_of(rest))


def jumps(asked: Asked) -> list[PublishedRecord]:
    """The records that the query names, as they are now. One statement, or none."""
    if not asked.numbers and not asked.days:
        return []
    named = Q(number__in=asked.numbers) | Q(day__in=asked.days, kind__in=GATHERINGS)
    entries = SearchEntry.objects.filter(named).order_by().values("record_id")
    copies = PublishedRecord.objects.present().filter(pk__in=entries).order_by("day", "kind", "pk")[:MOST]
    return [copy for copy in current(copies) if _is_named(copy, asked)]


def _is_named(copy: PublishedRecord, asked: Asked) -> bool:
    """Asked again, because the record may have changed since it was indexed."""
    return code_of(copy.number) in asked.numbers or copy.day in asked.days and copy.kind in GATHERINGS


def _is_mixed(group: str) -> bool:
    return any(sign.isdigit() for sign in group) and any(sign.isalpha() for sign in group)


def _word(piece: Piece) -> str:
    return " ".join(piece.parts) if piece.parts and not piece.is_run else piece.whole
