"""The charts of a choice, each with its table and its rows for files: the same numbers in all of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from boards.data_sets.dictionary import Dimension
from boards.data_sets.explore import Choice, Selection, chain
from cms.components.figures.bars import Bars, Mark, bars
from cms.components.figures.dots import Dots, dots
from cms.components.figures.flow import Flow, Stage, flow
from cms.components.figures.lines import Lines, lines
from cms.components.figures.maps import COUNTIES, Map, read_outlines, region_map
from cms.components.figures.png import bars_png, dots_png, flow_png, lines_png, map_png
from cms.components.figures.rows import FigureRow, Series
from cms.components.figures.sheet import Words
from cms.components.figures.table import Table, table_of_flow, table_of_rows, table_of_series
from cms.i18n.fields import text
from cms.i18n.passages import Mixed, as_in, filled

LEAST_YEARS = 3
BARS, DOTS, FLOW, LINES, MAP = "bars", "dots", "flow", "lines", "map"
WAY = "way"  # the name of the flow in an address
# The names of the other charts in an address: the key of their dimension, and this.
ENDINGS = {BARS: "", MAP: "-map", DOTS: "-dots"}


@dataclass(frozen=True)
class Chart:
    """``series``: the rows of the drawing, for files; ``column`` is what each row is."""

    name: str
    kind: str
    heading: str
    measured: str
    figure: Bars | Dots | Flow | Lines | Map
    table: Table
    series: Sequence[Series]
    column: str
    percent: bool = False
    sentence: str = ""

    @property
    def rows(self) -> list[FigureRow]:
        return [row for each in self.series for row in each.rows]

    @property
    def hidden(self) -> int:
        return sum(bool(row.hidden) for row in self.rows)

    def png(self, source: str, headline: str = "") -> bytes | None:
        """None where the typeface lacks a character."""
        draw: dict[str, Callable[[Any, Words], bytes | None]] = {
            BARS: bars_png,
            DOTS: dots_png,
            FLOW: flow_png,
            LINES: lines_png,
            MAP: map_png,
        }
        return draw[self.kind](self.figure, Words(headline or self.heading, self.measured, source))


def charts(selection: Selection) -> list[Chart]:
    """Those for which the edition has numbers."""
    found = [_flow(selection)]
    for dimension in selection.choice.dictionary.dimensions:
        if dimension.has_total:
            found += [_bars(selection, dimension), _map(selection, dimension)]
        else:
            found.append(_lines(selection, dimension))
    return [each for each in found if each]


def chart_of(selection: Selection, kind: str, dimension: Dimension | None = None) -> Chart | None:
    """One chart; None if the edition has too few numbers for it. Only a flow needs no dimension."""
    if kind == FLOW:
        return _flow(selection)
    return DRAWN[kind](selection, dimension) if dimension and kind in DRAWN else None


def chart_named(selection: Selection, name: str) -> Chart | None:
    """The chart with this name in an address."""
    if name == WAY:
        return _flow(selection)
    for dimension in selection.choice.dictionary.dimensions:
        for kind, ending in ENDINGS.items():
            if name == f"{dimension.key}{ending}":
                if not ending:
                    kind = BARS if dimension.has_total else LINES
                return DRAWN[kind](selection, dimension)
    return None


def _flow(selection: Selection) -> Chart | None:
    choice = selection.choice
    rows = [selection.people(choice.key, each, text(each.label)) for each in chain(choice.dictionary)]
    known = [row for row in rows if row]
    if len(known) < 2 or known[0].hidden or not known[0].value:
        return None
    stages = [Stage(row, _("did not go on")) for row in known]
    return Chart(
        WAY,
        FLOW,
        _("How far people came"),
        choice.sentence,
        flow(stages),
        table_of_flow(stages, _("People")),
        [Series(choice.sentence, known)],
        _("Step"),
    )


def _bars(selection: Selection, dimension: Dimension) -> Chart | None:
    choice = selection.choice
    rows = list(_compared(selection, dimension, _inside(choice, dimension)))
    if len(rows) < 2:
        return None
    rows.sort(key=lambda row: (row.value is None, -(row.value or 0), row.label))
    mark = _mark_of_all(selection, dimension) if choice.percent else None
    label = text(dimension.label)
    return Chart(
        dimension.key,
        BARS,
        _by(choice, dimension),
        _measured(selection, dimension),
        bars(rows, percent=choice.percent, mark=mark),
        table_of_rows(
            rows, label, _unit(choice), percent=choice.percent, urls=_urls(choice, dimension, rows)
        ),
        [Series(choice.name(dimension), rows)],
        label,
        choice.percent,
    )


def _dots(selection: Selection, dimension: Dimension) -> Chart | None:
    """Shares of groups; beside them those of the whole, where another dimension is narrowed."""
    choice = selection.choice
    rows = list(_compared(selection, dimension, _inside(choice, dimension)))
    if len(rows) < 2:
        return None
    rows.sort(key=lambda row: (row.value is None, -(row.value or 0), row.label))
    heads = [row.label for row in rows]
    series = _with_whole(selection, dimension, rows)
    label = text(dimension.label)
    return Chart(
        f"{dimension.key}{ENDINGS[DOTS]}",
        DOTS,
        _by(choice, dimension),
        _measured(selection, dimension),
        dots(heads, series, percent=choice.percent),
        table_of_series(heads, series, label, percent=choice.percent),
        series,
        label,
        choice.percent,
    )


def _map(selection: Selection, dimension: Dimension) -> Chart | None:
    """Where the finest level of a dimension has outlines."""
    choice = selection.choice
    outlined = {each["key"] for each in read_outlines(COUNTIES)["regions"]}
    codes = [code for code in selection.mapped(dimension) if code in outlined]
    rows = list(_compared(selection, dimension, codes))
    if len(rows) < 2:
        return None
    urls = _urls(choice, dimension, rows)
    rows.sort(key=lambda row: row.label)
    label = text(dimension.label)
    return Chart(
        f"{dimension.key}{ENDINGS[MAP]}",
        MAP,
        filled(_("On the map: %(measure)s"), measure=text(choice.measure.label)),
        _measured(selection, dimension),
        region_map(rows, percent=choice.percent, urls=urls),
        table_of_rows(rows, label, _unit(choice), percent=choice.percent, urls=urls),
        [Series(choice.name(dimension), rows)],
        label,
        choice.percent,
        _("A map in shades. The table below has the same numbers, and leads to each place."),
    )


def _lines(selection: Selection, dimension: Dimension) -> Chart | None:
    """The choice over the years; beside it, for shares, the whole of what is narrowed."""
    choice = selection.choice
    codes = list(dimension.by_code)
    rows = list(_compared(selection, dimension, codes))
    if len(rows) < LEAST_YEARS:
        return None
    heads = [row.label for row in rows]
    series = _with_whole(selection, dimension, [replace(row, chosen=False) for row in rows])
    label = text(dimension.label)
    return Chart(
        dimension.key,
        LINES,
        filled(_("Over time: %(measure)s"), measure=text(choice.measure.label)),
        _measured(selection, dimension),
        lines(heads, series, percent=choice.percent),
        table_of_series(heads, series, label, percent=choice.percent),
        series,
        label,
        choice.percent,
        _("A line over the years. The table below has the same numbers."),
    )


DRAWN = {BARS: _bars, DOTS: _dots, LINES: _lines, MAP: _map}


def _with_whole(selection: Selection, dimension: Dimension, rows: list[FigureRow]) -> list[Series]:
    """The rows; for shares also those of the whole of what is narrowed, if it has a number for each."""
    choice = selection.choice
    series = [Series(choice.name(dimension), rows)]
    if choice.percent and (whole := choice.compared(dimension)):
        found = [
            _one(selection, whole.at(dimension, row.key), choice, row.label, key=row.key) for row in rows
        ]
        known = [row for row in found if row]
        if len(known) == len(rows):
            series.append(Series(whole.name(dimension), known))
    return series


def _inside(choice: Choice, dimension: Dimension) -> Sequence[str]:
    """The codes right within the chosen one, or else those beside it."""
    chosen = choice.codes[dimension.key]
    return dimension.children.get(chosen) or dimension.children.get(dimension.by_code[chosen].within, ())


def _by(choice: Choice, dimension: Dimension) -> str:
    label = text(dimension.label)
    return filled(
        _("By %(dimension)s: %(measure)s"),
        dimension=as_in(label, label.lower()),
        measure=text(choice.measure.label),
    )


def _urls(choice: Choice, dimension: Dimension, rows: Sequence[FigureRow]) -> dict[str, str]:
    return {row.key: choice.query(dimension, row.key) for row in rows}


def _compared(selection: Selection, dimension: Dimension, codes: Iterable[str]) -> Iterator[FigureRow]:
    choice = selection.choice
    for code in codes:
        label, is_chosen = text(dimension.by_code[code].label), choice.codes[dimension.key] == code
        if row := _one(selection, choice.at(dimension, code), choice, label, key=code, chosen=is_chosen):
            yield row


def _one(
    selection: Selection, where: str, choice: Choice, label: str, **more: str | bool
) -> FigureRow | None:
    return (selection.share if choice.percent else selection.people)(where, choice.measure, label, **more)


def _mark_of_all(selection: Selection, dimension: Dimension) -> Mark | None:
    choice, total = selection.choice, dimension.total
    label = text(dimension.by_code[total].label)
    row = selection.share(choice.at(dimension, total), choice.measure, label)
    return Mark(label, row.value) if row and row.value is not None else None


def _measured(selection: Selection, dimension: Dimension) -> str:
    """Whom the numbers are about, without the dimension that the chart spreads out, and of whom shares are."""
    choice = selection.choice
    others = [each for each in choice.dictionary.dimensions if each is not dimension]
    about = Mixed((choice.label(each) for each in others), " · ")
    if not choice.percent:
        return about
    whole = text(choice.dictionary.measure(choice.measure.within).label)
    return filled(_("%(about)s. Percent of those who %(whole)s."), about=about, whole=whole)


def _unit(choice: Choice) -> str:
    return _("Percent") if choice.percent else _("People")
