"""Count every code in one pass over a cut, for the findings written from it. For the worker only.

Internal: true counts, not for publication as they are.
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
    """Counts rows as they pass ``through`` to another consumer, so the file is read only once."""

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
        if not row.get("date_unknown"):
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
        """Return the counts per code under "codes", and what applies to all of them under "facts"."""
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
