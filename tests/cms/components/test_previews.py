"""No text is cut by letters (words.md 8): labels break into lines, previews end with a whole word."""

import re

import pytest

from cms.components.previews import END, label_at, lines_of, preview, row_height
from tests.checks import APPS, ROOT

PARTY = "California Community Colleges Chancellor’s Office, for the Board of Governors"


def test_a_long_name_breaks_into_lines_and_loses_nothing():
    lines = lines_of(PARTY, 44)
    assert " ".join(lines) == PARTY and len(lines) == 2 and max(map(len, lines)) <= 44


def test_rows_are_as_high_as_the_longest_name_needs():
    assert row_height(["Short", PARTY], 20, 34) > row_height(["Short", PARTY], 40, 34) > 34
    assert row_height(["Short"], 40, 34) == 34


def test_the_lines_of_a_label_stand_around_the_middle_of_its_row():
    (first, _words), (last, _more) = label_at(PARTY, 44, 100)
    assert int(first) < 105 < int(last)


@pytest.mark.parametrize(
    ("words", "most", "shown"),
    [
        ("Show my county", 20, "Show my county"),
        ("Show my county, please", 16, f"Show my county{END}"),
        ("Show my county", 11, f"Show my{END}"),
        ("请显示我的县，谢谢你们", 9, f"请显示我的县{END}"),
        ("Incomprehensibilities", 8, f"Incompr{END}"),
    ],
)
def test_a_preview_ends_with_a_whole_word(words, most, shown):
    assert preview(words, most) == shown


def test_no_template_and_no_style_cuts_by_letters():
    sheets = re.compile(r"text-overflow|line-clamp")
    found = [
        str(path)
        for app in APPS
        for path in (ROOT / app).rglob("*")
        if (path.suffix == ".html" and "truncatechars" in path.read_text())
        or (path.suffix == ".css" and sheets.search(path.read_text()))
    ]
    assert not found
