"""Counts beside a number of comments: campaigns counted once, and people they speak for (PAR-05)."""

from typing import TYPE_CHECKING, Any

from feedback.releases.analysis.counts import once_and_people
from feedback.releases.disclosure_decision import HELD

if TYPE_CHECKING:
    import pandas as pd

Json = dict[str, Any]


def true_people(frame: "pd.DataFrame", columns: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Return (comments with campaigns once, people) by code; "" is the total."""
    found = {"": once_and_people(frame)}
    for key, column in columns.items():
        found[key] = once_and_people(frame[frame[column] > 0])
    return found


def with_people(table: Json, people: dict[str, tuple[int, int]], told: list[Json], threshold: int) -> Json:
    """Add both counts where the comments are published and the difference is nobody or at least the threshold.

    ``told``: the same table in earlier releases. ``threshold`` 0 publishes everything, for the desk.
    """
    if table.get("state"):
        return table
    once: Json = {}
    heads: Json = {}
    for row, comments in _comments(table).items():
        for name, cells, count in (("once", once, people[row][0]), ("people", heads, people[row][1])):
            before = [each.get(name, {}).get(row) for each in told]
            cells[row] = _cell(comments, count, before, threshold)
    return table | {"once": once, "people": heads}


def _comments(table: Json) -> Json:
    if not table["dims"]:
        return {"": table["total"]}
    return {row: cells["comments"] for row, cells in table["cells"].items()}


def _cell(comments: object, count: int, before: list[Any], threshold: int) -> int | str:
    if not isinstance(comments, int) or 0 < abs(count - comments) < threshold or 0 < count < threshold:
        return "complement"
    if any(isinstance(each, int) and 0 < abs(count - each) < threshold for each in before):
        return HELD
    return count
