"""Rows that do not fit, in groups: one kind of problem in one column, with its values, mended together."""

from collections.abc import Iterable
from typing import Any

from feedback.imports.exceptions import BadRow
from feedback.models import ImportBatch

MOST_GROUPS, MOST_VALUES, LINES, LONGEST = 200, 200, 5, 120
LEAVE, SHARED = "leave", "shared"
# What can be done about each kind of problem, best first. Rows can be left out whatever is wrong with them.
REPAIRS = {
    "value": ("map", "not_said", "attribute", "drop"),
    "number": ("not_said", "attribute", "drop"),
    "date": ("date", "not_said", "attribute", "drop"),
    "future": ("date", "not_said"),
    "control": ("clean",),
    "language": ("map", "not_said", "attribute", "drop"),
    "channel": ("map", "not_said", "attribute", "drop"),
    "yes_no": ("map", "not_said", "attribute", "drop"),
    "count": ("not_said", "attribute", "drop"),
    "contact": ("not_said", "drop"),
    "line": ("not_said", "attribute", "drop"),
    "twice": ("attribute", "drop"),
    "long": ("drop",),
}


class Groups:
    def __init__(self) -> None:
        self.found: dict[str, dict[str, Any]] = {}

    def add(self, refused: Iterable[tuple[int, BadRow]]) -> list[tuple[int, str]]:
        """Count rows by each of their problems; return line and first reason of each."""
        told = []
        for line, error in refused:
            for each in (error, *error.others):
                self._count(line, each)
            told.append((line, str(error)))
        return told

    def _count(self, line: int, error: BadRow) -> None:
        key = key_of(error.kind, error.column)
        if key not in self.found and len(self.found) >= MOST_GROUPS:
            key = "row:"  # a file of so many different problems is not mended one by one
        group = self.found.setdefault(
            key,
            {"key": key, "kind": error.kind, "column": error.column, "count": 0, "lines": [], "values": {}},
        )
        group["count"] += 1
        group.setdefault("reason", str(error))
        if len(group["lines"]) < LINES:
            group["lines"].append(line)
        values = group["values"]
        if error.value in values or 0 < len(error.value) <= LONGEST and len(values) < MOST_VALUES:
            values[error.value] = values.get(error.value, 0) + 1

    def as_list(self) -> list[dict[str, Any]]:
        """The largest group first."""
        return sorted(self.found.values(), key=lambda group: -group["count"])


def key_of(kind: str, column: str) -> str:
    return f"{kind}:{column}"


def unsolved(batch: ImportBatch) -> list[dict[str, Any]]:
    """Groups that nobody decided to leave out."""
    left = batch.reading.get(LEAVE, [])
    return [group for group in batch.problems if group["key"] not in left]


def group_of(batch: ImportBatch, key: str) -> dict[str, Any] | None:
    return next((group for group in batch.problems if group["key"] == key), None)


def note_shared(batch: ImportBatch, name: str) -> None:
    """Note which values of a column stand in several rows: the next check forgets those that are solved."""
    noted = batch.reading.get(SHARED, {})
    found = {
        value
        for group in batch.problems
        if group["column"] == name
        for value, count in group["values"].items()
        if count > 1
    }
    if found:
        batch.reading[SHARED] = noted | {name: sorted({*noted.get(name, []), *found})}


def repairs_of(group: dict[str, Any]) -> tuple[str, ...]:
    """What can be done about a group; its values can be given a meaning only if they are short enough to be listed."""
    known = REPAIRS.get(group["kind"], ())
    return (*(each for each in known if group["values"] or each not in ("map", "not_said")), LEAVE)
