import csv
import io
import random
from datetime import UTC, date, datetime
from itertools import product

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.spreadsheets import Column, guard, stream_csv, unguard
from tests.cms.hostile import ALL, LOST, READABLE

TEXT = [Column("text", "Text")]
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def _csv(rows, columns=TEXT, **options):
    return b"".join(stream_csv(columns, rows, **options))


def _read(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_flavour_for_people_has_labels_and_the_mark_that_excel_needs():
    data = _csv([["a", "b"], [None, ""], ["=x", "Ñ"]], [*TEXT, Column("more", "More")])
    assert data == b'\xef\xbb\xbf"Text","More"\r\n"a","b"\r\n,""\r\n"\'=x","\xc3\x91"\r\n'


def test_a_missing_value_in_the_only_column_is_still_a_row():
    assert _csv([[None], ["a"]], flavour="data") == b'"text"\r\n""\r\n"a"\r\n'


def test_the_flavour_for_programs_has_keys_and_the_exact_values():
    assert _csv([["=1+1"]], flavour="data") == b'"text"\r\n"=1+1"\r\n'


def test_numbers_dates_and_missing_values():
    kinds = ["int", "float", "bool", "datetime", "date", "code"]
    columns = [Column(kind, kind, kind) for kind in kinds]
    rows = [[-5, 2.5, True, datetime(2026, 7, 1, 19, 30, tzinfo=UTC), date(2026, 1, 31), "007"], [None] * 6]
    assert _read(_csv(rows, columns))[1:] == [
        ["-5", "2.5", "TRUE", "2026-07-01 12:30:00-07:00", "2026-01-31", "007"],
        [""] * 6,
    ]


def test_rows_may_be_mappings_by_key():
    assert _read(_csv([{"text": "a", "more": "b"}]))[1] == ["a"]


def test_no_cell_starts_with_what_a_spreadsheet_might_run():
    cells = [row[0] for row in _read(_csv([[text] for text in ALL if text], [Column("t", "=Text")]))]
    assert not [cell for cell in cells if cell and cell[0] in DANGEROUS]
    assert cells[0] == "'=Text"


def test_every_hostile_text_can_be_restored():
    rows = _read(_csv([["row", text] for text in READABLE], [Column("r", "R"), *TEXT]))[1:]
    assert [unguard(row[1]) for row in rows] == READABLE


def test_the_data_flavour_is_exact():
    rows = _read(_csv([["row", text] for text in READABLE], [Column("r", "R"), *TEXT], flavour="data"))[1:]
    assert [row[1] for row in rows] == READABLE


def test_three_readers_see_the_same_grid():
    grid = [
        [f"{mark}a", f"a{mark}b", f"a{mark}", f"{mark}=1+1"]
        for mark in [",", ";", "\t", '"', "\n", "x\n=", '",']
    ]
    data = _csv(grid, [Column(key, key) for key in "abcd"])
    expected = [[guard(cell) for cell in row] for row in grid]
    frame = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, na_filter=False)
    by_hand = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert _read(data)[1:] == expected
    assert frame.to_numpy().tolist() == expected
    assert [list(row.values()) for row in by_hand] == expected


def test_a_lone_surrogate_does_not_stop_the_export():
    values = [row[0] for row in _read(_csv([["ok"], *([text] for text in LOST), ["end"]]))[1:]]
    assert (values[0], values[-1], len(values)) == ("ok", "end", len(LOST) + 2)


def test_all_short_texts_of_dangerous_signs_are_disarmed_and_restored():
    signs = DANGEROUS + "'a "
    for length in range(5):
        for letters in product(signs, repeat=length):
            text = "".join(letters)
            assert unguard(guard(text)) == text
            assert not guard(text)[:1] or guard(text)[0] not in DANGEROUS


@given(st.text())
def test_any_text_is_disarmed_and_restored(text):
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in list(DANGEROUS)


def test_the_first_bytes_come_before_the_rows_are_read():
    read = []
    stream = stream_csv(TEXT, ([read.append(n) or str(n)] for n in range(1000)))
    next(stream)
    next(stream)
    assert 0 < len(read) < 50


def test_equal_rows_give_equal_bytes():
    rows = [[str(random.Random(n).random())] for n in range(1000)]
    assert _csv(rows) == _csv(iter(rows))


def test_a_wrong_flavour_or_row_is_refused():
    with pytest.raises(ValueError):
        _csv([], flavour="tasty")
    with pytest.raises(ValueError):
        _csv([["a", "b"]])
