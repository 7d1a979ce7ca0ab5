"""Count comments from the rows of a cut, and apply disclosure control to the counts."""

from dataclasses import dataclass
from typing import Any

from cms.disclosure import THRESHOLD, Cell, Table, publish_together, publishable, published_count


def carries(row: dict, code: str) -> bool:
    return any(each["code"] == code for each in row["codes"])


def is_against(row: dict, code: str) -> bool:
    return any(each["code"] == code and each["stance"] == "against" for each in row["codes"])


def empty_numbers() -> dict[str, Any]:
    return {"comments": 0, "people": 0, "against": 0, "channels": {}, "languages": {}}


def take_row(numbers: dict[str, Any], row: dict, *, against: bool) -> None:
    """Add one row of a cut to ``numbers``: people, comments, and how many disagree. Internal: true counts."""
    numbers["comments"] += 1
    numbers["people"] += row["speaks_for"]
    numbers["against"] += against
    channel = numbers["channels"].setdefault(row["channel"], {"for": 0, "against": 0})
    channel["against" if against else "for"] += 1
    numbers["languages"][row["language"]] = numbers["languages"].get(row["language"], 0) + 1


@dataclass(frozen=True)
class ByChannel:
    """Publishable cells: total comments, comments against, and comments by channel.

    Counts against by channel are included only if no cell of that finer table had to be suppressed.
    """

    total: Cell
    against: Cell
    channels: dict[str, Cell]
    channel_against: dict[str, int | None]


def by_channel(counts: dict[str, dict[str, int]], threshold: int = THRESHOLD) -> ByChannel:
    """Return publishable cells from ``counts``: channel → {"for": n, "against": n}."""
    if not counts:
        return ByChannel(Cell(0), Cell(0), {}, {})
    totals = {name: sum(row.values()) for name, row in counts.items()}
    against = sum(row["against"] for row in counts.values())
    stances = {"against": against, "other": sum(totals.values()) - against}
    coarse, split = publish_together(
        [Table(totals, rows="channel"), Table(stances, rows="position")], threshold=threshold
    )
    fine = publishable(counts, threshold=threshold)
    known = not fine.hidden_count and all(not cell.hidden for cell in fine.row_totals.values())
    return ByChannel(
        split.total or published_count(sum(totals.values()), threshold=threshold),
        split["against"],
        dict(coarse),
        {name: fine[name]["against"].value if known else None for name in counts},
    )
