"""The rules of a release: which data set may leave, and what its rows may show (PRV-10, PRV-12, P04, P07)."""

from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from feedback.releases.row_decision import decide_rows
from feedback.releases.row_tables import ReleasedRows, RowTable, masked
from feedback.releases.rules import obstacle_of

META = {"questions": [], "codes": [{"key": key, "parent": ""} for key in ("pay", "place", "words")]}
MANY = 1000


def row(number: int, channel: str = "web", language: str = "en", *codes: str, **facts: Any) -> dict[str, Any]:
    coded = [{"code": code, "stance": "for"} for code in codes]
    return {
        "id": number, "channel": channel, "language": language, "submitted_at": "2022-06-01T12:00:00+00:00",
        "answers": {}, "codes": coded, "campaign": None, "state": "published",
    } | facts  # fmt: skip


def rows_of(*groups: tuple[int, str, str, tuple[str, ...]]) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for count, channel, language, codes in groups:
        made += [row(len(made) + n, channel, language, *codes) for n in range(count)]
    return made


def table(cells: dict[str, Any], *dims: str) -> dict[str, Any]:
    return {"dims": list(dims), "rows": list(cells), "cells": cells}


def published(**changes: Any) -> dict[str, Any]:
    """Tables in which every number of these attributes is published."""
    return {
        "by:channel": table({"web": MANY, "phone": MANY, "letter": MANY}, "channel"),
        "by:language": table({"en": MANY, "es": MANY}, "language"),
        "by:month": table({"2022-06": MANY}, "month"),
        "themes": table({each: {"comments": MANY, "against": MANY} for each in ("pay", "place", "words")}, "code"),
    } | changes  # fmt: skip


def table_of(rows: list[dict[str, Any]]) -> RowTable:
    made = RowTable.of(META)
    for each in rows:
        made.take(each)
    return made


def decide(rows, tables=None, earlier=()) -> dict[str, Any]:
    return decide_rows(table_of(rows), tables or published(), list(earlier), 11)


def told(rows, shown) -> list[dict[str, tuple[str, ...]]]:
    """The rows as a file shows them."""
    attributes = RowTable.of(META).attributes
    return [
        {each.name: masked(each, each.read(one), shown.get(each.name, [])) for each in attributes}
        for one in rows
    ]


@pytest.mark.parametrize(("size", "obstacle"), [(0, ""), (1, "few"), (10, "few"), (11, "")])
def test_a_data_set_of_one_to_ten_may_not_leave(size, obstacle):
    assert obstacle_of(size, [], 11) == obstacle


@pytest.mark.parametrize(("wider", "obstacle"), [(40, ""), (41, "rest"), (50, "rest"), (51, "")])
def test_nor_may_one_that_leaves_one_to_ten_out_of_a_wider_selection(wider, obstacle):
    assert obstacle_of(40, [500, wider], 11) == obstacle


@pytest.mark.parametrize(("everybody", "obstacle"), [(115, ""), (116, "rest"), (125, "rest"), (126, "")])
def test_nor_may_one_that_tells_how_one_to_ten_have_none_of_its_filters(everybody, obstacle):
    """70 have the one, 75 the other, 30 both."""
    assert obstacle_of(30, [everybody, 70, 75], 11) == obstacle


def test_nor_may_one_that_tells_how_few_have_one_of_three_filters_and_none_of_the_others():
    """Of a thousand 60 have all, 100 each two of them, and 300 each: so 160 have the first alone; then 5 of 145."""
    assert obstacle_of(60, [1000, 300, 300, 300, 100, 100, 100], 11) == ""
    assert obstacle_of(60, [1000, 145, 300, 300, 100, 100, 100], 11) == "rest"


def test_any_three_attributes_of_rows_have_no_combination_of_few():
    groups = [
        (40, "web", "en", ("pay",)),
        (40, "web", "es", ()),
        (40, "phone", "en", ()),
        (30, "phone", "es", ()),
    ]
    groups += [(30, "web", "en", ()), (40, "web", "es", ("pay",)), (20, "phone", "en", ("pay",))]
    rows = rows_of(*groups, (3, "phone", "es", ("pay",)))
    shown = decide(rows)["shown"]
    assert shown
    for names in combinations(["channel", "language", "codes"], 3):
        counts = Counter(tuple(one[name] for name in names) for one in told(rows, shown))
        assert min(counts.values()) >= 11, counts


def test_the_rarest_value_that_breaks_the_rule_joins_the_others():
    rows = rows_of((100, "web", "en", ()), (30, "letter", "en", ()), (6, "phone", "en", ()))
    shown = decide(rows)["shown"]
    assert shown["channel"] == ["web"]
    assert Counter(one["channel"] for one in told(rows, shown)) == {("web",): 100, ("*",): 36}


def test_codes_stand_with_those_above_them_as_the_tables_count_them():
    meta = META | {"codes": [{"key": "place", "parent": ""}, {"key": "county", "parent": "place"}]}
    made = RowTable.of(meta)
    made.take(row(1, "web", "en", "county"))
    assert list(made.values["codes"].known) == [frozenset({"county", "place"})]


def test_two_values_stand_in_a_row_only_if_the_number_of_both_is_published():
    cross = table(
        {"web": {"en": MANY, "es": MANY}, "phone": {"en": MANY, "es": "small"}}, "channel", "language"
    )
    rows = rows_of(
        *((40, channel, language, ()) for channel in ("web", "phone") for language in ("en", "es"))
    )
    shown = decide(rows, published(**{"cross:channel:language": cross}))["shown"]
    assert shown["language"] == ["en", "es"] and shown["channel"] == ["web"]


def test_a_value_whose_own_number_is_hidden_stands_in_no_row():
    rows = rows_of((40, "web", "en", ()), (40, "phone", "en", ()))
    tables = published(**{"by:channel": table({"web": MANY, "phone": "complement"}, "channel")})
    assert decide(rows, tables)["shown"]["channel"] == ["web"]


def test_an_answer_that_is_missing_is_no_cell_of_its_own():
    """Beside a channel, blanks would tell how many gave no answer, which a table may hide."""
    rows = rows_of((40, "web", "en", ()), (20, "", "en", ()), (15, "letter", "en", ()))
    tables = published(**{"by:channel": table({"web": MANY, "letter": "small"}, "channel")})
    assert Counter(one["channel"] for one in told(rows, decide(rows, tables)["shown"])) == {
        ("web",): 40,
        ("*",): 35,
    }


def test_rows_are_decided_with_what_an_earlier_file_shows_of_the_same_comments():
    """The first file shows the language; the second, of which half the tables are held, may not add the channel."""
    rows = rows_of(
        (60, "web", "en", ()), (30, "web", "es", ()), (30, "phone", "en", ()), (5, "phone", "es", ())
    )
    without = {name: each for name, each in published().items() if name != "by:channel"}
    first = decide(rows, without)["shown"]
    assert first["language"] == ["en", "es"]
    only_channel = {name: each for name, each in published().items() if name != "by:language"}
    assert decide(rows, only_channel)["shown"]["channel"] == ["phone", "web"]
    later = decide(rows, only_channel, [ReleasedRows(table_of(rows), first)])
    assert later["withheld"] == "" and "channel" not in later["shown"]


def test_a_file_that_shows_few_newcomers_has_no_rows():
    rows = rows_of((50, "web", "en", ()))
    earlier = [ReleasedRows(table_of(rows[:46]), {})]
    assert decide(rows, earlier=earlier) == {"rows": None, "withheld": "beside", "shown": {}, "lost": {}} | {
        "lost": decide(rows, earlier=earlier)["lost"]
    }
    assert decide(rows, earlier=[ReleasedRows(table_of(rows[:39]), {})])["withheld"] == ""


def test_a_file_that_few_are_missing_from_has_no_rows_either():
    rows = rows_of((50, "web", "en", ()))
    assert decide(rows[:45], earlier=[ReleasedRows(table_of(rows), {})])["withheld"] == "beside"


def test_comments_that_nobody_read_are_no_rows_and_a_letter_is_one():
    rows = (
        [row(n, campaign=7) for n in range(20)]
        + [row(20 + n) for n in range(11)]
        + [row(40, state="received")]
    )
    assert decide(rows)["rows"] == 12
    assert decide(rows[:25])["withheld"] == "few"
