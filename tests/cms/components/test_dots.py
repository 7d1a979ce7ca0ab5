"""Dot pair: two groups on one scale; what is hidden has words and no place."""

from dataclasses import dataclass

from django.template import Context, Template


@dataclass
class Cell:
    value: int | None
    hidden: str = ""

    def __str__(self):
        return str(self.value)


def side(value: int | None, share: float | None, hidden: str = "") -> dict:
    return {"cell": Cell(value, hidden), "share": share}


def draw(*rows: list[dict], heads: int = 2) -> str:
    groups = {
        "heads": [{"label": f"Group {number}", "cell": Cell(40)} for number in range(heads)],
        "rows": [{"label": "Show my county", "cells": row} for row in rows],
    }
    return Template("{% load ui %}{% dot_pair groups %}").render(Context({"groups": groups}))


def test_each_side_has_its_shape_and_its_share():
    html = draw([side(20, 50), side(15, 37)])
    assert ">50%<" in html
    assert ">37%<" in html
    assert 'cx="100.0%"' in html


def test_the_drawing_is_silent_because_a_table_says_the_same():
    assert 'class="dots" aria-hidden="true"' in draw([side(20, 50), side(15, 37)])


def test_a_hidden_side_has_words_and_no_dot():
    html = draw([side(None, None, "small"), side(15, 37)])
    assert "Group 0:" in html
    assert "fewer than 11" in html
    assert '<line class="dots__span"' not in html


def test_a_share_that_was_left_beside_a_hidden_cell_is_not_drawn():
    assert "9%" not in draw([side(None, 9, "small"), side(15, 40)])


def test_zero_stands_at_the_start():
    assert 'cx="0.0%"' in draw([side(0, 0), side(15, 37)])


def test_one_group_or_three_are_not_drawn():
    assert draw([side(20, 50)], heads=1).strip() == ""
    assert draw([side(20, 50)] * 3, heads=3).strip() == ""
