"""True counts of every code in one pass over a cut, for the findings written from it. By the worker only.

Internal: nothing here may leave the desk as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cms.clock import PACIFIC
from feedback.cuts.counting import empty_numbers, take_row

Json = dict[str, Any]


@dataclass
class Tally:
    """Rows go ``through`` it on their way to somewhere else, so that the file is read once for both."""

    days: list[str] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)
    numbers: dict[str, Json] = field(default_factory=dict)
    letters: dict[str, set[Any]] = field(default_factory=dict)

    def through(self, rows: Iterator[Json]) -> Iterator[Json]:
        for row in rows:
            self._add(row)
            yield row

    def _add(self, row: Json) -> None:
        self.forms.add(row["form"])
        day = datetime.fromisoformat(row["submitted_at"]).astimezone(PACIFIC).date().isoformat()
        self.days = [min([*self.days[:1], day]), max([*self.days[1:], day])]
        stances: dict[str, bool] = {}
        for each in row["codes"]:
            stances[each["code"]] = stances.get(each["code"], False) or each["stance"] == "against"
        for code, against in stances.items():
            numbers = self.numbers.setdefault(code, empty_numbers() | {"once": 0})
            take_row(numbers, row, against=against)
            known = self.letters.setdefault(code, set())
            letter = row.get("campaign")
            if letter is None or letter not in known:
                numbers["once"] += 1
                known |= set() if letter is None else {letter}

    def as_json(self, meta: Json) -> Json:
        """Under "codes" the counts of each; under "facts" what goes with all of them."""
        facts = {
            "days": self.days,
            "forms": sorted(self.forms),
            "roles": _labels_of_roles(meta),
            "names": {each["key"]: each["name"] for each in meta["codes"]},
        }
        return {"codes": self.numbers, "facts": facts}


def _labels_of_roles(meta: Json) -> dict[str, dict[str, str]]:
    return {
        choice["key"]: choice["label"]
        for question in meta["questions"]
        if question["kind"] == "role"
        for choice in question["choices"]
    }
