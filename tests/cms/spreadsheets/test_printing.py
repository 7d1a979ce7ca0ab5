"""How a sheet prints: Letter paper, one page wide, the header on each page, nothing cut."""

import io
import re
import zipfile

import openpyxl
import pytest

from cms.spreadsheets import Column, Page, Sheet, stream_xlsx, xlsx

COLUMNS = [Column("a", "A"), Column("n", "Number", "int"), Column("p", "Percent", "float", 9, longest=100)]
ROWS = [["one", 1, 10.0], ["two", "1 to 10", 90.0]]


def file_of(*sheets: Sheet, title: str = "") -> bytes:
    return b"".join(stream_xlsx(sheets, title=title))


def book_of(*sheets: Sheet, title: str = "") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(file_of(*sheets, title=title)))


def part_of(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_every_sheet_prints_in_landscape_on_letter_paper_one_page_wide():
    (sheet,) = book_of(Sheet("Answers", COLUMNS, ROWS))
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToHeight) == (1, "landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == ""


def test_a_page_can_be_upright_and_hold_so_many_pages_and_columns():
    page = Page(portrait=True, pages=2, columns=2)
    (sheet,) = book_of(Sheet("It's", COLUMNS, ROWS, page=page))
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 2)
    assert sheet.print_area == "'It''s'!$A$1:$B$3"


def test_a_sheet_that_goes_on_prints_alike(monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    book = book_of(Sheet("Answers", COLUMNS, [*ROWS, ["three", 3, 1.0]], page=Page(columns=1)))
    assert [sheet.print_area for sheet in book] == ["'Answers'!$A$1:$A$3", "'Answers (2)'!$A$1:$A$2"]


@pytest.mark.parametrize(
    ("title", "printed"),
    [("Data & more", "&LData && more&R&A"), ("", "&L&R&A"), ("x" * 200, f"&L{'x' * 100}&R&A")],
)
def test_the_title_stands_on_each_page_with_the_sheet_and_the_number_of_the_page(title, printed):
    xml = part_of(file_of(Sheet("Answers", COLUMNS, ROWS), title=title), "xl/worksheets/sheet1.xml")
    head, foot = re.findall(r"<odd\w+>(.*?)</odd\w+>", xml)
    assert head.replace("&amp;", "&") == printed and foot.replace("&amp;", "&") == "&R&P / &N"


def test_a_column_has_its_own_width_or_that_of_its_kind():
    (sheet,) = book_of(Sheet("Answers", COLUMNS, ROWS))
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [48, 12, 9]


def test_a_share_has_a_bar_behind_it_that_prints_with_its_cell():
    (sheet,) = book_of(Sheet("Answers", COLUMNS, ROWS))
    ((where, (rule,)),) = [(str(each.sqref), each.rules) for each in sheet.conditional_formatting]
    assert (where, rule.type) == ("C2:C3", "dataBar")
    assert [each.val for each in rule.dataBar.cfvo] == [0, 100]
    (empty,) = book_of(Sheet("Answers", COLUMNS, []))
    assert not list(empty.conditional_formatting)


def test_a_mark_in_place_of_a_number_stands_where_the_number_would():
    (sheet,) = book_of(Sheet("Answers", COLUMNS, ROWS))
    assert sheet["B3"].value == "1 to 10" and sheet["B3"].alignment.horizontal == "right"
    assert sheet["B1"].alignment.horizontal == "right" and sheet["A1"].alignment.horizontal == "left"


def test_rows_are_as_high_as_they_are_said_to_be():
    (sheet,) = book_of(Sheet("Answers", COLUMNS, ROWS, lines=[2, 1, 3]))
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3)] == [30, 15, 45]


def test_a_sheet_that_is_no_list_has_no_filter():
    first, other = book_of(Sheet("First", COLUMNS, ROWS, is_list=False), Sheet("Other", COLUMNS, ROWS))
    assert (first.auto_filter.ref, other.auto_filter.ref) == (None, "A1:C3")
