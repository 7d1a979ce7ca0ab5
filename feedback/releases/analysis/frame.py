"""Turn the rows of a cut into a tidy frame: one row per comment, one column per variable."""

import math
from array import array
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from cms.clock import PACIFIC
from feedback.releases.analysis.dimensions import MISSING, Dimension, Dimensions, Marks, Matrix
from feedback.releases.analysis.ranges import NUMBER, step_of

NONE, HAS, MORE = 0, 1, 2  # MORE: against, or ranked first


def frame_of(rows: Iterable[dict[str, Any]], dimensions: Dimensions) -> Any:
    """Return a pandas.DataFrame. Keys that older files lack count as not answered."""
    import pandas as pd

    readers: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        *((each.name, _reader(each)) for each in (*dimensions.splits, *dimensions.questions)),
        *((each.name, _Attribute(each)) for each in dimensions.attributes),
        *((f"{each.name}/{row}", _Line(each, row)) for each in dimensions.matrices for row in each.rows),
    ]
    values: dict[str, list] = {name: [] for name, _read in readers}
    marks = [_Carried(each) for each in (*dimensions.many, *filter(None, [dimensions.codes]))]
    amounts = {each.name: (each.amount, array("d")) for each in dimensions.questions if each.range == NUMBER}
    people, campaigns = array("q"), []
    for number, row in enumerate(rows):
        people.append(row["speaks_for"])
        campaigns.append(row.get("campaign"))
        for name, read in readers:
            values[name].append(read(row))
        for name, (_column, found) in amounts.items():
            found.append(_amount(row, name, values[name][-1]))
        for each in marks:
            each.take(number, row)
    columns: dict[str, Any] = {"speaks_for": pd.Series(people, dtype="int64")}
    columns["campaign"] = pd.Series(campaigns, dtype="object")
    columns |= {name: pd.Series(found, dtype="category") for name, found in values.items()}
    columns |= {column: pd.Series(found, dtype="float64") for column, found in amounts.values()}
    columns |= {name: column for each in marks for name, column in each.columns(len(people)).items()}
    return pd.DataFrame(columns)


class _Carried:
    """Sparse column per mark: comments that have it, and their level."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.found = {key: (array("Q"), array("b")) for key in marks.labels}
        self.answered = array("Q")

    def take(self, number: int, row: dict[str, Any]) -> None:
        codes = self.marks.kind == "codes"
        levels = _of_codes(self.marks, row) if codes else _of_answer(self.marks, row)
        if levels:
            self.answered.append(number)
            for key, level in levels.items():
                if key in self.found:
                    self.found[key][0].append(number)
                    self.found[key][1].append(level)

    def columns(self, count: int) -> dict[str, Any]:
        import numpy as np

        def column(places: array, levels: Any) -> Any:
            made = np.zeros(count, dtype="int8")
            made[np.frombuffer(places, dtype="uint64").astype("int64") if places else []] = levels
            return made

        made = {self.marks.column(key): column(*found) for key, found in self.found.items()}
        return made | ({} if self.marks.kind == "codes" else {self.marks.name: column(self.answered, HAS)})


class _Value:
    def __init__(self, dimension: Dimension) -> None:
        self.name, self.questions = dimension.name, dimension.questions

    def __call__(self, row: dict[str, Any]) -> str:
        if self.name == "month":
            if row.get("date_unknown"):
                return MISSING
            return datetime.fromisoformat(row["submitted_at"]).astimezone(PACIFIC).strftime("%Y-%m")
        if not self.questions:
            return row[self.name] or MISSING
        for key in self.questions:
            if (answer := answer_of(row, key)) not in (None, "", []):
                return str(answer)
        return MISSING


class _Attribute:
    def __init__(self, dimension: Dimension) -> None:
        (self.key,) = dimension.questions

    def __call__(self, row: dict[str, Any]) -> str:
        return str(row.get("attributes", {}).get(self.key) or MISSING)


class _Step:
    """Reader for the step of a number or date answer."""

    def __init__(self, dimension: Dimension) -> None:
        self.kind, (self.key,) = dimension.range, dimension.questions

    def __call__(self, row: dict[str, Any]) -> str:
        step = step_of(self.kind, answer_of(row, self.key))
        return MISSING if step is None else str(step)


def _reader(dimension: Dimension) -> Callable[[dict[str, Any]], str]:
    return _Step(dimension) if dimension.range else _Value(dimension)


def _amount(row: dict[str, Any], name: str, step: str) -> float:
    return math.nan if step == MISSING else float(answer_of(row, name.removeprefix("q:")))


class _Line:
    def __init__(self, matrix: Matrix, row: str) -> None:
        self.key, self.row = matrix.name.removeprefix("q:"), row

    def __call__(self, row: dict[str, Any]) -> str:
        answer = answer_of(row, self.key)
        return str(answer.get(self.row) or MISSING) if isinstance(answer, dict) else MISSING


def answer_of(row: dict[str, Any], key: str) -> Any:
    return row["answers"].get(key, row.get("about", {}).get(key))


def _of_codes(marks: Marks, row: dict[str, Any]) -> dict[str, int]:
    levels: dict[str, int] = {}
    for coding in row["codes"]:
        level = MORE if coding["stance"] == "against" else HAS
        _raise(levels, coding["code"], level, marks.parents)
    return levels


def _of_answer(marks: Marks, row: dict[str, Any]) -> dict[str, int]:
    answer = answer_of(row, marks.name.removeprefix("q:"))
    levels: dict[str, int] = {}
    for place, key in enumerate(answer if isinstance(answer, list) else []):
        first = marks.kind == "ranking" and place == 0
        _raise(levels, str(key), MORE if first else HAS, marks.parents)
    return levels


def _raise(levels: dict[str, int], key: str, level: int, parents: dict[str, str]) -> None:
    """Raise the level of a mark and of its ancestors, each once; a cycle of parents ends."""
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        levels[key] = max(level, levels.get(key, NONE))
        key = parents.get(key, "")
