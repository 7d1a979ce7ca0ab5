"""Whole numbers and GUIDs of Legistar's rows, and the numbers in its addresses back to records."""

from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils.dateparse import parse_datetime

from boards.absolute_urls import absolute
from boards.dialects.answers import Unknown
from boards.dialects.records import Record
from cms.cleaning import whole_number

STEP = 1_000_000_000  # numbers of Legistar end at 2,147,483,647
ITEMS = ("agenda-items", "motions")
MATTERS = ("motions", "proposals", "decisions")
MATTER_TYPES = {"motions": (1, "Motion"), "proposals": (2, "Proposal"), "decisions": (3, "Decision")}


def number_of(copy: Record, kinds: tuple[str, ...]) -> int:
    """The number of a record among those of several kinds."""
    return STEP * kinds.index(copy.kind) + int(copy.row)


def place_of(typed: str, kinds: tuple[str, ...]) -> tuple[str, int]:
    """Kind and row of the record with this number. Raises Unknown."""
    number = whole_number(typed, digits=10)
    if number is None or number >= STEP * len(kinds):
        raise Unknown()
    index, row = divmod(number, STEP)
    return kinds[index], row


def item_number(copy: Record) -> int:
    return number_of(copy, ITEMS)


def matter_number(copy: Record) -> int:
    return number_of(copy, MATTERS)


def guid(copy: Record) -> str:
    """Always the same: made from the identifier of the record."""
    return str(uuid5(NAMESPACE_URL, absolute(f"/api/v1/{copy.kind}/{copy.key}/"))).upper()


def stamp(copy: Record, prefix: str) -> dict[str, Any]:
    """What each row of Legistar has."""
    return {
        f"{prefix}Guid": guid(copy),
        f"{prefix}LastModifiedUtc": utc(copy.modified_at),
        f"{prefix}RowVersion": copy.digest[:16],
    }


def utc(moment: datetime | str | None) -> str | None:
    """A moment in UTC without its zone, as Legistar writes it."""
    found = parse_datetime(moment) if isinstance(moment, str) else moment
    return found.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] if found else None


def midnight(day: object) -> str | None:
    """A day as Legistar writes it: its first moment, in the time of the place."""
    return f"{day}T00:00:00" if day else None
