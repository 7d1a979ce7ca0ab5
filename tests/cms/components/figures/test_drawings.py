"""Figures are true to their numbers: from zero, on one scale, and refused where a number cannot be."""

import io
import math
import re

from django.template import Context, Template
from django.utils import translation

import pytest
from PIL import Image

from cms.components.figures.bars import Mark, bars
from cms.components.figures.dots import dots
from cms.components.figures.flow import Stage, flow
from cms.components.figures.lines import BASE, lines
from cms.components.figures.maps import COUNTIES, read_outlines, region_map
from cms.components.figures.png import Words, bars_png, dots_png, flow_png, lines_png, map_png
from cms.components.figures.rows import FigureRow, Series
from cms.components.figures.table import table_of_flow, table_of_rows
from tests import county_outlines
from tests.cms.components.figures import gallery

SPANISH = Words(
    "¿Cuántos niños y cuántas niñas? Más de 1,000", "Año escolar, educación bilingüe", "Fuente: 2024"
)


def draw(source: str, **context) -> str:
    return Template("{% load figures %}" + source).render(Context(context))


def counts(*values: int) -> list[FigureRow]:
    return [FigureRow(f"Row {value}", value) for value in values]


# Rows ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [None, -1, math.nan, math.inf])
def test_a_number_that_cannot_be_is_refused(value):
    with pytest.raises(ValueError, match="missing or impossible"):
        FigureRow("Fresno", value)


def test_an_unknown_reason_for_hiding_is_refused():
    with pytest.raises(ValueError, match="not a known reason"):
        FigureRow("Fresno", hidden="secret")


@pytest.mark.parametrize("row", [FigureRow("a", 50), FigureRow("a", 50, base=0), FigureRow("a", 101, base=9)])
def test_a_percentage_needs_its_base_and_is_at_most_one_hundred(row):
    with pytest.raises(ValueError, match="percentage"):
        bars([row], percent=True)
    with pytest.raises(ValueError, match="percentage"):
        lines(["2020"], [Series("One", [row])], percent=True)
    with pytest.raises(ValueError, match="percentage"):
        dots(["Group"], [Series("One", [row])], percent=True)
    with pytest.raises(ValueError, match="percentage"):
        region_map([row], percent=True)


# Bars ----------------------------------------------------------------------------------------------------


def test_bars_are_as_long_as_their_numbers_from_zero():
    assert [bar.width for bar in bars(counts(200, 100, 50, 0)).bars] == ["100.0%", "50.0%", "25.0%", ""]


def test_zero_is_printed_and_has_only_the_mark_of_the_axis():
    html = draw("{% figure_bars figure %}", figure=bars(counts(30, 0)))
    assert "<strong>0</strong>" in html
    assert html.count("fig-bar") == 1
    assert html.count("fig-zero") == 2


def test_bars_of_nothing_but_zeros_are_drawn():
    assert [bar.words for bar in bars(counts(0, 0)).bars] == ["0", "0"]


def test_a_percentage_stands_beside_its_base():
    figure = bars(gallery.SHARES, percent=True, mark=Mark("California", 78))
    html = draw("{% figure_bars figure %}", figure=figure)
    assert re.search(r"<strong>74%</strong> <span class=\"meta\">of 1,702</span>", html)
    assert "California: 78%" in html
    assert figure.mark_at == "86.7%"  # the scale ends at 90


@pytest.mark.parametrize("percent", [True, False])
def test_a_mark_beyond_the_longest_bar_stays_inside(percent):
    rows = [FigureRow("Kern", 40, base=90)]
    figure = bars(rows, percent=percent, mark=Mark("California", 80))
    assert figure.mark_at == "100.0%"
    assert figure.bars[0].width == "50.0%"


@pytest.mark.parametrize(("value", "words"), [(82.9, "83%"), (0.4, "0.4%"), (0, "0%"), (100, "100%")])
def test_percentages_are_rounded_not_cut(value, words):
    assert bars([FigureRow("Kern", value, base=900)], percent=True).bars[0].words == words


def test_the_chosen_row_stands_out():
    html = draw("{% figure_bars figure %}", figure=bars(gallery.SHARES, percent=True))
    assert html.count('class="is-chosen"') == 1
    assert "fig-rows--chosen" in html


def test_lengths_and_numbers_follow_their_own_rules_in_spanish():
    with translation.override("es"):
        html = draw("{% figure_bars figure %}", figure=bars(counts(1204, 301)))
    assert 'width="25.0%"' in html
    assert "1,204" in html


def test_words_from_outside_are_escaped():
    html = draw("{% figure_bars figure %}", figure=bars([FigureRow("<img src=x>", 20, note="<b>")]))
    assert "<img" not in html
    assert "<b>" not in html


# Lines and dots -----------------------------------------------------------------------------------------


def test_lines_start_at_zero_and_end_at_a_round_number():
    figure = lines(gallery.YEARS, gallery.SERIES, percent=True)
    assert [tick.words for tick in figure.ticks] == ["0%", "20%", "40%", "60%", "80%"]
    assert figure.lines[3].spots[0].y == f"{BASE:.1f}"


def test_labels_at_the_ends_do_not_touch():
    figure = lines(gallery.YEARS, gallery.SERIES, percent=True)
    heights = sorted(float(text.y) for line in figure.lines for text in line.texts)
    assert all(later - earlier >= 17.9 for earlier, later in zip(heights, heights[1:], strict=False))
    assert 0 <= heights[0] <= heights[-1] <= figure.height


@pytest.mark.parametrize("count", [0, 5])
def test_no_line_or_five_are_refused(count):
    with pytest.raises(ValueError, match="told apart"):
        lines(["2020"], [Series("One", counts(20))] * count)


def test_a_line_needs_a_row_for_each_year():
    with pytest.raises(ValueError, match="1 rows for 2 heads"):
        lines(["2020", "2021"], [Series("One", counts(20))])
    with pytest.raises(ValueError, match="a head or more"):
        lines([], [Series("One", [])])


def test_a_line_whose_years_are_all_hidden_has_its_name_and_its_marks():
    rows = [FigureRow(year, hidden="small") for year in ("2020", "2021")]
    figure = lines(["2020", "2021"], [Series("Special education", rows)])
    assert [text.words for text in figure.lines[0].texts] == ["Special education"]
    assert len(figure.lines[0].gaps) == 2


def test_marks_of_the_same_year_stand_side_by_side():
    figure = lines(gallery.YEARS, gallery.SERIES, percent=True)
    shifts = [gap.shift for line in figure.lines for gap in line.gaps]
    assert shifts == ["-8.5", "0.0", "8.5"]


def test_a_drawing_of_lines_is_one_image_with_a_sentence():
    figure = lines(gallery.YEARS, gallery.SERIES, percent=True)
    html = draw('{% figure_lines figure "All rise." %}', figure=figure)
    assert 'role="img" aria-label="All rise."' in html


def test_each_series_of_dots_has_its_shape_and_its_number_in_words():
    html = draw("{% figure_dots figure %}", figure=dots(gallery.GROUPS, gallery.PAIRS, percent=True))
    assert html.count("<circle") == 1 + 3 + 4  # key, drawn, beside the numbers
    assert html.count('class="dots__span"') == 3
    assert "Fresno: </span>" in html


def test_three_series_of_dots_are_refused():
    with pytest.raises(ValueError, match="told apart"):
        dots(["Group"], [Series("One", counts(20))] * 3)


# Flow ----------------------------------------------------------------------------------------------------


def test_a_flow_is_as_wide_as_its_people():
    figure = flow(gallery.STAGES)
    assert [step.width for step in figure.steps] == ["100.0%", "60.7%", "49.7%", "40.6%"]
    assert [step.percent for step in figure.steps] == ["", "61%", "50%", "41%"]
    assert [step.left.value for step in figure.steps if step.left] == [473, 133, 109]


def test_both_drawings_of_a_flow_have_all_words():
    html = draw('{% figure_flow figure "cohort" %}', figure=flow(gallery.STAGES))
    for words in ("Still teaching", "1,204", "473", "left teaching"):
        assert html.count(words) == 2


def test_a_flow_in_which_nobody_leaves_has_no_curve():
    figure = flow([Stage(FigureRow("Started", 40), "left"), Stage(FigureRow("Stayed", 40))])
    assert figure.steps[0].leaving == ""
    assert figure.steps[0].left_words == "0"


def test_a_flow_of_nobody_is_drawn():
    assert flow([Stage(FigureRow("Started", 0), "left"), Stage(FigureRow("Stayed", 0))]).steps[0].words == "0"


def test_a_flow_that_grows_or_has_one_step_is_refused():
    with pytest.raises(ValueError, match="more people"):
        flow([Stage(FigureRow("Started", 40)), Stage(FigureRow("Stayed", 41))])
    with pytest.raises(ValueError, match="two steps"):
        flow([Stage(FigureRow("Started", 40))])


# Map -----------------------------------------------------------------------------------------------------


def test_the_outlines_are_those_of_the_58_counties():
    regions = read_outlines(COUNTIES)["regions"]
    assert len({each["key"] for each in regions}) == len({each["name"] for each in regions}) == 58
    assert (regions[0]["key"], regions[-1]["key"]) == ("06001", "06115")
    assert {"Fresno", "Los Angeles", "San Francisco"} <= {each["name"] for each in regions}
    assert all(re.fullmatch(r"M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){2,}z", each["path"]) for each in regions)


def test_the_file_of_outlines_is_small_and_what_the_command_writes():
    text = county_outlines.FILE.read_text(encoding="utf-8")
    assert len(text) < 25_000
    assert text == county_outlines.text()


@pytest.mark.parametrize("name", ["no_such_file", "../../settings/base", ""])
def test_a_map_without_outlines_is_refused(name):
    with pytest.raises(ValueError, match="no outlines"):
        region_map([], outlines=name)


def test_a_row_that_is_no_region_is_refused():
    with pytest.raises(ValueError, match="no outline for 99999"):
        region_map([FigureRow("Nowhere", 20, key="99999")])


def test_classes_are_round_and_at_most_five():
    figure = region_map(gallery.COUNTY_ROWS, percent=True)
    assert [shade.words for shade in figure.key] == ["50% to 59%", "60% to 69%", "70% to 79%", "80% to 89%"]
    assert {region.shade for region in figure.regions} == {0, 1, 2, 3, 4}


def test_each_region_with_an_address_is_a_link_with_its_number():
    figure = region_map(gallery.COUNTY_ROWS, percent=True, urls=gallery.URLS)
    html = draw('{% figure_map figure "counties" "By county." %}', figure=figure)
    assert html.count("<a href=") == 58 + 1  # and how we hide small numbers
    assert "<title>Fresno: 77% of 400</title>" in html
    assert "Outlines are simplified." in html


def test_the_chosen_region_is_drawn_last_with_a_border_of_its_own():
    figure = region_map(gallery.COUNTY_ROWS, percent=True)
    assert figure.regions[-1].name == "Fresno"
    html = draw('{% figure_map figure "counties" "By county." %}', figure=figure)
    assert html.count('<path class="fig-here"') == 1


# Table, foot and files ----------------------------------------------------------------------------------


def test_the_table_has_the_numbers_of_the_drawing():
    table = table_of_rows(gallery.SHARES, "County", "Share", percent=True)
    assert [line.cells[0] for line in table.lines[1:]] == [
        "82% of 598",
        "74% of 1,702",
        "0% of 31",
        "fewer than 11",
    ]
    flowing = table_of_flow(gallery.STAGES, "People")
    assert flowing.lines[1].cells == ["731", "61%", "133"]
    assert flowing.lines[-1].cells == ["489", "41%", "–"]


def test_the_foot_has_what_the_caller_gives():
    table = table_of_rows(gallery.SHARES, "County", "Share", percent=True)
    html = draw('{% figure_foot "Shares" table csv="/a.csv" tell="/tell/" %}', table=table)
    assert "<details" in html
    assert 'href="/a.csv"' in html
    assert "PNG" not in html
    assert "Tell us about this chart" in html
    assert "Download" not in draw('{% figure_foot "Shares" %}')


@pytest.mark.parametrize(
    "file",
    [
        lambda words: bars_png(bars(gallery.SHARES, percent=True, mark=Mark("California", 78)), words),
        lambda words: lines_png(lines(gallery.YEARS, gallery.SERIES, percent=True), words),
        lambda words: dots_png(dots(gallery.GROUPS, gallery.PAIRS, percent=True), words),
        lambda words: flow_png(flow(gallery.BROKEN), words),
        lambda words: map_png(region_map(gallery.COUNTY_ROWS, percent=True), words),
    ],
    ids=["bars", "lines", "dots", "flow", "map"],
)
def test_a_picture_has_accents_and_is_not_made_without_letters(file):
    picture = Image.open(io.BytesIO(file(SPANISH)))
    assert picture.format == "PNG"
    assert picture.width == 1200
    assert file(Words("弗雷斯诺县")) is None
