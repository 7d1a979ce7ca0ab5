"""The rows of a data set that a file may contain, with their attributes, and what a file tells of them."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from feedback.releases.row_attributes import Attribute, Row, attributes_of, group_of

Json = dict[str, Any]
Cell = tuple[str, ...]
OTHER = "*"  # no choice has this key


@dataclass
class Values:
    """The values of one attribute, row by row: equal ones share a number."""

    known: dict[frozenset[str], int] = field(default_factory=dict)
    rows: array = field(default_factory=lambda: array("l"))

    def add(self, values: frozenset[str]) -> None:
        self.rows.append(self.known.setdefault(values, len(self.known)))

    def sizes(self) -> Counter[frozenset[str]]:
        """How many rows have these values."""
        numbers, known = Counter(self.rows), list(self.known)
        return Counter({known[number]: count for number, count in numbers.items()})


@dataclass
class RowTable:
    """One row per comment that a person has read, one per campaign (PAR-05, P08)."""

    attributes: list[Attribute]
    values: dict[str, Values]
    keys: dict[str, int] = field(default_factory=dict)  # comment or campaign → its place

    @classmethod
    def of(cls, meta: Json) -> "RowTable":
        attributes = attributes_of(meta)
        return cls(attributes, {each.name: Values() for each in attributes})

    def __len__(self) -> int:
        return len(self.keys)

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Take each row on its way to another consumer, so that the file is read only once."""
        for row in rows:
            self.take(row)
            yield row

    def take(self, row: Row) -> None:
        key = key_of(row)
        if not is_row(row) or key in self.keys:
            return
        self.keys[key] = len(self.keys)
        for each in self.attributes:
            self.values[each.name].add(each.read(row))


def is_row(row: Row) -> bool:
    """Whether a file for readers may have this row: a person has read it."""
    return row.get("state", "published") == "published"


def key_of(row: Row) -> str:
    """The comment, or the campaign whose letter it is: what a reader recognizes in two files by its words."""
    campaign = row.get("campaign")
    return f"c{row['id']}" if campaign is None else f"l{campaign}"


def masked(attribute: Attribute, values: frozenset[str], shown: Collection[str]) -> Cell:
    """The values as a file tells them: those shown, in order.

    All else of a single-valued attribute is one cell, with or without an answer: its number is what the published ones
    leave of their total, and tells nothing new.
    """
    if attribute.many:
        return tuple(sorted(values.intersection(shown)))
    if not shown:
        return ()
    known = set(shown)
    return tuple(group_of(each, known) or OTHER for each in sorted(values)) or (OTHER,)


@dataclass(frozen=True)
class ReleasedRows:
    """The rows of an earlier release, and the values of each attribute that it shows."""

    table: RowTable
    shown: dict[str, list[str]]
