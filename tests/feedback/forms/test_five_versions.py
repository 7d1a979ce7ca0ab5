"""Questions are retired, renamed, reordered, added again: no answer is lost, and the file tells who asked what."""

import pytest

from feedback.cuts.services import make_cut
from feedback.models import Submission
from feedback.submissions.services import SubmittedText, submit
from tests.factories import cuts
from tests.factories import feedback as make
from tests.furniture import furnished

RED_GREEN = make.CHOICES[:2]
GREEN_BLUE = make.CHOICES[1:]


def question(key, kind, words, **facts):
    return key, kind, {"label": {"en": words, "es": f"{words} (es)"}} | facts


ROWS = {"rows": [{"key": "r1", "label": {"en": "Maps"}}, {"key": "r2", "label": {"en": "Trends"}}]}
WORDS = question("aaaa", "long_text", "What is missing?")
COLOUR = question("bbbb", "one_choice", "Which colour?", choices=RED_GREEN)
SCALE = question("cccc", "scale", "How clear?", choices=make.CHOICES)
TABLE = question("dddd", "matrix", "How good?", choices=make.CHOICES, settings=ROWS)
RANKED = question("eeee", "ranking", "Order these", choices=make.CHOICES)
NUMBER, DAY = question("ffff", "number", "How many?"), question("gggg", "date", "Since when?")
RENAMED = question("aaaa", "long_text", "What should we add?")
AGAIN = question("hhhh", "one_choice", "Which colour?", choices=GREEN_BLUE)
VERSIONS = [
    ([WORDS, COLOUR], {"bbbb": "red"}),
    ([RENAMED, COLOUR, SCALE], {"bbbb": "green", "cccc": "blue"}),
    (
        [SCALE, RENAMED, TABLE, RANKED],
        {"cccc": "red", "dddd": {"r1": "red", "r2": "blue"}, "eeee": ["blue", "red"]},
    ),
    ([RENAMED, NUMBER, DAY, TABLE], {"ffff": 7, "gggg": "2022-05-01", "dddd": {"r1": "green"}}),
    ([AGAIN, RENAMED, SCALE, NUMBER], {"hhhh": "blue", "cccc": "green", "ffff": 0}),
]


@furnished
def cut(analyst):
    form = make.make_form("changing", version=False)
    for number, (questions, answers) in enumerate(VERSIONS, 1):
        version = make.make_version(form, questions)
        words = SubmittedText(texts={"aaaa": f"Words {number}"}, answers=answers, language="en")
        made = submit(form=form, version_id=version.pk, nonce=f"v{number}", words=words, channel="letter")
        Submission.objects.filter(pk=made.pk).update(state="published")
    return make_cut(actor=analyst)


def test_every_answer_has_its_column_and_every_row_its_version(cut, analyst):
    rows = cuts.rows_of(cuts.make_export(analyst, cut, "jsonl", "records", values="codes"))
    assert [row["version"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["text_aaaa"] for row in rows] == [f"Words {n}" for n in range(1, 6)]
    assert [row["answer_bbbb"] for row in rows] == ["red", "green", None, None, None]
    assert [row["answer_cccc"] for row in rows] == [None, "blue", "red", None, "green"]
    assert [row["answer_dddd_r1"] for row in rows] == [None, None, "red", "green", None]
    assert rows[2]["answer_dddd_r2"] == "blue" and rows[2]["answer_eeee"] == "blue; red"
    assert [row["answer_ffff"] for row in rows] == [None, None, None, 7, 0]
    assert rows[3]["answer_gggg"] == "2022-05-01" and rows[4]["answer_hhhh"] == "blue"
    assert [row["rest"] for row in rows] == [None] * 5


def test_answers_read_as_words_and_twins_are_told_apart(cut, analyst):
    export = cuts.make_export(analyst, cut, "xlsx", "records")
    header, *rows = cuts.sheets_of(export)["Comments"]
    old, new = header.index("Which colour? (version 1, 2)"), header.index("Which colour? (version 5)")
    assert [row[old] for row in rows[:2]] == ["Red", "Green"] and rows[4][new] == "Blue"
    assert "1. Blue; 2. Red" in rows[2] and "How good?: Maps" in header


def test_the_keys_tell_which_version_asked_what_under_which_words(cut, analyst):
    export = cuts.make_export(analyst, cut, "xlsx", "records")
    asked = {(row[1], row[3]): row[4] for row in cuts.sheets_of(export)["Hashes"][1:] if row[4]}
    assert asked["aaaa", 1] == "What is missing?" and asked["aaaa", 5] == "What should we add?"
    assert {version for key, version in asked if key == "cccc"} == {2, 3, 5}
    manifest = {each["key"]: each["versions"] for each in export.manifest["questions"]}
    assert [each["number"] for each in manifest["bbbb"]] == [1, 2]


@pytest.mark.engine
def test_an_answer_that_no_column_foresaw_is_kept_beside(cut, analyst):
    made = Submission.objects.order_by("pk").first()
    Submission.objects.filter(pk=made.pk).update(answers={"zzzz": "stray", "ffff": "many", "bbbb": "red"})
    again = make_cut(actor=analyst)
    rows = cuts.rows_of(cuts.make_export(analyst, again, "jsonl", "records"))
    assert rows[0]["rest"] == '{"ffff": "many", "zzzz": "stray"}'
