"""An attacker who has every table of every release and solves them together (security.md P01 to P04).

Numbers are read only from what the site publishes. The true counts serve two purposes: to check what was found, and
to make the attacker stronger than a real one, who is not told which numbers stayed the same between two releases.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

PRIME = 2_147_483_647
Key = frozenset
Json = dict[str, Any]
EVERYBODY: Key = frozenset()


@dataclass
class Attack:
    threshold: int = 11
    known: dict[tuple, int] = field(default_factory=dict)  # (key, true count) → what was read
    true: dict[tuple, int] = field(default_factory=dict)
    hidden: dict[tuple, str] = field(default_factory=dict)
    sums: set[tuple] = field(default_factory=set)
    times: dict[Key, set[int]] = field(default_factory=lambda: defaultdict(set))
    tables: int = 0

    def read(self, name: str, table: Json, true: Json, filters: Key = EVERYBODY) -> None:
        """``true``: the same table as it was when these numbers were counted."""
        self.tables += 1
        _Reader(self, name, table, true, filters).read()

    def guess(self, name: str, true: Json, filters: Key = EVERYBODY) -> None:
        """How the numbers of a table add up is plain, even if it was never told."""
        _Reader(self, name, _blank(true), true, filters).read()

    def put(self, key: Key, cell: Any, count: int) -> tuple:
        place = (key, count)
        self.true[place] = count
        self.times[key].add(count)
        if isinstance(cell, int):
            assert cell == count, f"{sorted(key)} is told as {cell}, but was {count}"
            assert not 0 < cell < self.threshold, f"{sorted(key)} is told as {cell}"
            self.known[place] = cell
        elif cell and cell != "held":
            self.hidden.setdefault(place, cell)
        return place

    def solve(self) -> "Solved":
        return Solved(self)


def _blank(table: Json) -> Json:
    numbers = ("cells", "row_totals", "column_totals", "total", "missing")
    return {name: _without(value) if name in numbers else value for name, value in table.items()}


def _without(value: Any) -> Any:
    return {key: _without(each) for key, each in value.items()} if isinstance(value, dict) else None


@dataclass
class _Reader:
    attack: Attack
    name: str
    table: Json
    true: Json
    base: Key

    def read(self) -> None:
        facts = self.table.get("row_facts", {})
        where = self.table.get("where", {})
        for dim, value in where.items():
            self.base |= {(dim, self.identity(value, "where_facts"))}
        if not self.table["dims"]:
            self.put(self.base, self.table["total"], self.true["total"])
        elif facts.get("many"):
            self.many_by(facts) if ":by:" in self.name else self.many(facts)
        elif len(self.table["dims"]) == 1:
            self.one_way()
        else:
            self.two_way()

    def put(self, key: Key, cell: Any, count: int) -> tuple:
        return self.attack.put(key, cell, count)

    def add(self, total: tuple, parts: list[tuple]) -> None:
        assert self.attack.true[total] == sum(self.attack.true[part] for part in parts)
        self.attack.sums.add((total, *parts))

    def identity(self, value: str, side: str) -> str:
        joined = self.table.get(side, {}).get("joined", {}).get(value)
        return f"{value}:{sorted(joined)}" if joined else value

    def at(self, base: Key, dim: str, value: str, side: str = "row_facts") -> Key:
        return base | {(dim, self.identity(value, side))}

    def whole(self, dim: str) -> tuple:
        """All comments: those who answered, and those who did not."""
        total = self.put(
            self.base | ({(dim, "*")} if "missing" in self.table else set()),
            self.table["total"],
            self.true["total"],
        )
        if "missing" in self.table:
            silent = self.put(self.base | {(dim, "missing")}, self.table["missing"], self.true["missing"])
            count = self.true["total"] + self.true["missing"]
            self.add(self.put(self.base, None, count), [total, silent])
        return total

    def one_way(self) -> None:
        (dim,) = self.table["dims"]
        cells, counts = self.table["cells"], self.true["cells"]
        parts = [self.put(self.at(self.base, dim, row), cells[row], counts[row]) for row in cells]
        self.add(self.whole(dim), parts)

    def two_way(self) -> None:
        one, other = self.table["dims"]
        rows, columns = defaultdict(list), defaultdict(list)
        for row, cells in self.table["cells"].items():
            for column, cell in cells.items():
                key = self.at(self.at(self.base, one, row), other, column, "column_facts")
                place = self.put(key, cell, self.true["cells"][row][column])
                rows[row].append(place)
                columns[column].append(place)
        total = self.put(self.base, self.table["total"], self.true["total"])
        margins = [("row_totals", one, rows, "row_facts"), ("column_totals", other, columns, "column_facts")]
        for name, dim, parts, side in margins:
            heads = []
            for value, cell in self.table[name].items():
                heads.append(self.put(self.at(self.base, dim, value, side), cell, self.true[name][value]))
                self.add(heads[-1], parts[value])
            self.add(total, heads)

    def many(self, facts: Json) -> None:
        (dim,), columns = self.table["dims"], self.table["columns"]
        total = self.whole(dim)
        base = total[0]
        for row, cells in self.table["cells"].items():
            counts = self.true["cells"][row]
            cell, count = (cells[columns[0]], counts[columns[0]]) if columns else (cells, counts)
            yes = self.split(base, dim, row, cell, count, total)
            if columns:
                self.further(yes, cells[columns[1]], counts[columns[1]])
        carried = {row: count[columns[0]] if columns else count for row, count in self.true["cells"].items()}
        self.parents(facts, base, carried, dim)

    def split(self, base: Key, dim: str, row: str, cell: Any, count: int, total: tuple) -> tuple:
        yes = self.put(base | {(f"{dim}={row}", "yes")}, cell, count)
        no = self.put(base | {(f"{dim}={row}", "no")}, None, total[1] - count)
        self.add(total, [yes, no])
        return yes

    def further(self, yes: tuple, cell: Any, count: int) -> None:
        more = self.put(yes[0] | {("further", "more")}, cell, count)
        rest = self.put(yes[0] | {("further", "rest")}, None, yes[1] - count)
        self.add(yes, [more, rest])

    def parents(self, facts: Json, base: Key, counts: dict[str, int], dim: str) -> None:
        for child, parent in facts.get("parents", {}).items():
            if child in counts and parent in counts:
                all_of, part = base | {(f"{dim}={parent}", "yes")}, base | {(f"{dim}={child}", "yes")}
                rest = self.put(all_of | {(f"{dim}={child}", "no")}, None, counts[parent] - counts[child])
                self.add((all_of, counts[parent]), [(part, counts[child]), rest])

    def many_by(self, facts: Json) -> None:
        dim, other = self.table["dims"]
        base = self.base | ({(dim, "*")} if dim != "code" else set())
        heads = {}
        for column, cell in self.table["column_totals"].items():
            key = self.at(base, other, column, "column_facts")
            heads[column] = self.put(key, cell, self.true["column_totals"][column])
        self.add(self.put(base, self.table["total"], self.true["total"]), list(heads.values()))
        for row, cells in self.table["cells"].items():
            parts = [
                self.split(heads[column][0], dim, row, cell, self.true["cells"][row][column], heads[column])
                for column, cell in cells.items()
            ]
            key = base | {(f"{dim}={row}", "yes")}
            self.add(self.put(key, self.table["row_totals"][row], self.true["row_totals"][row]), parts)
        for column, head in heads.items():
            counts = {row: self.true["cells"][row][column] for row in self.true["cells"]}
            self.parents(facts, head[0], counts, dim)


class Solved:
    """The linear system of all that was read, part by part, in exact arithmetic."""

    def __init__(self, attack: Attack) -> None:
        self.attack = attack
        self.open = [place for place in attack.true if place not in attack.known]
        self.parts = list(self._parts())
        self.found: set[tuple] = set()
        for places, lines in self.parts:
            self.found |= _determined(places, lines)

    def _parts(self):
        lines_of = defaultdict(list)
        for line in self.attack.sums:
            for place in line:
                if place not in self.attack.known:
                    lines_of[place].append(line)
        seen: set[tuple] = set()
        for start in self.open:
            if start in seen:
                continue
            places, lines, stack = {}, {}, [start]
            while stack:
                place = stack.pop()
                if place in places:
                    continue
                places[place] = None
                for line in lines_of[place]:
                    lines[line] = None
                    stack += [each for each in line if each not in self.attack.known and each not in places]
            seen |= set(places)
            yield list(places), list(lines)

    def recovered(self) -> list[tuple]:
        """Cells that a table hides, and groups of 1 to 10 that stand in no table, whose number is certain."""
        true, hidden = self.attack.true, self.attack.hidden
        return [
            place
            for place in self.found
            if (place in hidden and true[place]) or 0 < true[place] < self.attack.threshold
        ]

    def few_between(self) -> list[tuple]:
        """Two counts of the same people at two times, both certain, with 1 to 10 people between."""
        sure = self.found | set(self.attack.known)
        return [
            (key, one, other)
            for key, counts in self.attack.times.items()
            for one in counts
            for other in counts
            if 0 < other - one < self.attack.threshold and {(key, one), (key, other)} <= sure
        ]

    def widths(self, sample: list[tuple]):
        """The least and the most that each hidden cell can be, by linear programming."""
        home = {place: part for part in self.parts for place in part[0]}
        for place in sample:
            yield place, _interval(place, *home[place], self.attack)


def _rows(places: list[tuple], lines: list[tuple]) -> list[dict[int, int]]:
    number = {place: n for n, place in enumerate(places)}
    rows = []
    for total, *parts in lines:
        row: dict[int, int] = defaultdict(int)
        for sign, each in [(-1, total), *((1, part) for part in parts)]:
            if each in number:
                row[number[each]] += sign
        rows.append({n: sign % PRIME for n, sign in row.items() if sign})
    return rows


def _determined(places: list[tuple], lines: list[tuple]) -> set[tuple]:
    """Reduced rows modulo a large prime: a number is certain if its row has no free one beside it."""
    pivots: dict[int, dict[int, int]] = {}
    for row in _rows(places, lines):
        row = _reduced(row, pivots)
        if not row:
            continue
        lead = min(row)
        inverse = pow(row[lead], -1, PRIME)
        row = {n: c * inverse % PRIME for n, c in row.items()}
        for other in pivots.values():
            if factor := other.get(lead):
                _subtract(other, row, factor)
        pivots[lead] = row
    return {places[lead] for lead, row in pivots.items() if len(row) == 1}


def _reduced(row: dict[int, int], pivots: dict[int, dict[int, int]]) -> dict[int, int]:
    row = dict(row)
    for lead in [n for n in row if n in pivots]:
        if lead in row:
            _subtract(row, pivots[lead], row[lead])
    return row


def _subtract(row: dict[int, int], other: dict[int, int], factor: int) -> None:
    for n, c in other.items():
        left = (row.get(n, 0) - factor * c) % PRIME
        if left:
            row[n] = left
        else:
            row.pop(n, None)


def _interval(place: tuple, places: list[tuple], lines: list[tuple], attack: Attack) -> tuple[float, float]:
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import lil_matrix

    number = {each: n for n, each in enumerate(places)}
    matrix, right = lil_matrix((len(lines), len(places))), np.zeros(len(lines))
    for n, (total, *parts) in enumerate(lines):
        for sign, each in [(-1, total), *((1, part) for part in parts)]:
            if each in number:
                matrix[n, number[each]] += sign
            else:
                right[n] -= sign * attack.known[each]
    ends = []
    for sign in (1, -1):
        cost = np.zeros(len(places))
        cost[number[place]] = sign
        done = linprog(cost, A_eq=matrix.tocsr(), b_eq=right, bounds=(0, None), method="highs")
        ends.append(float("inf") if done.status == 3 else sign * done.fun)
    return ends[0], ends[1]
