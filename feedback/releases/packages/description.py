"""What is known about a data file and its variables. All metadata formats are written from this one description."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Self

Json = dict[str, Any]
LONGEST_NAME = 32  # Stata's limit, the shortest of the statistics programs
_NOT_IN_NAMES = re.compile("[^A-Za-z0-9_]+")


@dataclass(frozen=True)
class Value:
    value: str
    label: str


@dataclass(frozen=True)
class Variable:
    """``header``: its name in the header row. ``values``: all that the form or the codebook has, never those found.
    ``is_closed``: a cell is one of them or empty. ``is_list``: a cell has any number of them, joined by "; ".
    """

    name: str
    header: str
    title: str
    kind: str
    description: str = ""
    values: tuple[Value, ...] = ()
    is_closed: bool = False
    is_list: bool = False
    is_key: bool = False

    @classmethod
    def from_json(cls, facts: Json) -> Self:
        return cls(**facts | {"values": tuple(Value(**each) for each in facts["values"])})


@dataclass(frozen=True)
class DataFile:
    """``cut_sha256``: of the one data set that everything in the file comes from. ``license``: see licenses.py."""

    name: str
    path: str
    format: str
    title: str
    description: str
    office: str
    version: str
    created: str
    cut_sha256: str
    license: str
    variables: tuple[Variable, ...]
    limits: str = ""
    sha256: str = ""
    bytes: int = 0

    @property
    def source(self) -> str:
        """The source as one line: who collected it, and which data set."""
        return ", ".join(each for each in (self.office, f"data set {self.version}") if each)

    def as_json(self) -> Json:
        return asdict(self)

    @classmethod
    def from_json(cls, facts: Json) -> Self:
        return cls(**facts | {"variables": tuple(Variable.from_json(each) for each in facts["variables"])})


def short_names(keys: Iterable[str]) -> list[str]:
    """Return a name for each key that every statistics program accepts: a letter, then letters, digits and "_", at
    most 32, each different even if a program ignores case.
    """
    taken: set[str] = set()
    return [_unique(_NOT_IN_NAMES.sub("_", key)[:LONGEST_NAME], "_{}", LONGEST_NAME, taken) for key in keys]


def unique_labels(labels: Iterable[str]) -> list[str]:
    """Return the labels as they can stand in a header row: none twice."""
    taken: set[str] = set()
    return [_unique(label, " ({})", len(label) + 10, taken) for label in labels]


def _unique(first: str, ending: str, longest: int, taken: set[str]) -> str:
    """Return ``first``, or with a number at its end if it is taken; no longer than ``longest``."""
    name, number = first, 1
    while name.casefold() in taken:
        number += 1
        end = ending.format(number)
        name = first[: longest - len(end)] + end
    taken.add(name.casefold())
    return name
