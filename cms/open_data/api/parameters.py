"""What a request asks for, from its parameters. An unknown or wrong one is refused by name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import QueryDict

from cms.open_data.api.answers import Problem
from cms.open_data.api.cursors import Place, place_of

MOST, USUAL = 100, 50
LONGEST = 200
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)


@dataclass(frozen=True)
class Asked:
    limit: int = USUAL
    modified_since: datetime | None = None
    after: Place | None = None
    body: str = ""
    year: int | None = None
    number: str = ""
    id: str = ""

    @property
    def is_by_change(self) -> bool:
        return self.modified_since is not None


def asked(query: QueryDict, kind: str) -> Asked:
    """Raises Problem (400) with the name of the first parameter that is wrong."""
    found: dict[str, Any] = {}
    for name, values in query.lists():
        if name not in READERS:
            raise wrong(name, f"There is no such parameter. There are: {', '.join(READERS)}.")
        if len(values) != 1:
            raise wrong(name, "Give it once.")
        found[name] = READERS[name](name, values[0])
    if cursor := found.pop("cursor", ""):
        by_change = "modified_since" in found
        found["after"] = place_of(cursor, kind, by_change=by_change)
        if found["after"] is None:
            raise wrong("cursor", "Take it from “next” of a page, with the same other parameters.")
    return Asked(**found)


def wrong(name: str, detail: str) -> Problem:
    return Problem(400, f"{printable(name)}: {detail}", parameter=printable(name))


def printable(words: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in words)[:LONGEST]


def _limit(name: str, value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", value) or not 1 <= int(value) <= MOST:
        raise wrong(name, f"A whole number from 1 to {MOST}.")
    return int(value)


def _year(name: str, value: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", value) or value == "0000":
        raise wrong(name, "A year with four digits, such as 2026.")
    return int(value)


def _moment(name: str, value: str) -> datetime:
    try:
        if MOMENT.fullmatch(value):
            return datetime.fromisoformat(value.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        pass  # a day that does not exist, or one outside the calendar
    raise wrong(name, "A moment by RFC 3339, such as 2026-06-24T17:00:00Z. Write + as %2B.")


def _word(name: str, value: str) -> str:
    if not value or len(value) > LONGEST or not value.isprintable():
        raise wrong(name, f"Between 1 and {LONGEST} printable characters.")
    return value


def _cursor(name: str, value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_:.-]{1,400}", value):
        raise wrong(name, "Take it from “next” of a page, with the same other parameters.")
    return value


READERS: dict[str, Callable[[str, str], Any]] = {
    "limit": _limit,
    "cursor": _cursor,
    "modified_since": _moment,
    "body": _word,
    "year": _year,
    "number": _word,
    "id": _word,
}
