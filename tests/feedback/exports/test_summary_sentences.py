"""A sentence of the first sheet says what the release entails, and of a hidden number only that it is hidden."""

from typing import Any

import pytest

from feedback.exports import summary_sentences
from feedback.exports.plan import Plan
from feedback.models import Cut, Release

LIMITS = "Anyone could take part, so this does not represent all Californians."


def plan_with(themes: dict[str, Any] | None = None, **tables: Any) -> Plan:
    """A plan of these tables; ``themes`` maps each theme to comments and those against."""
    if themes is not None:
        cells = {key: dict(zip(("comments", "against"), both, strict=True)) for key, both in themes.items()}
        tables["themes"] = {"rows": list(cells), "cells": cells, "total": 200}
    meta = {
        "threshold": 11,
        "questions": [],
        "filters": {},
        "until": "2022-06-21T01:00:00+00:00",
        "codes": [{"key": key, "name": {"en": key.title()}} for key in themes or {}],
    }
    cut = Cut(number=7, edition=2)
    return Plan(cut, "board", "labels", meta, Release(cut=cut, tables=tables))


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        (1240, "Data set 7 has 1,240 comments, received before June 20, 2022, 6:00 p.m. Pacific time."),
        (0, "Data set 7 has 0 comments, received before June 20, 2022, 6:00 p.m. Pacific time."),
        (
            "held",
            "How many comments data set 7 has is not shown (withheld: too few people were added since an earlier "
            "release).",
        ),
    ],
)
def test_how_many_comments(total, sentence):
    assert summary_sentences.comments_sentence(plan_with(all={"total": total})) == sentence


def test_a_selection_says_what_it_selects():
    plan = plan_with(all={"total": 20})
    plan.meta["filters"] = {"language": "es"}
    assert summary_sentences.comments_sentence(plan).endswith(" Only comments with language = es are in it.")


def test_an_answer_is_told_in_the_words_of_its_question_and_two_codes_as_codes():
    plan = plan_with(all={"total": 20})
    plan.meta["filters"] = {"answer": "q1=c2", "code": "place", "also": "pay"}
    plan.meta["questions"] = [
        {"key": "q1", "label": {"en": "Found?"}, "choices": [{"key": "c2", "label": {"en": "No"}}]}
    ]
    assert summary_sentences.filters_text(plan) == "code = pay, Found? = No, code = place"


@pytest.mark.parametrize(
    ("themes", "sentence"),
    [
        (None, "No themes were counted."),
        ({"pay": (0, 0)}, "No comment has a theme."),
        ({"pay": ("small", 0)}, "No number of a theme is shown (1 to 10: hidden)."),
        ({"pay": (12, 0), "rare": ("small", 0)}, "The most frequent theme is Pay (12 comments)."),
        (
            {"pay": (12, 0), "place": (40, 0), "more": ("complement", 0)},
            "Of the themes with a number, the most frequent themes are Place (40 comments) and Pay (12).",
        ),
        (
            {"a": (30, 0), "b": (20, 0), "c": (15, 0), "d": (15, 0), "e": (12, 0)},
            "The most frequent themes are A (30 comments), B (20), C (15) and D (15).",
        ),
    ],
)
def test_what_comments_are_about(themes, sentence):
    assert summary_sentences.themes_sentence(plan_with(themes)) == sentence


@pytest.mark.parametrize(
    ("themes", "sentence"),
    [
        (None, "No themes were counted, so no disagreement with one is."),
        ({"pay": (30, 0)}, "No comment disagrees with a theme."),
        ({"pay": (30, "small")}, "For 1 theme the number who disagree is hidden."),
        ({"pay": ("small", "small")}, "For 1 theme the number who disagree is hidden."),
        (
            {"a": (50, 11), "b": (60, 20), "c": (70, 12), "d": (30, "small")},
            "Of 60 comments on B, 20 disagree. Of 70 comments on C, 12 disagree. 1 theme more has such a number. "
            "For 1 theme the number who disagree is hidden.",
        ),
    ],
)
def test_who_disagrees(themes, sentence):
    assert summary_sentences.against_sentence(plan_with(themes)) == sentence


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"en": 50, "es": 50},
            "Each compared group has the share that it has in the population.",
        ),
        ({"en": "complement", "es": "small"}, "No share can be compared with the population."),
        (
            {"en": 100, "es": 0},
            "Among the compared groups, the largest gap is Language: Español, 0.0% here and 50.0% in the population "
            "(Census, 2020), a ratio of 0.0.",
        ),
        (
            {"en": 75, "es": "small"},
            "Among the compared groups, the largest gap is Language: English, 75.0% here and 50.0% in the population "
            "(Census, 2020), a ratio of 1.5.",
        ),
    ],
)
def test_who_took_part(cells, sentence):
    benchmark = {"source": "Census", "year": 2020, "shares": {"en": 0.5, "es": 0.5}}
    table = {"rows": list(cells), "columns": [], "cells": cells, "total": 100, "benchmark": benchmark}
    plan = plan_with(**{"part:language": table})
    assert summary_sentences.people_sentence(plan) == f"{sentence} {LIMITS}"


def test_without_a_benchmark_no_gap_is_told():
    assert summary_sentences.people_sentence(plan_with()) == (
        f"The release has no comparison with the population. {LIMITS}"
    )
