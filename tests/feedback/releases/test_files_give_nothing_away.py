"""Show 1: tables, rows, filters and labels of a series of releases, attacked together. No hidden number is found.

The attacker reads numbers.json, numbers.csv and the files with rows, knows every comment again by its words, knows that
every comment is a row, and solves all of it together.
"""

from random import Random

import pytest

from feedback.releases.builder import filters_of
from tests.disclosure_attacker import Attack
from tests.factories import people
from tests.release_series import narrow
from tests.released_files import FORM, META, Reader, comments, release_series
from tests.row_attacker import few_rows, read_rows, told_columns

WEB_IN_SPANISH = {"channel": "web", "language": "es"}
SERIES = [
    (6, {}),
    (12, {}),
    (12, {"channel": "web"}),
    (12, WEB_IN_SPANISH),
    (12, WEB_IN_SPANISH | {"code": "place"}),
    (12, {"code": "pay"}),
]


def any_six(seed: int) -> list[tuple[int, dict[str, str]]]:
    """Six of all selections by up to three attributes."""
    random = Random(seed)
    values = {
        "channel": list(people.CHANNELS),
        "language": ["en", "es", "zh-hant", "vi"],
        "code": list(people.CODES),
    }
    series: list[tuple[int, dict[str, str]]] = [(12, {})]
    while len(series) < 6:
        names = random.sample(list(values), random.randint(1, 3))
        series.append((random.choice([9, 12]), {name: random.choice(values[name]) for name in sorted(names)}))
    return series


def attack(readers: list[Reader]) -> Attack:
    found = Attack()
    for reader in readers:
        base = filters_of(FORM, reader.cut.filters)
        true = reader.release.internal["tables"]
        for name, table in reader.tables.items():
            found.guess(name, true[name], base)
            if table.get("state") != "held":
                found.read(name, table, true[name], base)
        if reader.rows:
            read_rows(found, reader, base)
    return found


DATA_SETS = [
    pytest.param(300, 1, SERIES[:3], id="three hundred"),
    pytest.param(2000, 2, SERIES, id="two thousand", marks=pytest.mark.deep),
    pytest.param(900, 3, any_six(3), id="any six of nine hundred", marks=pytest.mark.deep),
    pytest.param(4000, 4, any_six(4), id="any six of four thousand", marks=pytest.mark.deep),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("count", "seed", "series"), DATA_SETS)
def test_all_that_leaves_of_a_series_tells_no_hidden_number(analyst, count, seed, series):
    rows = comments(count, seed)
    readers = release_series(analyst, rows, series)
    assert readers and any(reader.rows for reader in readers)
    solved = attack(readers).solve()
    assert len(solved.attack.hidden) > 100
    assert solved.recovered() == [] and solved.few_between() == []
    assert narrow(solved, 20) == []
    assert few_rows(readers) == []
    for reader in readers:
        told = [{name: row[name] or "" for name in told_columns(reader)} for row in reader.rows]
        assert told == [{name: row[name] for name in told_columns(reader)} for row in reader.as_csv]


def test_the_attacker_finds_what_rows_tell_carelessly(analyst, db):
    """The same file with channel and language of every comment beside it: what the decision keeps back."""
    rows = comments(300, 1)
    (reader,) = release_series(analyst, rows, SERIES[1:2])
    true = {row["texts"][0]["text"]: row for row in rows}
    for row in reader.rows:
        row |= {name: true[row["text_why"]][name] for name in ("channel", "language")}
    assert few_rows([reader]) != []
    found = Attack()
    for name, table in reader.tables.items():
        if table.get("state") != "held":
            found.read(name, table, reader.release.internal["tables"][name], filters_of(FORM, {}))
    read_rows(found, reader, filters_of(FORM, {}))
    assert len(found.solve().recovered()) > 10


def test_the_data_sets_of_this_test_have_all_kinds_of_questions():
    assert {"one_choice", "many_choices", "scale", "county"} <= {each["kind"] for each in META["questions"]}
