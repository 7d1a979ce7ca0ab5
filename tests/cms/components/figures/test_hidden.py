"""A hidden number is in no attribute, no text and no length of a figure, nor in its files."""

import re

from django.template import Context, Template

import pytest

from cms.components.figures.bars import Mark, bars
from cms.components.figures.dots import dots
from cms.components.figures.flow import Stage, flow
from cms.components.figures.lines import lines
from cms.components.figures.maps import COUNTIES, read_outlines, region_map
from cms.components.figures.png import Words, bars_png, dots_png, flow_png, lines_png, map_png
from cms.components.figures.rows import FigureRow, Series
from cms.components.figures.table import table_of_flow, table_of_rows, table_of_series
from tests.cms.components.figures import gallery

WORDS = Words("A headline")
SOURCES = {
    "bars": "{% figure_bars figure %}",
    "lines": '{% figure_lines figure "A sentence." %}',
    "dots": "{% figure_dots figure %}",
    "flow": '{% figure_flow figure "name" %}',
    "map": '{% figure_map figure "name" "A sentence." %}',
}


def draw(kind: str, figure, table=None) -> str:
    source = "{% load figures %}" + SOURCES[kind] + '{% figure_foot "Title" table %}'
    return Template(source).render(Context({"figure": figure, "table": table}))


def hidden(value: int | None, reason: str = "small", key: str = "") -> FigureRow:
    return FigureRow("Hidden", value, reason, base=value and value * 3, key=key)


def bars_with(value: int | None, reason: str = "small"):
    rows = [FigureRow("Shown", 60, base=90), hidden(value, reason)]
    figure = bars(rows, percent=True, mark=Mark("California", 50))
    return draw("bars", figure, table_of_rows(rows, "Place", "Share", percent=True)), bars_png(figure, WORDS)


def lines_with(value: int | None, reason: str = "small"):
    heads = ["2020", "2021", "2022"]
    series = [Series("One", [FigureRow("2020", 60), hidden(value, reason), FigureRow("2022", 40)])]
    figure = lines(heads, series)
    return draw("lines", figure, table_of_series(heads, series, "Year")), lines_png(figure, WORDS)


def dots_with(value: int | None, reason: str = "small"):
    heads = ["First", "Second"]
    series = [Series("One", [FigureRow("First", 60), hidden(value, reason)])]
    figure = dots(heads, series)
    return draw("dots", figure, table_of_series(heads, series, "Group")), dots_png(figure, WORDS)


def flow_with(value: int | None, reason: str = "small"):
    stages = [
        Stage(FigureRow("Started", 100), "left"),
        Stage(hidden(value, reason), "left"),
        Stage(FigureRow("Still there", 0)),
    ]
    figure = flow(stages)
    return draw("flow", figure, table_of_flow(stages, "People")), flow_png(figure, WORDS)


def map_with(value: int | None, reason: str = "small"):
    regions = read_outlines(COUNTIES)["regions"]
    rows = [FigureRow("Shown", 60, key=regions[0]["key"]), hidden(value, reason, regions[1]["key"])]
    figure = region_map(rows)
    return draw("map", figure, table_of_rows(rows, "County", "People")), map_png(figure, WORDS)


FIGURES = [bars_with, lines_with, dots_with, flow_with, map_with]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("reason", ["small", "complement"])
def test_every_hidden_number_gives_the_same_page_and_the_same_file(figure, reason):
    nothing = figure(None, reason)
    for value in (1, 10):
        assert figure(value, reason) == nothing


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize(
    ("reason", "words"),
    [("small", "fewer than 11"), ("complement", "also hidden, to protect the other number")],
)
def test_a_hidden_number_is_hatched_and_has_words(figure, reason, words):
    html = figure(3, reason)
    html = html if isinstance(html, str) else html[0]
    assert words in html
    assert "hatch" in html
    assert "How we hide small numbers" in html


def test_a_hidden_row_forgets_its_number_at_once():
    row = FigureRow("Inyo", 7, "small", base=9)
    assert (row.value, row.base) == (None, None)
    assert "7" not in repr(row)
    assert {hidden(value) for value in range(1, 11)} == {hidden(None)}


def test_hidden_bars_of_both_kinds_have_the_same_box():
    boxes = re.findall(r'<span class="hatch"[^>]*>', draw("bars", bars(gallery.PROGRAMS)))
    assert len(boxes) == 2
    assert len(set(boxes)) == 1


def test_a_line_has_no_piece_through_a_hidden_year():
    figure = lines(gallery.YEARS, gallery.SERIES, percent=True)
    assert [len(line.pieces) for line in figure.lines] == [6, 4, 3, 6]
    assert [len(line.gaps) for line in figure.lines] == [0, 1, 2, 0]


def test_nothing_runs_to_or_from_a_hidden_step():
    figure = flow(gallery.BROKEN)
    assert [bool(step.band) for step in figure.steps] == [True, False, False, False]
    assert [bool(step.leaving) for step in figure.steps] == [True, False, False, False]
    assert [step.left.hidden for step in figure.steps if step.left] == ["", "complement", "complement"]


def test_steps_that_give_a_hidden_number_away_are_refused():
    stages = [Stage(FigureRow("Started", 50), "left", left_hidden="small"), Stage(FigureRow("Stayed", 45))]
    with pytest.raises(ValueError, match="give it away"):
        flow(stages)
    with pytest.raises(ValueError, match="give it away"):
        table_of_flow(stages, "People")


def test_figures_of_nothing_but_hidden_numbers_are_drawn():
    rows = [hidden(None), hidden(None, "complement")]
    assert bars(rows, percent=True).has_hidden
    assert bars([]).bars == []
    assert dots(["a", "b"], [Series("One", rows)]).groups[0].dots[0].x == ""
    key = read_outlines(COUNTIES)["regions"][0]["key"]
    assert region_map([hidden(None, key=key)]).key == []
    steps = flow([Stage(row, "left") for row in rows]).steps
    assert [(step.height, step.percent, step.band) for step in steps] == [("", "", "")] * 2
