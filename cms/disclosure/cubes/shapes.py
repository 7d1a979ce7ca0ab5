"""Data types of cubes: linked counts with their sums, what was published of them, and what is decided."""

from dataclasses import dataclass

from cms.disclosure.shapes import Hidden

CubeKey = tuple[str, ...]  # codes of one number, one per dimension, plus the key of the measure last
Sum = tuple[CubeKey, tuple[CubeKey, ...]]  # a total and its parts


@dataclass(frozen=True)
class Cube:
    """All numbers of one edition. Every number is published, as a value or as a mark.

    ``contained`` names pairs (part, whole): the people of the part are among those of the whole, so the difference is
    a group of people as well, and is protected like a number of its own (PRV-10).
    """

    counts: dict[CubeKey, int]
    sums: list[Sum]
    contained: list[tuple[CubeKey, CubeKey]]


@dataclass(frozen=True)
class PastEdition:
    """What an earlier edition published: true counts, the marks of hidden ones, and the sums that readers know."""

    counts: dict[CubeKey, int]
    marks: dict[CubeKey, Hidden]
    sums: list[Sum]


@dataclass(frozen=True)
class Decision:
    """``marks``: the hidden numbers, and why each is hidden ("small" or "complement").

    ``against``: those hidden as complements because of an earlier edition. ``unsafe``: those that remain inferable
    although everything possible is hidden; such an edition must not be published.
    """

    marks: dict[CubeKey, Hidden]
    against: set[CubeKey]
    unsafe: set[CubeKey]
