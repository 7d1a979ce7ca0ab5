import io
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cms.spreadsheets import Column, Sheet, as_download, stream_xlsx, xlsx, zipping
from tests.cms.hostile import ALL, LOST, READABLE

TEXT = [Column("text", "Text")]


def _file(rows, columns=TEXT, name="Answers", **about):
    return b"".join(stream_xlsx([Sheet(name, columns, rows)], **about))


def _openpyxl(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def _calamine(data, sheet=0):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(sheet).to_python()


def _parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _unescaped(value):
    """What spreadsheet programs make of the escapes of the format; openpyxl leaves them as they are."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), value or "")


def test_a_sheet_holds_its_columns_and_rows():
    book = _openpyxl(_file([["one"], ["two"]]))
    assert book.sheetnames == ["Answers"]
    assert [cell.value for cell in book["Answers"]["A"]] == ["Text", "one", "two"]


def test_rows_may_be_mappings_by_key():
    data = _file([{"b": 2, "a": "x"}, {"a": "y"}], [Column("a", "A"), Column("b", "B", "int")])
    assert _calamine(data) == [["A", "B"], ["x", 2.0], ["y", ""]]


def test_the_header_is_bold_frozen_and_has_a_filter():
    sheet = _openpyxl(_file([["one"], ["two"]]))["Answers"]
    assert sheet["A1"].font.bold
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:A3")


def test_each_kind_keeps_its_type():
    kinds = ["text", "int", "float", "datetime", "date", "bool", "code"]
    columns = [Column(kind, kind, kind) for kind in kinds]
    summer = datetime(2026, 7, 1, 19, 30, tzinfo=UTC)
    data = _file([["=x", 7, 2.5, summer, date(2026, 1, 31), True, "007"], [None] * 7], columns)
    cells = _openpyxl(data)["Answers"][2]
    assert [cell.value for cell in cells] == [
        "=x", 7, 2.5, datetime(2026, 7, 1, 12, 30), datetime(2026, 1, 31), True, "007",
    ]  # fmt: skip
    assert [cell.data_type for cell in cells] == ["s", "n", "n", "d", "d", "b", "s"]
    assert [cell.value for cell in _openpyxl(data)["Answers"][3]] == [None] * 7


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("int", 12345678901234567890, "12345678901234567890"),
        ("float", float("nan"), "nan"),
        ("float", float("inf"), "inf"),
        ("float", Decimal("0.1234567890123456789"), "0.1234567890123456789"),
        ("int", "7 or so", "7 or so"),
        ("datetime", datetime(1850, 5, 1, 10), "1850-05-01 10:00:00"),
        ("date", date(1899, 12, 31), "1899-12-31"),
        ("date", "soon", "soon"),
    ],
)
def test_a_value_that_a_spreadsheet_would_bend_is_kept_as_text(kind, value, text):
    cell = _openpyxl(_file([[value]], [Column("a", "A", kind)]))["Answers"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_decimal_is_a_number():
    assert _openpyxl(_file([[Decimal("2.50")]], [Column("a", "A", "float")]))["Answers"]["A2"].value == 2.5


def test_every_hostile_text_is_written_as_it_was_typed():
    data = _file([[text] for text in READABLE])
    read = [row[0] for row in _calamine(data)[1:]]
    assert len(READABLE) >= 350
    assert read == READABLE


def test_no_hostile_text_is_a_formula_or_a_link():
    data = _file([[text] for text in ALL], [Column("text", "=1+1")])
    sheet = _openpyxl(data)["Answers"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}
    assert all(cell.quotePrefix for cell in sheet["A"])
    assert not any(cell.hyperlink for cell in sheet["A"])
    parts = _parts(data)
    assert not any("<f" in part and "<f>" in part or "hyperlink" in part for part in parts.values())
    assert not any("External" in part for part in parts.values())
    assert "state=" not in parts["xl/workbook.xml"]  # no hidden sheet


def test_openpyxl_reads_the_same_texts_once_the_escapes_are_undone():
    sheet = _openpyxl(_file([[text] for text in READABLE]))["Answers"]
    assert [_unescaped(cell.value) for cell in sheet["A"][1:]] == READABLE


def test_characters_that_no_file_can_hold_are_replaced_and_told():
    stream = stream_xlsx([Sheet("Answers", TEXT, [["fine"], *([text] for text in LOST)])])
    data = b"".join(stream)
    read = [row[0] for row in _calamine(data)[1:]]
    assert read == ["fine", "a\ufffdb", "\ufffd", "\ufffd", "x\ufffdy", "\ufffd\ufffd", "\ufffd\ufffd\ufffd"]
    assert stream.replaced[0] == ("Answers", 3, "Text", 1)
    assert len(_calamine(data, 1)) == 1 + len(LOST)


@pytest.mark.parametrize(("length", "cut"), [(32_767, False), (32_768, True), (40_000, True)])
def test_a_text_too_long_for_a_cell_is_cut_and_told(length, cut):
    stream = stream_xlsx([Sheet("Answers", TEXT, [["short"], ["x" * length]])])
    data = b"".join(stream)
    assert len(_openpyxl(data)["Answers"]["A3"].value) == 32_767
    assert stream.cuts == ([("Answers", 3, "Text", length)] if cut else [])
    assert _openpyxl(data).sheetnames == (["Answers", "Notes"] if cut else ["Answers"])
    if cut:
        assert _calamine(data, 1)[1][:3] == ["Answers", 3.0, "Text"]


def test_letters_beyond_the_basic_plane_count_twice_and_are_never_halved():
    stream = stream_xlsx([Sheet("Answers", TEXT, [["a" + "😀" * 20_000]])])
    value = _openpyxl(b"".join(stream))["Answers"]["A2"].value
    assert value == "a" + "😀" * 16_383
    assert stream.cuts == [("Answers", 2, "Text", 40_001)]


def test_the_list_of_notes_has_an_end_and_says_so(monkeypatch):
    monkeypatch.setattr("cms.spreadsheets.cells.MAX_NOTES", 3)
    data = _file([["\ufffe"]] * 5)
    assert len(_calamine(data, 1)) == 1 + 3 + 1
    assert _calamine(data, 1)[-1][-1] == 2.0


def test_equal_rows_give_equal_bytes_and_other_rows_do_not():
    assert _file([["a"]] * 500, title="T", author="O") == _file(iter([["a"]] * 500), title="T", author="O")
    assert _file([["a"]]) != _file([["b"]])


def test_nothing_in_the_file_tells_of_a_person_or_a_time():
    parts = _parts(_file([["a"]], title="Answers & more", author="Office of <Data>\x00"))
    properties = _openpyxl(_file([["a"]], author="The Office")).properties
    assert (properties.creator, properties.lastModifiedBy) == ("The Office", None)
    assert "Answers &amp; more" in parts["docProps/core.xml"]
    assert not re.search(r"20\d\d-\d\d|modified|<dcterms", parts["docProps/core.xml"])
    with zipfile.ZipFile(io.BytesIO(_file([["a"]]))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["A", "a"], ["A", "a (2)"]),
        (["a/b[c]:*?\\", ""], ["a b c", "Sheet"]),
        (["x" * 40, "x" * 40], ["x" * 31, "x" * 27 + " (2)"]),
        (["History", "'quoted'"], ["History (2)", "quoted"]),
        (["a\x0b\ud800\ufffe"], ["a"]),
    ],
)
def test_every_sheet_gets_a_name_that_all_programs_take(wanted, names):
    data = b"".join(stream_xlsx([Sheet(name, TEXT, []) for name in wanted]))
    assert [name.strip() for name in _openpyxl(data).sheetnames] == names


def test_rows_beyond_the_last_of_a_sheet_go_on_in_the_next(monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_ROWS", 21)
    data = _file([[str(n)] for n in range(45)])
    assert _openpyxl(data).sheetnames == ["Answers", "Answers (2)", "Answers (3)"]
    assert [len(_calamine(data, n)) for n in range(3)] == [21, 21, 6]
    exact = _file([[str(n)] for n in range(20)])
    assert _openpyxl(exact).sheetnames == ["Answers"]


def test_a_sheet_near_four_gigabytes_goes_on_in_the_next(monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_SHEET_BYTES", 100_000)
    data = _file([["x" * 500] for n in range(600)])
    assert sum(len(_calamine(data, n)) - 1 for n in range(len(_openpyxl(data).sheetnames))) == 600
    assert len(_openpyxl(data).sheetnames) > 1


def test_a_file_beyond_four_gigabytes_gets_the_larger_directory(monkeypatch):
    monkeypatch.setattr(zipping, "MOST_BYTES", 2000)
    data = _file([["x"]] * 2000)
    assert b"PK\6\6" in data and b"PK\6\7" in data
    # Readers trust the larger numbers only where the small ones are all ones: check the record by hand.
    record = data.index(b"PK\6\6")
    assert int.from_bytes(data[record + 32 : record + 40], "little") == 7


def test_without_the_fast_library_the_content_is_the_same(monkeypatch):
    fast = _parts(_file([["a"], ["b"]]))
    monkeypatch.setattr(zipping, "fast_zlib", zlib)
    assert _parts(_file([["a"], ["b"]])) == fast


def test_an_empty_export_still_opens():
    assert _openpyxl(b"".join(stream_xlsx([]))).sheetnames == ["Sheet"]
    assert _calamine(_file([])) == [["Text"]]


def test_a_row_of_the_wrong_length_is_a_bug_not_a_shifted_sheet():
    with pytest.raises(ValueError):
        _file([["a", "b"]])
    with pytest.raises(ValueError):
        _file([["a"], ["b", "c"]])
    with pytest.raises(ValueError):
        Column("a", "A", "formula")


def test_the_first_bytes_come_before_the_rows_are_read():
    read = []
    rows = ([read.append(n) or str(n)] for n in range(100_000))
    stream = stream_xlsx([Sheet("Answers", TEXT, rows)])
    next(stream)
    assert len(read) < 50


MEMORY = """
from django.conf import settings
settings.configure(USE_I18N=False)
from cms.clock import PACIFIC
from cms.spreadsheets import Column, Sheet, stream_xlsx
from tests.bench.memory import peak_kilobytes
columns = [Column(str(n), str(n)) for n in range(10)]
list(stream_xlsx([Sheet("Warm", columns, [["x"] * 10] * 100)]))
start = peak_kilobytes()
rows = ([f"{n} {m} word" * 10 for m in range(10)] for n in range(100_000))
size = sum(len(chunk) for chunk in stream_xlsx([Sheet("Large", columns, rows)]))
print(peak_kilobytes() - start, size)
"""


def test_a_hundred_thousand_rows_take_no_more_memory_than_a_few():
    done = subprocess.run([sys.executable, "-c", MEMORY], capture_output=True, text=True, check=True)
    step, size = map(int, done.stdout.split())
    assert size > 1_000_000
    assert step <= 64 * 1024


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=60), max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_comes_back_as_it_went_in(texts):
    read = [
        row[0] for row in _calamine(_file([["row", text] for text in texts], [Column("r", "R"), *TEXT]))[1:]
    ]
    assert read == ["row"] * len(texts)
    values = [
        row[1] for row in _calamine(_file([["row", text] for text in texts], [Column("r", "R"), *TEXT]))[1:]
    ]
    assert values == [re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", text) for text in texts]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_hostile_file_and_runs_nothing(tmp_path):
    (tmp_path / "hostile.xlsx").write_bytes(_file([[text] for text in READABLE]))
    command = [shutil.which("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "fods", "--outdir", str(tmp_path), str(tmp_path / "hostile.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    made = (tmp_path / "hostile.fods").read_text(encoding="utf-8")
    assert "table:formula" not in made and "xlink:href" not in made.split("<office:spreadsheet>")[1]
    assert made.count("office:value-type=") == made.count('office:value-type="string"') > len(READABLE) / 2


def test_a_download_is_saved_under_its_name_and_kept_nowhere():
    response = as_download(iter([b"a", b"b"]), "Respuestas año.xlsx")
    assert response.streaming and b"".join(response.streaming_content) == b"ab"
    assert "filename*=utf-8''Respuestas%20a%C3%B1o.xlsx" in response["Content-Disposition"]
    assert (response["Cache-Control"], response["X-Content-Type-Options"]) == ("private, no-store", "nosniff")


def test_a_sheet_says_how_large_it_is_so_that_readers_need_not_hold_it_whole(monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_ROWS", 4)
    data = b"".join(stream_xlsx([Sheet("Answers", TEXT, iter([["a"]] * 5), count=5)]))
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    assert [sheet.calculate_dimension() for sheet in book] == ["A1:A4", "A1:A3"]
    assert [len(list(sheet.iter_rows())) for sheet in book] == [4, 3]


@pytest.mark.parametrize(
    ("kind", "value", "other"),
    [
        ("text", "web", "w<b"),
        ("text", "a\x01b", "ab"),
        ("text", None, "x"),
        ("text", "=1+1", ""),
        ("text", 7, "7"),
        ("int", 1, 2),
        ("int", True, 1),
        ("bool", False, None),
        ("code", "_x0041_", "A"),
    ],
)
def test_a_column_of_one_value_is_written_as_if_each_row_stood_alone(kind, value, other):
    from cms.spreadsheets.cells import CellWriter, Notes

    def cells(rows: list) -> tuple[str, list]:
        notes = Notes()
        xml = CellWriter(Sheet("S", [Column("a", "A", kind)], []), "S", notes).batch(
            [[row] for row in rows], 2
        )
        return xml, notes.replaced

    alike, mixed = cells([value] * 3), cells([value, value, value, other])
    assert mixed[0].startswith(alike[0]) and mixed[1][: len(alike[1])] == alike[1]
