"""A list from Word or a spreadsheet becomes items of the draft: shown first, saved whole, nothing dropped."""

import re

import pytest

from boards.agendas.editor.pasting import read_pasted
from tests.boards.agendas.test_agenda_editor import board, desk, draft, outline, rows, version

__all__ = ["board", "desk", "draft"]

LANGUAGES = [("en", "English"), ("es", "Spanish")]
SHEET = """\
Kind\tEnglish\tSpanish\tMinutes\tPresenter
Information\tCall to order\tApertura\t5\tChair
Action\tMinutes of May\tActa de mayo\t10 min\t
Closed session\tA pending case\tUn caso pendiente\t30\tCounsel"""
WORD = """\
1. Call to order (5 min)
2. Data plan [Action]
\ta) The first release
\t\ti. Counties
\tb) The second release
• A note from staff
3.\tPublic comment"""


def read(text: str):
    return read_pasted(text, LANGUAGES)


def test_a_spreadsheet_with_headings_is_read():
    lines = read(SHEET)
    assert [line.kind for line in lines] == ["information", "action", "closed"]
    assert lines[0].titles == {"en": "Call to order", "es": "Apertura"}
    assert [line.minutes for line in lines] == [5, 10, 30]
    assert lines[2].presenter == "Counsel" and not any(line.problems for line in lines)


def test_a_spreadsheet_without_headings_is_read():
    lines = read("\n".join(SHEET.splitlines()[1:]))
    assert [line.titles["es"] for line in lines] == ["Apertura", "Acta de mayo", "Un caso pendiente"]


def test_numbers_in_the_first_column_are_levels():
    lines = read("1\tAction\tPlan\tPlan\n1.1\t\tCost\tCosto\n1.1.1\t\tStaff\tPersonal\n2\tAction\tEnd\tFin")
    assert [line.level for line in lines] == [0, 1, 2, 0]


def test_an_outline_from_word_is_read():
    lines = read(WORD)
    assert [line.level for line in lines] == [0, 0, 1, 2, 1, 2, 0]
    assert lines[0].minutes == 5 and lines[0].titles == {"en": "Call to order"}
    assert lines[1].kind == "action" and lines[1].titles == {"en": "Data plan"}
    assert lines[6].kind == "comment" and lines[6].titles == {"en": "Public comment"}


@pytest.mark.parametrize(
    "text, levels",
    [
        ("5. One\n5.1 Two\n5.1.1 Three\n6. Four", [0, 1, 2, 0]),
        ("One\n  Two\n    Three\nFour", [0, 1, 2, 0]),
        ("- One\n- Two\n  - Three", [0, 0, 1]),
        ("1 One\n2 Two", [0, 0]),
        ("1. One\nA. Two\nB. Three", [0, 1, 1]),
    ],
)
def test_levels_come_from_numbers_letters_bullets_and_indents(text, levels):
    found = read(text)
    assert [line.level for line in found] == levels
    assert all(line.titles for line in found)


def test_a_title_that_begins_with_a_number_keeps_it():
    assert read("Opening\nThe plan\n5 years of data")[2].titles == {"en": "5 years of data"}


@pytest.mark.parametrize(
    "row, words",
    [
        ("Acton\tPlan\tPlan\t5", "“Acton” is not a kind of item."),
        ("Action\tPlan\tPlan\tsoon", "“soon” is not a number of minutes from 1 to 600."),
        ("Action\tPlan\tPlan\t5\tChair\t11126(e)", "Only a closed session has a legal ground."),
        (
            "Closed session\tCase\tCaso\t5\tChair\tlitigation",
            "“litigation” does not match exactly one ground",
        ),
        ("Action\tPlan\tPlan\t5\tChair\t\tmore", "“more” is in a column without a heading."),
        ("Action\t\t\t5", "This line has no title. Add one."),
        (f"Action\t{'x' * 251}\tPlan", "The title is longer than 250 characters. Shorten it."),
        (
            f"Action\tPlan\tPlan\t5\t{'x' * 201}",
            "The presenter’s name is longer than 200 characters. Shorten it.",
        ),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_beside_its_line(row, words):
    (line,) = read(row)
    assert any(words in problem for problem in line.problems)


def test_the_second_of_two_columns_with_titles_is_named():
    (line,) = read("Kind\tTitle\tTitle\nAction\tPlan\tOther words")
    assert line.titles == {"en": "Plan"}
    assert line.problems == [
        "Two columns have the same heading. “Other words” is in the second one. Remove one of the columns."
    ]


def test_a_ground_of_a_part_is_not_lost():
    lines = read("1\tClosed session\tCase\tCaso\n1.1\t\tCosts\tCostos\t\t\t11126(e)")
    assert lines[1].problems == [
        "A part has the same legal ground as its item. Enter the ground on the item’s line."
    ]


@pytest.mark.parametrize(
    "title", ["Break through in county data", "Lunch program of schools", "Recess rules"]
)
def test_a_title_that_begins_like_a_break_is_business(title):
    assert read(f"Opening\n{title}")[1].kind == "information"


@pytest.mark.parametrize("title", ["Break", "Lunch break", "Recess", "LUNCH", "Receso para almorzar"])
def test_a_title_that_only_says_break_is_one(title):
    assert read(f"Opening\n{title}")[1].kind == "break"


def test_a_place_that_is_no_longer_in_the_draft_is_named_in_words(desk, draft):
    facts = {"pasted": SHEET, "where": "1e56", "act": "save", "version": version(draft)}
    refused = desk.post(f"/desk/meetings/{draft.pk}/agenda/paste/", facts).content.decode()
    assert "The item you chose is no longer in the draft." in refused and "1e56" not in refused


def test_a_part_of_nothing_is_a_problem():
    assert read("1.1 Part\n2. Item")[0].problems


def test_the_table_is_shown_before_anything_is_saved(desk, draft):
    address, before = f"/desk/meetings/{draft.pk}/agenda/paste/", outline(draft)
    shown = desk.post(address, {"pasted": SHEET, "where": "end", "act": "read", "version": version(draft)})
    page = shown.content.decode()
    assert shown.status_code == 200 and "3 items understood" in page and "Acta de mayo" in page
    assert outline(draft) == before
    seen = re.search(r'name="version" value="([\d-]+)"', page)[1]
    saved = desk.post(address, {"pasted": SHEET, "where": "end", "act": "save", "version": seen})
    assert saved.status_code == 302
    assert outline(draft, "es")[-3:] == ["4 Apertura", "5 Acta de mayo", "6 Un caso pendiente"]


def test_pasted_items_can_take_the_place_of_the_whole_agenda_and_that_can_be_undone(desk, draft):
    address, before = f"/desk/meetings/{draft.pk}/agenda/paste/", outline(draft)
    saved = desk.post(address, {"pasted": WORD, "where": "all", "act": "save", "version": version(draft)})
    assert outline(draft)[:3] == ["1 Call to order", "2 Data plan", "2.1 The first release"]
    assert {row.kind for row in rows(draft)[1:5]} == {"action"}
    undo = re.search(r'value="(undo:[\d-]+)"', desk.get(saved.url).content.decode())[1]
    desk.post(f"/desk/meetings/{draft.pk}/agenda/", {"act": undo, "version": version(draft)})
    assert outline(draft) == before


@pytest.mark.parametrize("pasted, seen", [("Acton\tPlan\tPlan\t5", ""), (SHEET, "1-2")])
def test_a_refused_list_is_kept_as_it_was_typed(desk, draft, pasted, seen):
    facts = {"pasted": pasted, "where": "end", "act": "save", "version": seen or version(draft)}
    refused = desk.post(f"/desk/meetings/{draft.pk}/agenda/paste/", facts)
    assert refused.status_code == 422
    assert pasted.splitlines()[0].split("\t")[0] in refused.content.decode()
    assert len(outline(draft)) == 5
