"""Which digits in a finding are a number from people, and which a date, a grade, a law or a name (PAR-07)."""

import pytest

from feedback.findings.figures import NOTHING
from feedback.findings.number_references import problem_of, value_of
from feedback.findings.rules import typed_numbers
from feedback.models import Release
from feedback.releases.code_figures import released_figures

FIGURES = {
    "threshold": 11,
    "comments": 113,
    "against": "small",
    "people": "complement",
    "once": "held",
    "all": 226,
    "channels": {"web": 52},
    "languages": {"es": "small"},
    "themes": [
        {"key": "place", "name": {"en": "Place"}, "comments": 113},
        {"key": "pay", "name": {}, "comments": "small"},
    ],
}


@pytest.mark.parametrize(
    "words",
    [
        "Since 2022 people ask for it.",
        "On June 8, 2022 and on 8 de junio de 2022 and 2022-06-08 and 6/8/2022",
        "K-12, P20W, TK-3 and pre-K",
        "In grade 9, grades 6-8, 9th grade and grados 6 a 8",
        "Education Code Section 10861, § 11123.5, Article 9, AB 132 and 34 CFR 99.31",
        "As in F-12 and C-0143 and L-3",
        "The code Top 10 and top-10",
        "[[comments]] of [[all]], [[percent:place]]",
        "Twelve people",
    ],
)
def test_these_may_be_typed(words):
    assert typed_numbers(words, ["Top 10", "top-10"]) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("113 comments", ["113"]),
        ("38% of them", ["38%"]),
        ("about 1,200 people", ["1,200"]),
        ("2022.5 points and 2022%", ["2022.5", "2022%"]),
        ("3000 letters, 12022 more", ["3000", "12022"]),
        ("½ of them, ٣ people, １２ families", ["½", "٣", "１２"]),
        ("grade 13", ["13"]),
        ("Top 10", ["10"]),
        ("[[12]]", []),
    ],
)
def test_these_are_numbers_from_people(words, found):
    assert typed_numbers(words) == found


@pytest.mark.parametrize(
    "words", ["[[12]]", "[[theme:nothing]]", "[[Comments]]", "[[]]", "[[a]", "b]]", "[[[comments]"]
)
def test_what_is_not_on_the_list_is_refused(words):
    assert problem_of(words, {"comments", "theme:place"}, [])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("comments", "113"),
        ("against", "fewer than 11"),
        ("people", "(number hidden)"),
        ("once", "(number hidden)"),
        ("percent:place", "50%"),
        ("percent:pay", "(share hidden)"),
        ("theme:pay", "fewer than 11"),
        ("theme:unheard", "0"),
        ("channel:web", "52"),
        ("channel:paper", "0"),
        ("language:es", "fewer than 11"),
    ],
)
def test_a_reference_never_shows_more_than_the_release(name, words):
    assert value_of(name, FIGURES) == words


@pytest.mark.parametrize("name", ["theme:place", "channel:web", "language:es", "comments", "all"])
def test_what_a_release_does_not_tell_is_never_called_nought(name):
    assert value_of(name, {"threshold": 11, "themes": None, "channels": None}) == "(number hidden)"


def table(cells, **facts):
    return {"cells": cells, "column_facts": {"joined": {}}, **facts}


def release_with(**changes) -> Release:
    themes = {"place": {"comments": 113, "against": "small"}, "pay": {"comments": "small", "against": 0}}
    tables = {
        "all": {"total": 226},
        "themes": table(themes, once={"place": 90}, people={"place": 130}),
        "by:channel": table({"web": 120, "letter": 80, "others": 26}),
        "themes:by:channel": table(
            {"place": {"web": 60, "letter": "small", "others": 42}},
            column_facts={"joined": {"others": ["paper", "phone"]}},
        ),
        "by:role": table({"teacher": 50, "parent": "complement"}),
    }
    return Release(tables={**tables, **changes}, sha256="a" * 64)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("comments", "113"),
        ("against", "fewer than 11"),
        ("once", "90"),
        ("people", "130"),
        ("all", "226"),
        ("percent:place", "50%"),
        ("channel:web", "60"),
        ("channel:letter", "fewer than 11"),
        ("channel:paper", "(number hidden)"),
        ("channel:import", "0"),
        ("language:es", "(number hidden)"),
    ],
)
def test_a_finding_shows_what_the_release_shows_and_no_more(name, words):
    assert value_of(name, released_figures(release_with(), "place")) == words


def test_two_groups_whose_sizes_are_public_stand_side_by_side():
    found = released_figures(release_with(), "place")["groups"]
    assert [head["key"] for head in found["heads"]] == ["web", "letter"]
    assert found["rows"][0] == {"key": "place", "cells": [60, "small"], "shares": [50.0, None]}


def test_a_withheld_table_names_the_cut_that_has_it_and_calls_nothing_nought():
    stale = table({"place": {"comments": "held", "against": "held"}}, state="held", see=3)
    found = released_figures(release_with(themes=stale), "pay")
    assert (found["comments"], found["see"]) == ("held", 3)
    assert value_of("theme:access", found) == "(number hidden)"


def test_without_a_release_no_number_is_told_at_all():
    """A second decision beside the release could tell what the release hides (PRV-11)."""
    assert {NOTHING[name] for name in ("comments", "against", "people", "once", "all")} == {"held"}
    for name in ("comments", "against", "theme:place", "percent:place", "channel:web", "language:en"):
        assert value_of(name, NOTHING | {"threshold": 11}) in ("(number hidden)", "(share hidden)")
