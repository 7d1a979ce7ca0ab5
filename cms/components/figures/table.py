"""The table of a figure: the same numbers as its drawing, hidden ones in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from cms.components.figures.flow import Stage, left_after
from cms.components.figures.rows import FigureRow, Series, number, of_base, spoken


@dataclass(frozen=True)
class Line:
    label: str
    cells: list[str]
    url: str = ""


@dataclass(frozen=True)
class Table:
    heads: list[str]
    lines: list[Line]

    @property
    def is_wide(self) -> bool:
        """Whether a phone lists each line below the other."""
        return len(self.heads) > 3

    @property
    def labeled(self) -> list[tuple[Line, list[tuple[str, str]]]]:
        """Each line with its cells, each cell with the head of its column."""
        return [(line, list(zip(self.heads[1:], line.cells, strict=True))) for line in self.lines]


def table_of_rows(
    rows: Sequence[FigureRow],
    first: str,
    measure: str,
    *,
    percent: bool = False,
    urls: Mapping[str, str] | None = None,
) -> Table:
    """For bars and maps: a line for each row."""
    lines = [Line(row.label, [cell(row, percent)], (urls or {}).get(row.key, "")) for row in rows]
    return Table([first, measure], lines)


def table_of_series(
    heads: Sequence[str], series: Sequence[Series], first: str, *, percent: bool = False
) -> Table:
    """For lines and dots: a line for each year or group, a column for each series."""
    lines = [Line(head, [cell(each.rows[at], percent) for each in series]) for at, head in enumerate(heads)]
    return Table([first, *(each.label for each in series)], lines)


def table_of_flow(stages: Sequence[Stage], measure: str) -> Table:
    """For a flow: people, share of those who started, and who left before the next step."""
    start = stages[0].row.value
    left = [number(left_after(stage, after)) for stage, after in pairwise(stages)]
    lines = [
        Line(stage.row.label, [number(stage.row), _share(stage.row, start), gone])
        for stage, gone in zip(stages, [*left, "–"], strict=True)
    ]
    return Table([_("Stage"), measure, _("Of those who started"), _("Left before the next stage")], lines)


def cell(row: FigureRow, percent: bool) -> str:
    """“82% of 598”, “1,204”, “fewer than 11”."""
    return " ".join(filter(None, [number(row, percent), of_base(row)]))


def _share(row: FigureRow, start: float | None) -> str:
    return spoken(100 * row.value / start, percent=True) if start and row.value is not None else "–"
