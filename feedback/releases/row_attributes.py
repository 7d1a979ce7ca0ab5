"""The attributes that a row of a file may show, and what the tables of the release allow of them (P05, P07).

Rows can be counted. So a value stands beside a comment only if its own number is published, and beside a value of
another attribute only if the number of comments with both is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cms.clock import PACIFIC
from feedback.models import QuestionKind

Json = dict[str, Any]
Tables = dict[str, dict[str, Any]]
Row = dict[str, Any]
SINGLE = {QuestionKind.ONE_CHOICE, QuestionKind.SCALE}
CLOSED = {*SINGLE, QuestionKind.MANY_CHOICES}  # kinds with a table in the release
COLUMN_OF_CODES = {"codes": "comments", "against": "against"}
Pair = tuple[str, str]  # an attribute and a value of it


@dataclass(frozen=True)
class Attribute:
    """One attribute of a row. ``read`` returns its values: one, or for ``many`` any number of them."""

    name: str
    read: Callable[[Row], frozenset[str]]
    many: bool = False

    def published(self, tables: Tables, found: set[str]) -> set[str]:
        """Of the values found, those whose own number the tables publish; groups of values stand for their members."""
        if self.name in ("version", "form"):
            return found
        if self.name in COLUMN_OF_CODES:
            return _published_codes(tables, COLUMN_OF_CODES[self.name])
        by = self.name.replace("q:", "question:") if self.name.startswith("q:") else f"by:{self.name}"
        return _numbers(tables.get(by))


def attributes_of(meta: Json) -> list[Attribute]:
    """Every attribute, the most telling first: the first ones lose least to the others."""
    parents = {each["key"]: each.get("parent", "") for each in meta["codes"]}
    answers = [
        _answer(question["key"], many=question["kind"] not in SINGLE)
        for question in meta["questions"]
        if question["kind"] in CLOSED and not question["about_you"]
    ]
    return [
        Attribute("codes", lambda row: codes_of(row, parents), many=True),
        Attribute("language", lambda row: frozenset([row["language"] or "missing"])),
        Attribute("channel", lambda row: frozenset([row["channel"]])),
        *answers,
        Attribute("month", _month),
        Attribute("form", lambda row: _given(row.get("form"))),
        Attribute("version", lambda row: _given(row.get("version"))),
        Attribute("against", lambda row: codes_of(row, parents, "against"), many=True),
    ]


def _answer(key: str, *, many: bool) -> Attribute:
    def read(row: Row) -> frozenset[str]:
        answer = row["answers"].get(key)
        if isinstance(answer, list):
            return frozenset(str(each) for each in answer)
        return _given(answer)

    return Attribute(f"q:{key}", read, many)


def _month(row: Row) -> frozenset[str]:
    return frozenset() if row.get("date_unknown") else frozenset([month_of(row["submitted_at"])])


def _given(answer: object) -> frozenset[str]:
    return frozenset([str(answer)]) if answer not in (None, "") else frozenset()


def codes_of(row: Row, parents: dict[str, str], stance: str = "") -> frozenset[str]:
    """The codes of a comment with those above them, as the tables count them; with ``stance`` only those codings."""
    found: set[str] = set()
    for each in row["codes"]:
        key = each["code"] if not stance or each["stance"] == stance else ""
        while key and key not in found:
            found.add(key)
            key = parents.get(key, "")
    return frozenset(found)


def month_of(moment: str) -> str:
    """Return the month in Pacific time in which a comment was received."""
    return datetime.fromisoformat(moment).astimezone(PACIFIC).strftime("%Y-%m")


# What the tables allow ----------------------------------------------------------------------------------------


def hidden_together(tables: Tables) -> dict[Pair, set[Pair]]:
    """Map a value of an attribute to those of others with which the number of comments is hidden in some table."""
    found: dict[Pair, set[Pair]] = {}
    for table in tables.values():
        if len(table["dims"]) != 2:
            continue
        one, other = ("codes" if each == "code" else each for each in table["dims"])
        for row, column in _hidden(table):
            found.setdefault((one, row), set()).add((other, column))
            found.setdefault((other, column), set()).add((one, row))
    return found


def group_of(value: str, shown: set[str]) -> str | None:
    """Return the published group that contains the value, such as a range of months, or None."""
    if value in shown:
        return value
    return next((run for run in shown if ".." in run and run[:7] <= value <= run[-7:]), None)


def _numbers(table: Json | None) -> set[str]:
    return {key for key, cell in table["cells"].items() if isinstance(cell, int)} if table else set()


def _published_codes(tables: Tables, column: str) -> set[str]:
    cells = tables.get("themes", {}).get("cells", {})
    return {code for code, row in cells.items() if isinstance(row.get(column), int)}


def _hidden(table: Json) -> Iterator[tuple[str, str]]:
    for row, cells in table["cells"].items():
        for column, cell in cells.items():
            if not isinstance(cell, int):
                yield row, column
