"""Questions for a number or a date: told in ranges, with mean and quartiles only where no number is hidden (PRV-10)."""

import csv
import io
from collections import Counter
from datetime import UTC, datetime, timedelta

from django.test import Client

import pytest

from feedback.cuts.services import make_cut
from feedback.models import Submission
from feedback.releases.analysis.ranges import DATE, NUMBER, key_of, runs_of, step_of
from tests.factories import cuts, findings
from tests.factories import feedback as make
from tests.factories.people import people
from tests.furniture import furnished
from tests.release_series import Siege

ONE = people(1)[0] | {"about": {}, "codes": [], "answers": {}, "campaign": None}


def rows_with(answers: list[int], question: str = "times") -> list[dict]:
    return [ONE | {"id": n, "answers": {question: each}} for n, each in enumerate(answers)]


def ranges(kind: str, answers: list, threshold: int = 1) -> list[str]:
    steps = Counter(step_of(kind, each) for each in answers)
    return [key_of(kind, run[0], run[-1]) for run in runs_of(kind, steps, threshold)]


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        ([0, 2, 3], ["0", "1", "2", "3"]),
        ([7], ["7"]),
        ([8, 31], ["8", "9", "10..14", "15..19", "20..24", "25..29", "30..34"]),
        ([-3, 1], ["-3", "-2", "-1", "0", "1"]),
        ([0, 170], ["0", "1..4", "5..9", *(f"{n}..{n + 9}" for n in range(10, 100, 10)), "100..199"]),
        ([0, 9000], ["0", "1..9", "10..49", "50..99", "100..499", "500..999", "1000..4999", "5000..9999"]),
        ([10**30], ["950000000000000000..1000000000000000000"]),
    ],
)
def test_numbers_stand_in_ranges_on_one_scale_for_all_questions(answers, keys):
    assert ranges(NUMBER, answers) == keys


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        (["2022-02-28", "2022-04-01"], ["2022-02", "2022-03", "2022-04"]),
        (["2019-12-31", "2022-02-28"], ["2019", "2020", "2021", "2022"]),
        (
            ["1958-02-01", "1990-02-28"],
            ["1950..1959", "1960..1969", "1970..1979", "1980..1989", "1990..1999"],
        ),
    ],
)
def test_dates_stand_in_months_years_or_ten_years(answers, keys):
    assert ranges(DATE, answers) == keys


@pytest.mark.parametrize("wrong", ["", None, "x", [], {"a": 1}])
def test_what_is_no_number_counts_as_no_answer(wrong):
    table = Siege().release(rows_with([*[3] * 12, *[wrong] * 11])).tables["question:times"]
    assert step_of(NUMBER, wrong) is None and step_of(DATE, wrong) is None
    assert (table["total"], table["missing"], table["cells"]) == (12, 11, {"3": 12})


def test_a_thin_range_joins_the_next_and_one_with_nobody_says_nought():
    answers = [1] * 12 + [2] * 4 + [3] * 9 + [5] * 30 + [6] * 5
    table = Siege().release(rows_with(answers)).tables["question:times"]
    assert table["cells"] == {"1": 12, "2..3": 13, "4": 0, "5..6": 35}


@pytest.mark.parametrize(
    ("answers", "cells", "mean", "quartiles"),
    [
        ([4] * 7, {"4": "small"}, None, None),
        ([4] * 11, {"4": 11}, 4.0, ["4", "4", "4"]),
        ([4] * 11 + [8] * 11, {"4": 11, "5": 0, "6": 0, "7": 0, "8": 11}, 6.0, ["4", "4", "8"]),
        ([1] * 30 + [900_000], {"1..949999": 31}, None, ["1..949999"] * 3),
    ],
)
def test_a_mean_is_told_of_eleven_and_never_of_seven_or_of_one_who_outweighs_all(
    answers, cells, mean, quartiles
):
    built = Siege().release(rows_with(answers))
    table = built.tables["question:times"]
    assert table["cells"] == cells
    assert (table.get("mean"), table.get("quartiles")) == (mean, quartiles)
    assert built.true["question:times"]["mean"] == round(sum(answers) / len(answers), 1)


def test_where_few_gave_no_answer_the_mean_is_hidden_with_their_number():
    rows = [*rows_with([4] * 20 + [8] * 20), *({**ONE, "id": 100 + n} for n in range(3))]
    table = Siege().release(rows).tables["question:times"]
    assert table["missing"] == "small" and "mean" not in table and "quartiles" not in table


def test_a_mean_moves_only_when_the_counts_do():
    """The same people, one of them with 14 instead of 10: two means would tell it (PRV-12)."""
    siege = Siege()
    first = siege.release(rows_with([10] * 20 + [17] * 20)).tables["question:times"]
    second = siege.release(rows_with([14] + [10] * 19 + [17] * 20))
    assert first["mean"] == 13.5 and second.true["question:times"]["mean"] == 13.6
    assert second.tables["question:times"]["mean"] == 13.5


def test_ranges_of_another_width_tell_nothing_of_the_few_between():
    """One person with a large number makes all ranges wider: the table is withheld."""
    siege, answers = Siege(), [0] * 12 + [3] * 12 + [7] * 12
    siege.release(rows_with(answers))
    second = siege.release(rows_with([*answers, 900])).tables["question:times"]
    assert (second["see"], second["total"]) == (1, "held")
    siege.release(rows_with([*answers, *[900] * 12]))
    assert siege.attack().recovered() == [] and siege.attack().few_between() == []


def test_themes_are_told_by_county_and_where_it_is_thin_by_region():
    rows = [
        row | {"answers": {}, "about": {"county": row["about"].get("county")}} for row in people(800, seed=1)
    ]
    table = Siege().release(rows).tables["themes:by:county"]
    joined = table["column_facts"]["joined"]
    assert "alameda" in table["columns"] and any(key.startswith("region:") for key in joined)
    assert any(
        isinstance(cell, int) and cell >= 11 for cells in table["cells"].values() for cell in cells.values()
    )


# Each outlet --------------------------------------------------------------------------------------------------


@furnished
def cut(analyst):
    """Forty comments: 20 say 12 times and May, 20 say 35 times and July."""
    questions = [
        ("missing", "long_text", {}),
        ("times", "number", {"settings": {"unit": {"en": "times a year"}}}),
    ]
    form = make.make_form(questions=[*questions, ("seen", "date", {})])
    code = make.make_code(make.make_codebook())
    for n in range(40):
        answers = {"times": (12, 35)[n % 2], "seen": ("2022-05-03", "2022-07-09")[n % 2]}
        each = make.make_submission(form, f"Words {n}", answers=answers, state="published")
        make.code_text(each, code, analyst)
    Submission.objects.update(submitted_at=datetime.now(UTC) - timedelta(days=2))
    made = make_cut(actor=analyst, form=form)
    findings.public(findings.draft(made, code, analyst))
    return made


@pytest.mark.engine
def test_page_csv_and_json_tell_the_same_ranges_mean_and_quartiles(cut):
    address = f"/findings/numbers/{cut.number}/"
    page = Client().get(address).content.decode()
    for words in (
        "10 to 14",
        "35 to 39",
        "Mean:",
        "23.5",
        "Median:",
        "times a year",
        "May 2022",
        "July 2022",
    ):
        assert words in page, words
    assert "10 a 14" in Client().get(f"/es{address}").content.decode()
    table = Client().get(f"{address}numbers.json").json()["tables"]["question:times"]
    assert (table["cells"]["10..14"], table["mean"], table["quartiles"][1]) == (20, 23.5, "10..14")
    lines = list(csv.reader(io.StringIO(Client().get(f"{address}numbers.csv").content.decode("utf-8-sig"))))
    assert ["question:times", "35..39", "", "cell", "20", "", "1"] in lines
    assert ["question:times", "", "", "mean", "23.5", "", "1"] in lines
    assert ["question:times", "10..14", "", "median", "", "", "1"] in lines
    assert ["question:seen", "2022-06", "", "cell", "0", "", "1"] in lines


def test_the_workbook_has_them_and_the_dictionary_says_how(cut, analyst):
    sheets = cuts.sheets_of(cuts.make_export(analyst, cut, "xlsx", "board"))
    polls = [row[:3] for row in sheets["Polls"] if row[0] == "About times"]
    assert ("About times", "35 to 39", 20) in polls and ("About times", "Mean: 23.5", None) in polls
    assert ("About times", "Median: 10 to 14", None) in polls
    assert ("About seen", "2022-06", 0) in [row[:3] for row in sheets["Polls"]]
    told = {row[5]: row[4] for row in sheets["Dictionary"]}
    assert told["times"].startswith("Counted in ranges") and told["seen"].startswith("Counted in ranges")


def test_no_row_for_readers_has_the_number_itself(cut, analyst):
    for audience in ("public", "board"):
        rows = cuts.rows_of(cuts.make_export(analyst, cut, "jsonl", audience))
        assert len(rows) == 40 and not {"answer_times", "answer_seen"} & set(rows[0])
