"""Data sets by two codes or an answer, frozen and released like others: an attacker who is told who is in them finds
nothing. Filters are named and people are counted here, not by the code under test."""

from itertools import combinations

import pytest

from feedback.releases.builder import filters_of
from tests.disclosure_attacker import Attack
from tests.release_series import narrow
from tests.released_files import FORM, Reader, comments, named, release_series
from tests.row_attacker import few_rows, read_rows

BOTH = {"code": "place", "also": "words"}
YES = {"answer": "find=yes"}
CODE_BY_ANSWER = {"code": "place", "answer": "find=yes"}


def of_two(neither):
    """40 people with the first alone, 30 with both, 45 with the other alone, and these with neither."""
    rows = comments(115 + neither, 5)
    for n, row in enumerate(rows):
        one, two = n < 70, 40 <= n < 115
        row["codes"] = [{"code": key, "stance": "for"} for key, has in (("pay", one), ("place", two)) if has]
        row |= {"about": {}, "campaign": None, "answers": {"find": "yes" if two else "no"}}
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize(("neither", "leaves"), [(5, False), (20, True)])
@pytest.mark.parametrize(
    "filters",
    [
        {"code": "pay", "also": "place"},
        pytest.param({"code": "pay", "answer": "find=yes"}, marks=pytest.mark.deep),
    ],
)
def test_a_data_set_that_tells_how_few_have_neither_does_not_leave(analyst, filters, neither, leaves):
    """All, those with one, those with the other and those with both are counted: so are those with neither."""
    assert bool(release_series(analyst, of_two(neither), [(12, filters)])) is leaves


def attack(readers: list[Reader]) -> Attack:
    found = Attack()
    for reader in readers:
        base = named(reader.cut.filters)
        assert base == filters_of(FORM, reader.cut.filters)
        true = reader.release.internal["tables"]
        for name, table in reader.tables.items():
            found.guess(name, true[name], base)
            if table.get("state") != "held":
                found.read(name, table, true[name], base)
        if reader.rows:
            read_rows(found, reader, base)
    return found


def few_by_filters(readers: list[Reader]) -> list[tuple]:
    """Of any two data sets of the same time, whose sizes all readers see: who is in both, in one, or in neither."""
    found = []
    everyone = next(reader.true for reader in readers if not reader.cut.filters)
    whole = {row["id"] for row in everyone}
    for one, other in combinations([reader for reader in readers if reader.cut.filters], 2):
        parts = {row["id"] for row in one.true}, {row["id"] for row in other.true}
        both = one.cut.filters | other.cut.filters
        is_known = any(reader.cut.filters == both for reader in readers)
        if is_known:
            cells = (
                parts[0] & parts[1],
                parts[0] - parts[1],
                parts[1] - parts[0],
                whole - parts[0] - parts[1],
            )
            found += [(one.cut.filters, other.cut.filters, len(cell)) for cell in cells if 0 < len(cell) < 11]
    return found


SERIES = [
    pytest.param(
        400, 7, [{}, {"code": "place"}, BOTH, YES, CODE_BY_ANSWER], id="four hundred", marks=pytest.mark.deep
    ),
    pytest.param(
        1500,
        8,
        [BOTH, {}, {"code": "words"}, CODE_BY_ANSWER, {"answer": "find=part"}, {"answer": "find=no"}],
        id="fifteen hundred",
        marks=pytest.mark.deep,
    ),
    pytest.param(
        900,
        9,
        [{}, YES, YES | {"channel": "web"}, YES | BOTH, {"code": "words", "also": "place", "language": "en"}],
        id="nine hundred",
        marks=pytest.mark.deep,
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "seed", "filters"), SERIES)
def test_all_that_leaves_of_data_sets_by_two_codes_and_answers_tells_no_hidden_number(
    analyst, count, seed, filters
):
    rows = comments(count, seed)
    readers = release_series(analyst, rows, [(12, each) for each in filters])
    assert len(readers) > 2 and any(reader.cut.filters for reader in readers)
    solved = attack(readers).solve()
    assert solved.recovered() == [] and solved.few_between() == []
    assert narrow(solved, 10) == []
    assert few_rows(readers) == [] and few_by_filters(readers) == []
