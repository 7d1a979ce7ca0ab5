"""Count the rows of a frame as dictionaries of integers. True counts: not for publication as they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

WITHIN = 0.1  # p% rule: the second largest contributor must not estimate the largest more closely
Counts = dict[tuple[str, ...], int]


def by(frame: "pd.DataFrame", names: Sequence[str]) -> Counts:
    """Return the number of comments per combination of values that occurs."""
    if not names:
        return {(): len(frame)}
    sizes = frame.groupby(list(names), observed=True).size()
    return {_tuple(values): int(count) for values, count in sizes.items()}


def marks_by(
    frame: "pd.DataFrame", columns: dict[str, str], names: Sequence[str], least: int
) -> dict[str, Counts]:
    """Return, per mark, the number of comments with at least this level, by the given columns."""
    if not columns:
        return {}
    carried = frame[list(columns.values())] >= least
    if not names:
        sums = carried.sum()
        return {key: {(): int(sums[column])} for key, column in columns.items()}
    sums = carried.groupby([frame[name] for name in names], observed=True).sum()
    return {
        key: {_tuple(values): int(count) for values, count in sums[column].items() if count}
        for key, column in columns.items()
    }


def once_and_people(frame: "pd.DataFrame") -> tuple[int, int]:
    """Return (comments with each campaign counted once, people they speak for) (PAR-05)."""
    alone = int(frame["campaign"].isna().sum())
    return alone + int(frame["campaign"].nunique()), int(frame["speaks_for"].sum())


def mean_of(frame: "pd.DataFrame", column: str) -> tuple[float | None, bool]:
    """Return the mean, or None, and whether one answer dominates it (the p% rule)."""
    found = frame[column].dropna()
    if found.empty:
        return None, False
    sizes = found.abs()
    largest = sizes.nlargest(2)
    rest = float(sizes.sum() - largest.sum())
    return round(float(found.sum()) / len(found), 1), rest < WITHIN * float(largest.iloc[0])


def regrouped(frame: "pd.DataFrame", name: str, groups: dict[str, str]) -> Any:
    """Return the column with rare values mapped to their groups."""
    return frame[name].astype("object").map(lambda value: groups.get(value, value)).astype("category")


def _tuple(values: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in values) if isinstance(values, tuple) else (str(values),)
