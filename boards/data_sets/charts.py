"""The charts of a choice, each with its table and its rows for files: the same numbers in all of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from boards.data_sets.dictionary import Dimension, Measure
from boards.data_sets.explore import Selection, chain
from cms.components.figures.bars import Bars, Mark, bars
from cms.components.figures.flow import Flow, Stage, flow
from cms.components.figures.lines import Lines, lines
from cms.components.figures.maps import COUNTIES, Map, read_outlines, region_map
from cms.components.figures.png import bars_png, flow_png, lines_png, map_png
from cms.components.figures.rows import FigureRow, Series
from cms.components.figures.sheet import Words
from cms.components.figures.table import Table, table_of_flow, table_of_rows, table_of_series
from cms.i18n.fields import text
from cms.i18n.passages import Mixed, as_in, filled

LEAST_YEARS = 3


@dataclass(frozen=True)
class Chart:
    """``rows``: those of the drawing, for files; ``column`` is what each of them is."""

    name: str
    kind: str
    heading: str
    measured: str
    figure: Bars | Flow | Lines | Map
    table: Table
    rows: Sequence[FigureRow]
    column: str
    percent: bool = False
    sentence: str = ""

    @property
    def hidden(self) -> int:
        return sum(bool(row.hidden) for row in self.rows)

    def png(self, source: str) -> bytes | None:
        draw: dict[str, Callable[[Any, Words], bytes | None]] = {
            "bars": bars_png,
            "flow": flow_png,
            "lines": lines_png,
            "map": map_png,
        }
        return draw[self.kind](self.figure, Words(self.heading, self.measured, source))


def charts(selection: Selection) -> list[Chart]:
    """Those for which the edition has numbers."""
    found = [_flow(selection)]
    for dimension in selection.choice.dictionary.dimensions:
        if dimension.has_total:
            found += [_bars(selection, dimension), _map(selection, dimension)]
        else:
            found.append(_lines(selection, dimension))
    return [each for each in found if each]


def _flow(selection: Selection) -> Chart | None:
    choice = selection.choice
    rows = [selection.people(choice.key, each, text(each.label)) for each in chain(choice.dictionary)]
    known = [row for row in rows if row]
    if len(known) < 2 or known[0].hidden or not known[0].value:
        return None
    stages = [Stage(row, _("did not go on")) for row in known]
    return Chart(
        "way",
        "flow",
        _("How far people came"),
        choice.sentence,
        flow(stages),
        table_of_flow(stages, _("People")),
        known,
        _("Step"),
    )


def _bars(selection: Selection, dimension: Dimension) -> Chart | None:
    choice, measure = selection.choice, selection.choice.measure
    chosen = choice.codes[dimension.key]
    inside = dimension.children.get(chosen) or dimension.children.get(dimension.by_code[chosen].within, ())
    rows = list(_compared(selection, dimension, inside))
    if len(rows) < 2:
        return None
    percent = bool(measure.within)
    rows.sort(key=lambda row: (row.value is None, -(row.value or 0), row.label))
    mark = _mark_of_all(selection, dimension) if percent else None
    urls = {row.key: choice.query(dimension, row.key) for row in rows}
    label = text(dimension.label)
    return Chart(
        dimension.key,
        "bars",
        filled(
            _("By %(dimension)s: %(measure)s"),
            dimension=as_in(label, label.lower()),
            measure=text(measure.label),
        ),
        _measured(selection, dimension),
        bars(rows, percent=percent, mark=mark),
        table_of_rows(rows, label, _unit(measure), percent=percent, urls=urls),
        rows,
        label,
        percent,
    )


def _map(selection: Selection, dimension: Dimension) -> Chart | None:
    """Where the finest level of a dimension has outlines."""
    choice, measure = selection.choice, selection.choice.measure
    outlined = {each["key"] for each in read_outlines(COUNTIES)["regions"]}
    codes = [code for code in selection.mapped(dimension) if code in outlined]
    rows = list(_compared(selection, dimension, codes))
    if len(rows) < 2:
        return None
    percent = bool(measure.within)
    urls = {row.key: choice.query(dimension, row.key) for row in rows}
    rows.sort(key=lambda row: row.label)
    label = text(dimension.label)
    return Chart(
        f"{dimension.key}-map",
        "map",
        filled(_("On the map: %(measure)s"), measure=text(measure.label)),
        _measured(selection, dimension),
        region_map(rows, percent=percent, urls=urls),
        table_of_rows(rows, label, _unit(measure), percent=percent, urls=urls),
        rows,
        label,
        percent,
        _("A map in shades. The table below has the same numbers, and leads to each place."),
    )


def _lines(selection: Selection, dimension: Dimension) -> Chart | None:
    choice, measure = selection.choice, selection.choice.measure
    percent = bool(measure.within)
    heads: list[str] = []
    rows: list[FigureRow] = []
    for member in dimension.members:
        label = text(member.label)
        if row := _one(selection, choice.at(dimension, member.code), measure, label):
            heads.append(label)
            rows.append(row)
    if len(heads) < LEAST_YEARS:
        return None
    series = [Series(_series_name(selection), rows)]
    label = text(dimension.label)
    return Chart(
        dimension.key,
        "lines",
        filled(_("Over time: %(measure)s"), measure=text(measure.label)),
        _measured(selection, dimension),
        lines(heads, series, percent=percent),
        table_of_series(heads, series, label, percent=percent),
        rows,
        label,
        percent,
        _("A line over the years. The table below has the same numbers."),
    )


def _compared(selection: Selection, dimension: Dimension, codes: Sequence[str]) -> Iterator[FigureRow]:
    choice = selection.choice
    for code in codes:
        label, is_chosen = text(dimension.by_code[code].label), choice.codes[dimension.key] == code
        key = choice.at(dimension, code)
        if row := _one(selection, key, choice.measure, label, key=code, chosen=is_chosen):
            yield row


def _one(
    selection: Selection, where: str, measure: Measure, label: str, **more: str | bool
) -> FigureRow | None:
    return (selection.share if measure.within else selection.people)(where, measure, label, **more)


def _mark_of_all(selection: Selection, dimension: Dimension) -> Mark | None:
    choice, total = selection.choice, dimension.total
    label = text(dimension.by_code[total].label)
    row = selection.share(choice.at(dimension, total), choice.measure, label)
    return Mark(label, row.value) if row and row.value is not None else None


def _series_name(selection: Selection) -> str:
    """The first dimension that is narrowed, or the whole."""
    choice = selection.choice
    wholes = [each for each in choice.dictionary.dimensions if each.has_total]
    narrowed = [each for each in wholes if choice.codes[each.key] != each.total]
    return choice.label((narrowed or wholes)[0])


def _measured(selection: Selection, dimension: Dimension) -> str:
    """Whom the numbers are about, without the dimension that the chart spreads out, and of whom shares are."""
    choice = selection.choice
    others = [each for each in choice.dictionary.dimensions if each is not dimension]
    about = Mixed((choice.label(each) for each in others), " · ")
    if not choice.measure.within:
        return about
    whole = text(choice.dictionary.measure(choice.measure.within).label)
    return filled(_("%(about)s. Percent of those who %(whole)s."), about=about, whole=whole)


def _unit(measure: Measure) -> str:
    return _("Percent") if measure.within else _("People")
