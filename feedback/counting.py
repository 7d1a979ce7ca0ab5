"""Counts of comments, computed from a cut's rows; and the same counts as they may leave the desk."""

from collections.abc import Iterable
from typing import Any

from cms.disclosure import THRESHOLD, Cell, publishable, shown_count


def carries(row: dict, code: str) -> bool:
    return any(each["code"] == code for each in row["codes"])


def is_against(row: dict, code: str) -> bool:
    return any(each["code"] == code and each["stance"] == "against" for each in row["codes"])


def numbers_of(rows: Iterable[dict], code: str) -> dict[str, Any]:
    """People, comments, and how many disagree, of the rows that carry a code. Internal: true counts."""
    numbers: dict[str, Any] = {"comments": 0, "people": 0, "against": 0, "channels": {}, "languages": {}}
    for row in rows:
        if not carries(row, code):
            continue
        against = is_against(row, code)
        numbers["comments"] += 1
        numbers["people"] += row["speaks_for"]
        numbers["against"] += against
        channel = numbers["channels"].setdefault(row["channel"], {"for": 0, "against": 0})
        channel["against" if against else "for"] += 1
        numbers["languages"][row["language"]] = numbers["languages"].get(row["language"], 0) + 1
    return numbers


def against_cells(comments: int, against: int, threshold: int = THRESHOLD) -> tuple[Cell, Cell]:
    """(comments, of these against), hidden so that neither gives the other away."""
    table = publishable({"against": against, "other": comments - against}, threshold=threshold)
    return table.total or shown_count(comments, threshold=threshold), table["against"]


def channel_table(channels: dict[str, dict[str, int]], threshold: int = THRESHOLD) -> Any:
    """Channel × position, fit to publish: row totals are comments, the column total is who disagrees."""
    return publishable(channels, threshold=threshold) if channels else {}
