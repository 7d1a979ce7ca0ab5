"""Figures: threads, seat strip, notice clock, bars. What is hidden is never drawn."""

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.template import Context, Template
from django.utils import translation

import pytest

from cms.components.seats import seat_strip
from cms.components.threads import threads
from cms.components.timeline import notice_clock

PACIFIC = ZoneInfo("America/Los_Angeles")


@dataclass
class Cell:
    value: int | None
    hidden: str = ""

    def __str__(self):
        return "" if self.value is None else str(self.value)


def draw(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def group(count, against=0, label="Form"):
    return {"label": label, "count": count, "against": against}


def curves(drawing) -> int:
    return sum(layer.count("M") for layer in drawing.agreeing) + drawing.against.count("M")


# Threads -----------------------------------------------------------------------------------------------


def test_there_is_one_thread_for_each_comment():
    drawn = threads([group(48, 5), group(52, 5), group(13, 2)])
    assert curves(drawn.wide) == curves(drawn.narrow) == 113
    assert drawn.wide.against.count("M") == 12
    assert "12 comments that disagree" in drawn.caption


def test_above_four_hundred_one_thread_stands_for_several():
    drawn = threads([group(480), group(520)])
    assert curves(drawn.wide) <= 402
    assert "stands for 3 comments" in drawn.caption


def test_a_big_figure_stays_small_on_the_wire():
    html = draw("{% threads groups %}", groups=[group(400, 40)])
    assert len(html) < 60_000


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "fewer than 11 comments"),
        (10, "fewer than 11 comments"),
        (Cell(None, "small"), "fewer than 11 comments"),
        (Cell(None, "complement"), "a hidden number"),
        (None, "a hidden number"),
    ],
)
def test_a_small_source_is_one_band_with_words(count, words):
    drawn = threads([group(20, label="Talk"), group(count, label="Letters")])
    assert curves(drawn.wide) == 20
    assert len(drawn.wide.bands) == 1
    assert f"Letters: {words}" in drawn.sentence


def test_every_small_source_is_drawn_alike():
    assert threads([group(20), group(1)]).wide.bands == threads([group(20), group(10)]).wide.bands


def test_eleven_comments_are_drawn():
    assert curves(threads([group(11)]).wide) == 11


@pytest.mark.parametrize(
    ("against", "words"),
    [
        (1, "Fewer than 11 comments disagree"),
        (10, "Fewer than 11 comments disagree"),
        (None, "The number of comments that disagree is hidden"),
    ],
)
def test_few_who_disagree_are_not_counted_out(against, words):
    drawn = threads([group(40, against)])
    assert drawn.wide.against == ""
    assert words in drawn.caption


def test_numbers_in_the_drawing_are_not_localised():
    with translation.override("es"):
        html = draw("{% threads groups %}", groups=[group(48), group(7)])
    assert not re.search(r'(d|y)="[^"]*\d,\d', html)


# Seats ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ayes", [0, 13, 14, 21])
def test_the_seat_strip_shows_as_many_ayes_as_there_were(ayes):
    seats = [{"state": "aye"}] * ayes + [{"state": "no"}] * (21 - ayes)
    strip = seat_strip(seats, needed=14, quorum=None, label="Motion 6.1")
    assert [cell.state for cell in strip.cells].count("aye") == ayes
    assert (f"{ayes} aye" in strip.sentence) is bool(ayes)
    assert strip.sentence.startswith("Motion 6.1: 21 seats.")
    assert "Required: 14 of 21." in strip.sentence


def test_the_strip_is_one_image_with_a_sentence():
    html = draw(
        "{% seat_strip seats needed=2 %}", seats=[{"state": "aye"}, {"state": "recused"}, {"state": "vacant"}]
    )
    assert 'role="img" aria-label="3 seats. 1 aye, 1 recused, 1 vacant. Required: 2 of 3."' in html


def test_the_mark_stands_after_the_needed_seat():
    strip = seat_strip([{"state": "none"}] * 21, needed=14, quorum=11, label="")
    assert [index for index, cell in enumerate(strip.cells, start=1) if cell.marks] == [11, 14]
    assert strip.cells[13].marks == ("14 required",)


# Notice clock ------------------------------------------------------------------------------------------


def at(month: int, day: int, hour: int = 9) -> dt.datetime:
    return dt.datetime(2022, month, day, hour, tzinfo=PACIFIC)


def ruler(now: dt.datetime) -> dict:
    ticks = [{"label": "Last day to post", "at": at(10, 31, 23)}, {"label": "Meeting", "at": at(11, 10)}]
    return {"now": now, "start": at(10, 20), "ticks": ticks, "note": "Calendar days."}


def test_the_clock_puts_today_among_its_moments():
    clock = notice_clock(ruler(at(11, 1)), now_label="Today")
    assert [tick.label for tick in clock.ticks] == ["Last day to post", "Today", "Meeting"]
    assert [tick.passed for tick in clock.ticks] == [True, False, False]


def test_labels_that_would_touch_stand_on_two_rows():
    clock = notice_clock(ruler(at(11, 1)), now_label="Today")
    assert {tick.row for tick in clock.ticks} == {0, 1}


def test_the_clock_is_also_a_list_of_words():
    html = draw("{% notice_clock clock %}", clock=ruler(at(11, 1)))
    assert "<strong>Last day to post</strong> Mon Oct 31, 11:00 p.m." in html
    assert 'aria-current="date"' in html


def test_no_clock_draws_nothing():
    assert draw("{% notice_clock clock %}", clock=None).strip() == ""


# Bars ------------------------------------------------------------------------------------------------------

ROWS = [
    {"label": "Place", "cell": Cell(48)},
    {"label": "Access", "cell": Cell(None, "small")},
    {"label": "Place too", "cell": Cell(None, "complement")},
    {"label": "Other", "cell": Cell(0)},
]


def test_bars_are_a_table_and_a_hidden_bar_has_words():
    html = draw('{% bar_table rows caption="Themes" n=60 %}', rows=ROWS)
    assert html.count('<th scope="row">') == 4
    assert "fewer than 11" in html
    assert "also hidden, to protect the other number" in html
    assert "<strong>0</strong>" in html
    assert "n = 60" in html


def test_a_hidden_bar_has_no_length_of_its_own():
    one = draw("{% bar_table rows %}", rows=[ROWS[0], {"label": "x", "cell": Cell(3, "small")}])
    other = draw("{% bar_table rows %}", rows=[ROWS[0], {"label": "x", "cell": Cell(9, "small")}])
    assert one == other


@pytest.mark.parametrize(("value", "words"), [(0, "0"), (11, "11"), (1200, "1200")])
def test_a_number_that_may_be_shown_is_shown(value, words):
    assert f"<strong>{words}</strong>" in draw("{% hidden_number cell %}", cell=Cell(value))


def test_lengths_are_not_localised():
    with translation.override("es"):
        html = draw(
            "{% bar_table rows %}", rows=[{"label": "a", "cell": Cell(30)}, {"label": "b", "cell": Cell(11)}]
        )
    assert 'width="26.4%"' in html


def test_two_marks_at_one_seat_are_two_lines():
    html = draw("{% seat_strip seats needed=9 quorum=9 %}", seats=[{"state": "present"}] * 16)
    assert "quorum: 9<br>9 required" in html
    assert html.count("seats__mark-words") == 1
