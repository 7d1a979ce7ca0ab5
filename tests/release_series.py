"""A series of releases of one form, and a reader who compares all their tables."""

import csv
import io
from itertools import combinations
from random import Random
from typing import Any

from cms.spreadsheets import stream_csv
from feedback.releases.builder import Built, Past, build, filters_of
from feedback.releases.formats import lines_of
from feedback.releases.lookup import answer
from feedback.releases.numbers_file import COLUMNS
from feedback.releases.row_tables import ReleasedRows, RowTable
from tests.disclosure_attacker import Attack, Solved
from tests.factories import people

Json = dict[str, Any]
FORM = "survey"


class Siege:
    """``release`` builds the next one; ``attack`` solves all of them together."""

    def __init__(self, threshold: int = 11) -> None:
        self.threshold = threshold
        self.past: list[Past] = []
        self.built: dict[int, Built] = {}

    def release(self, rows: list[Json], filters: dict[str, str] | None = None) -> Built:
        number, key = len(self.past) + 1, filters_of(FORM, filters or {})
        built = build(
            meta=people.META, rows=rows, number=number, filters=key, threshold=self.threshold, past=self.past
        )
        self.built[number] = built
        shown = ReleasedRows(row_table(rows), built.rows["shown"]) if not built.rows["withheld"] else None
        self.past.append(Past(number, key, built.tables, built.told, shown))
        return built

    def attack(self, *, guess: bool = True) -> Solved:
        """With ``guess``, also what was never told is known to add up."""
        attack = Attack(self.threshold)
        for each in self.past:
            for name, table in each.tables.items():
                if guess:
                    attack.guess(name, self.built[each.cut].true[name], each.filters)
                if table.get("state") != "held":
                    true = self.built[each.cut].true[name]
                    attack.read(name, table, true, each.filters)
        return attack.solve()


def row_table(rows: list[Json]) -> RowTable:
    table = RowTable.of(people.META)
    for row in rows:
        table.take(row)
    return table


def wishes(tables: Json) -> list[tuple[str, dict[str, str]]]:
    """Every split by one dimension within no, one or two values of others."""
    values = {name[3:]: table["rows"] for name, table in tables.items() if name.startswith("by:")}
    found: list[tuple[str, dict[str, str]]] = []
    for by in values:
        others = [name for name in values if name != by]
        found.append((by, {}))
        found += [(by, {one: value}) for one in others for value in values[one]]
        for one, other in combinations(others, 2):
            found += [(by, {one: a, other: b}) for a in values[one] for b in values[other]]
    return found


def ask_everything(built: Built) -> tuple[int, int]:
    """How many tables were asked for and how many were given; every number given is true and not small."""
    asked = given = 0
    for by, filters in wishes(built.tables):
        asked += 1
        found = answer(built.tables, by, filters)
        if found is None:
            continue
        given += 1
        true = answer(built.true, by, filters)
        for value, cell in found["cells"].items():
            assert not isinstance(cell, int) or not 0 < cell < 11, (by, filters, value, cell)
            assert not isinstance(cell, int) or true is None or cell == true["cells"][value]
    return asked, given


def from_csv(tables: Json) -> list[tuple]:
    """The file as a reader opens it."""
    body = b"".join(stream_csv(COLUMNS, lines_of(tables))).decode("utf-8-sig")
    return [tuple(line) for line in list(csv.reader(io.StringIO(body)))[1:]]


def from_json(tables: Json) -> list[tuple]:
    return [tuple("" if each is None else str(each) for each in line) for line in lines_of(tables)]


def narrow(solved: Solved, sample: int, seed: int = 1) -> list[tuple]:
    """Of a sample of the small cells that are hidden: those that cannot be all of nought to ten (P02)."""
    hidden = sorted(
        (place for place, mark in solved.attack.hidden.items() if mark == "small"), key=lambda p: sorted(p[0])
    )
    chosen = Random(seed).sample(hidden, min(sample, len(hidden)))
    top = solved.attack.threshold - 1
    return [
        (sorted(key), count, ends)
        for (key, count), ends in solved.widths(chosen)
        if ends[0] > 1e-6 or ends[1] < top - 1e-6
    ]
