"""References to numbers in the sentences of a story: what may be written, and what is said of the rest."""

import pytest

from boards.data_sets.dictionary import read_dictionary
from boards.stories.references import Reference, problems, read, references
from tests.factories import data_sets as make

DICTIONARY = read_dictionary(make.DICTIONARY)


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("employed", Reference("employed")),
        ("employed%", Reference("employed", "%")),
        (" employed/10 ", Reference("employed", "/10")),
        ("employed% place=CA year=2020", Reference("employed", "%", {"place": "CA", "year": "2020"})),
        ("highest.number", Reference("highest.number")),
        ("", None),
        ("employed %", None),
        ("employed place", None),
    ],
)
def test_a_reference_is_read(words, reference):
    assert read(words) == reference


@pytest.mark.parametrize(
    "words",
    [
        "No number",
        "{started} in {place}",
        "{employed%}",
        "{employed/10 year=2020}",
        "{highest}: {highest.number}",
    ],
)
def test_what_fits_the_dictionary_is_no_problem(words):
    assert list(problems(words, DICTIONARY, has_rows=True)) == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("{started", "A brace is open or closed twice"),
        ("{a {b}}", "A brace is open or closed twice"),
        ("{started to}", "Write it as {measure}"),
        ("{color}", "There is no number with this key. Use one of: started, employed, pay, place"),
        ("{started%}", "It is not counted among others"),
        ("{pay%}", "It is not counted among others"),
        ("{place%}", "The name of a choice has no percent"),
        ("{employed state=CA}", "There is no dimension “state”"),
        ("{employed place=NV}", "“NV” is not a code of place"),
    ],
)
def test_what_does_not_fit_is_named(words, why):
    assert why in " ".join(problems(words, DICTIONARY, has_rows=True))


def test_only_charts_that_compare_have_a_highest_row():
    assert list(problems("{lowest}", DICTIONARY, has_rows=False)) == [
        "{lowest}: Only bars, dots and maps have a highest and a lowest row."
    ]


def test_text_without_references_has_none():
    assert [each.key for each in references("{started} of {employed%}, {not one}")] == ["started", "employed"]
