"""Counts of a frame, as plain dictionaries of whole numbers. They are true: none may leave the desk as it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

WITHIN = 0.1  # who gave the second largest number must not guess the largest closer than this
Counts = dict[tuple[str, ...], int]


def by(frame: "pd.DataFrame", names: Sequence[str]) -> Counts:
    """Comments for each combination of values that occurs."""
    if not names:
        return {(): len(frame)}
    sizes = frame.groupby(list(names), observed=True).size()
    return {_tuple(values): int(count) for values, count in sizes.items()}


def marks_by(
    frame: "pd.DataFrame", columns: dict[str, str], names: Sequence[str], least: int
) -> dict[str, Counts]:
    """For each mark (key → column): the comments that carry it at this level or above, by these dimensions."""
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
    """PAR-05: comments with each campaign counted once; people they speak for."""
    alone = int(frame["campaign"].isna().sum())
    return alone + int(frame["campaign"].nunique()), int(frame["speaks_for"].sum())


def mean_of(frame: "pd.DataFrame", column: str) -> tuple[float | None, bool]:
    """Of the answers that are numbers; and whether one of them is so large that the mean tells it (the p% rule)."""
    found = frame[column].dropna()
    if found.empty:
        return None, False
    sizes = found.abs()
    largest = sizes.nlargest(2)
    rest = float(sizes.sum() - largest.sum())
    return round(float(found.sum()) / len(found), 1), rest < WITHIN * float(largest.iloc[0])


def regrouped(frame: "pd.DataFrame", name: str, groups: dict[str, str]) -> Any:
    """The column with rare values put together."""
    return frame[name].astype("object").map(lambda value: groups.get(value, value)).astype("category")


def _tuple(values: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in values) if isinstance(values, tuple) else (str(values),)
