import io
import json
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from cms.spreadsheets import Column, Sheet, stream_csv, stream_xlsx
from cms.spreadsheets.readers import Reading, TableRefused, read_table, workbooks
from cms.spreadsheets.readers.limits import MAX_COLUMNS
from tests.cms.hostile import READABLE

UNTOUCHED = [
    "NA",
    "None",
    "null",
    "N/A",
    "01234",
    "1E5",
    "007",
    "TRUE",
    "12345678901234567890",
    "-0",
    " x ",
    "=1+1",
]


def _read(data, name="table.csv"):
    return list(read_table(data.encode() if isinstance(data, str) else data, name))


def _book(rows, **options):
    book = openpyxl.Workbook(**options)
    for row in rows:
        book.active.append(row)
    return _saved(book)


def _saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _changed(data, changes=(), names=(), **options):
    """The same archive with parts replaced or added."""
    file, changes = io.BytesIO(), dict(changes)
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry.filename, changes.pop(entry.filename, old.read(entry.filename)))
        for name, content in changes.items():
            new.writestr(name, content)
    return file.getvalue()


PLAIN = _book([["name", "note"], ["a", "b"]])
SHEET = "xl/worksheets/sheet1.xml"


def _refused(data, name="table.xlsx"):
    with pytest.raises(TableRefused) as refused:
        _read(data, name)
    return refused.value


# --- What is read ------------------------------------------------------------------------------------


def test_rows_come_with_the_line_they_stand_on():
    assert _read("name,note\na,b\n\nc,d\n") == [
        (2, {"name": "a", "note": "b"}),
        (4, {"name": "c", "note": "d"}),
    ]


def test_a_row_over_several_lines_is_named_by_its_first():
    assert [line for line, _row in _read('name,note\na,"two\nlines"\nc,d\n')] == [2, 4]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_separator_is_taken_from_the_first_line(mark):
    assert _read(f"name{mark}note\na{mark}b\n")[0][1] == {"name": "a", "note": "b"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(encoding):
    assert _read("name,note\na,señal\n".encode(encoding))[0][1] == {"name": "a", "note": "señal"}


def test_what_a_person_says_about_a_file_comes_before_what_is_found():
    data, said = "name,x;note\na,b;ñandú\n".encode("cp1252"), Reading("cp1252", ";")
    assert list(read_table(data, "t.csv", said)) == [(2, {"name,x": "a,b", "note": "ñandú"})]
    with pytest.raises(TableRefused, match="Line 2 does not match the file’s declared encoding"):
        list(read_table(data, "t.csv", Reading("utf-8")))


def test_marks_in_quotes_do_not_part_columns():
    assert _read('"id, the first, of all";"note"\n1;2\n')[0][1] == {"id, the first, of all": "1", "note": "2"}


def test_a_workbook_of_a_thousand_columns_is_read():
    names = [f"c{number}" for number in range(MAX_COLUMNS)]
    assert _read(_book([names, list(range(MAX_COLUMNS))]), "t.xlsx")[0][1]["c999"] == "999"


def test_nothing_is_guessed_in_csv():
    text = "\n".join(["name,value", *(f"x,{value}" for value in UNTOUCHED)])
    assert [row["value"] for _line, row in _read(text)] == UNTOUCHED


def test_nothing_is_guessed_in_a_workbook():
    data = b"".join(stream_xlsx([Sheet("S", [Column("v", "value")], [[value] for value in UNTOUCHED])]))
    assert [row["value"] for _line, row in _read(data, "t.xlsx")] == UNTOUCHED


def test_nothing_is_guessed_in_json_lines():
    lines = "\n".join(json.dumps({"value": value}) for value in [*UNTOUCHED, None, True])
    values = [
        row["value"]
        for _line, row in _read(lines + '\n{"value": 1E5}\n{"value": 007}'.replace("007", "7.10"), "t.jsonl")
    ]
    assert values == [*UNTOUCHED, "", "true", "1E5", "7.10"]


def test_lists_in_json_lines_stay_json():
    assert _read('{"value": ["a", "ñ"]}', "t.ndjson") == [(1, {"value": '["a", "ñ"]'})]


def test_cells_of_a_workbook_become_plain_text():
    data = _book(
        [["n", "f", "d", "t", "b", "e"], [7, 2.5, date(2026, 1, 31), datetime(2026, 1, 31, 9, 5), True, None]]
    )
    assert _read(data, "t.xlsx") == [
        (2, {"n": "7", "f": "2.5", "d": "2026-01-31", "t": "2026-01-31 09:05:00", "b": "TRUE", "e": ""})
    ]


def test_short_rows_are_filled_and_blank_rows_skipped():
    assert _read(_book([["a", "b"], ["x"], [], ["y", "z"]]), "t.xlsx") == [
        (2, {"a": "x", "b": ""}),
        (4, {"a": "y", "b": "z"}),
    ]
    assert _read("a,b\nx\n") == [(2, {"a": "x", "b": ""})]


def test_our_own_exports_can_be_read_back():
    columns = [Column("id", "id"), Column("text", "text")]
    texts = [text for text in READABLE if "\0" not in text]
    rows = [["x", text] for text in texts]
    again = _read(b"".join(stream_csv(columns, rows, flavour="data")))
    assert [row["text"] for _line, row in again] == texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_the_usual_encodings_are_understood(encoding):
    assert _read("name,note\nJosé,año\n".encode(encoding)) == [(2, {"name": "José", "note": "año"})]


def test_a_path_and_an_open_file_will_do(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a\nx\n")
    with path.open("rb") as file:
        assert list(read_table(path, "t.csv")) == list(read_table(file, "t.CSV")) == [(2, {"a": "x"})]


# --- What is refused in text files ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("a,b\n1,2\n3,4,5\n", 3),
        ("a,a\n1,2\n", 1),
        ("a,,b\n1,2,3\n", 1),
        (",,\n", 1),
        ('a,b\n1,2\n3,"never closed\n4,5\n', 3),
        ("a,b\n1,x\0y\n", 2),
        (",".join(f"c{n}" for n in range(10_000)), 1),
        ("a\nok\n" + "x" * 1_000_000 + "\n", 3),
        ("name\nJosé\n".encode("latin-1") + "Muñoz año\n".encode(), 2),
        ("name\nок\nпривет\n".encode("cp1251"), 2),
        ("name\nおはよう\n".encode("shift-jis"), 2),
        (b"name\n\x81\n", 2),
        ("name\nabc\n".encode("utf-16") + b"\x00\xd8", 3),
    ],
)
def test_a_bad_line_is_named(data, line):
    refused = _refused(data, "t.csv")
    assert refused.facts["line"] == line
    assert str(line) in str(refused)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1}\n{"a": ', 2),
        ("[1]", 1),
        ('{"a": 1, "a": 2}', 1),
        ("[" * 100_000, 1),
        (json.dumps({str(n): n for n in range(MAX_COLUMNS + 1)}), 1),
    ],
)
def test_a_bad_line_of_json_is_named(text, line):
    assert _refused(text, "t.jsonl").facts["line"] == line


@pytest.mark.parametrize(
    "name", ["t.xls", "t.xlsm", "t.ods", "t.csv.gz", "t", "t.pkl", "http://example.org/t.html"]
)
def test_only_three_kinds_of_file_are_read(name):
    assert _refused(b"a\n1\n", name).rule == "X08"


@pytest.mark.parametrize("data", [b"", b"  \n"])
def test_an_empty_file_is_refused(data):
    _refused(data, "t.csv")


def test_a_file_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr("cms.spreadsheets.readers.MAX_BYTES", 100)
    assert _refused(b"a\n" + b"x" * 100, "t.csv").rule == "S21"


# --- What is refused in workbooks ------------------------------------------------------------------------


def test_the_parser_is_the_one_that_refuses_entities():
    assert openpyxl.DEFUSEDXML


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("xl/vbaProject.bin", "X08"),
        ("xl/macrosheets/sheet1.xml", "X08"),
        ("xl/embeddings/oleObject1.bin", "X08"),
        ("xl/activeX/activeX1.xml", "X08"),
        ("xl/externalLinks/externalLink1.xml", "X08"),
        ("xl/connections.xml", "X08"),
        ("../../etc/cron.d/x", "X06"),
        ("/etc/passwd", "X06"),
        ("..\\evil.xml", "X06"),
        ("C:/evil.xml", "X06"),
        ("xl/media/inner.zip", "X06"),
    ],
)
def test_parts_that_do_not_belong_in_a_table_are_refused(part, rule):
    assert _refused(_changed(PLAIN, {part: b"x"})).rule == rule


def test_a_link_to_another_file_in_the_archive_is_refused():
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO(PLAIN)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    assert _refused(file.getvalue()).rule == "X06"


def test_too_many_entries_are_refused():
    assert _refused(_changed(PLAIN, {f"xl/more/{n}.xml": b"" for n in range(1001)})).rule == "X06"


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/media/image1.png"])
def test_a_tightly_packed_part_is_refused_before_it_is_parsed(part):
    assert _refused(_changed(PLAIN, {part: b" " * 20_000_000})).rule == "X06"


def test_many_parts_that_are_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1_000)
    assert _refused(PLAIN).rule == "X06"


def test_a_directory_that_lies_about_the_size_is_refused():
    data = bytearray(_changed(PLAIN, {"xl/media/a.txt": bytes(range(256)) * 40}))
    at = data.rindex(b"xl/media/a.txt") - 46
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    _refused(bytes(data))


ENTITIES = [
    '<!DOCTYPE x [<!ENTITY a "lol">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;]>',
]
PARTS = [SHEET, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/drawings/drawing1.xml"]


@pytest.mark.parametrize("entity", ENTITIES)
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_part_may_declare_a_document_type(entity, part, encoding):
    markup = f'<?xml version="1.0" encoding="{encoding}"?>{entity}<x>&a;</x>'.encode(encoding)
    assert _refused(_changed(PLAIN, {part: markup})).rule == "X07"


def test_a_document_type_across_two_reads_is_still_seen():
    filler = json.dumps([n**3 for n in range(60_000)]).encode()[: (1 << 18) - 5]
    markup = filler + b"<!DOCTYPE x>"
    assert _refused(_changed(PLAIN, {"xl/drawings/d.xml": markup})).rule == "X07"


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"PK\x03\x04 broken",
        b"<html>not a workbook</html>",
        PLAIN[:-200],
        PLAIN.replace(b"PK\x01\x02", b"PK\x01\x09"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_plain_reason(data):
    assert "workbook" in str(_refused(data)) or "XLSX" in str(_refused(data))


def test_a_locked_entry_is_refused():
    data = bytearray(PLAIN)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert _refused(bytes(data)).rule == "X08"


def test_a_workbook_without_the_expected_parts_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("hello.xml", "<x/>")
    _refused(file.getvalue())


def test_a_sheet_that_lies_about_its_size_is_read_as_it_is():
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        sheet = archive.read(SHEET).decode()
    lying = sheet.replace('ref="A1:B2"', 'ref="A1:XFD1048576"')
    assert lying != sheet
    assert len(_read(_changed(PLAIN, {SHEET: lying}), "t.xlsx")) == 1


def test_a_row_far_below_the_others_is_refused():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A500000"] = "name", "x"
    assert _refused(_saved(book)).rule == "X09"


def test_more_columns_than_the_header_names_are_refused():
    assert _refused(_book([["a"], ["x", "y"]])).facts["line"] == 2
    assert _refused(_book([[f"c{n}" for n in range(MAX_COLUMNS + 1)]])).facts["line"] == 1


def test_a_formula_is_read_as_the_value_it_last_had():
    assert _read(_book([["a", "b"], ["x", "=1+1"]]), "t.xlsx") == [(2, {"a": "x", "b": ""})]


def test_an_error_value_is_refused():
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.active.append(["#REF!"])
    assert _refused(_saved(book)).facts["line"] == 2
