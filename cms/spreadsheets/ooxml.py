"""The fixed parts of every XLSX workbook."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from cms.spreadsheets.columns import Column, Page, Sheet

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STYLE = {"text": 2, "title": 1, "code": 3, "int": 4, "float": 5, "datetime": 6, "date": 7, "bool": 8}
HEADER_STYLE, NUMBER_HEADER_STYLE, MARK_STYLE = 1, 9, 10
LINE = 15  # points
WIDTH = {
    "text": 48, "title": 24, "code": 24, "int": 12, "float": 12, "datetime": 20, "date": 12, "bool": 10,
}  # fmt: skip
BAR_COLOUR = "FFB4C7E7"  # pale enough to read the number on it

ROOT_RELS = (
    f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)

_LOOK = 'fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
_WRAPPED = '<alignment horizontal="left" vertical="top" wrapText="1" indent="1"/>'
_RIGHT = '<alignment horizontal="right" vertical="top" wrapText="1"/>'
_TOP = '<alignment vertical="top"/>'

# Quote prefix: the program keeps the text as it is, even after somebody edits the cell.
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="11">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f'<xf numFmtId="49" fontId="1" quotePrefix="1" applyFont="1" {_LOOK}{_WRAPPED}</xf>'
    f'<xf numFmtId="49" fontId="0" quotePrefix="1" {_LOOK}{_WRAPPED}</xf>'
    f'<xf numFmtId="49" fontId="0" quotePrefix="1" {_LOOK}{_WRAPPED}</xf>'
    f'<xf numFmtId="1" fontId="0" {_LOOK}{_TOP}</xf>'
    f'<xf numFmtId="0" fontId="0" {_LOOK}{_TOP}</xf>'
    f'<xf numFmtId="164" fontId="0" {_LOOK}{_TOP}</xf>'
    f'<xf numFmtId="165" fontId="0" {_LOOK}{_TOP}</xf>'
    f'<xf numFmtId="0" fontId="0" {_LOOK}{_TOP}</xf>'
    f'<xf numFmtId="49" fontId="1" quotePrefix="1" applyFont="1" {_LOOK}{_RIGHT}</xf>'
    f'<xf numFmtId="49" fontId="0" quotePrefix="1" {_LOOK}{_RIGHT}</xf>'
    "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)

MARGINS = '<pageMargins left="0.4" right="0.4" top="0.55" bottom="0.5" header="0.25" footer="0.25"/>'
LETTER = 1  # the number of the paper

_UNWANTED = re.compile("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Text for parts other than sheets, without characters that XML does not allow."""
    return escape(_UNWANTED.sub("", str(text)))


def core_properties(title: str, author: str) -> str:
    title, author = clean(title), clean(author)
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
    )


def sheet_start(columns: Sequence[Column], *, last_row: int = 0) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{column.width or WIDTH[column.kind]}" customWidth="1"/>'
        for n, column in enumerate(columns, 1)
    )
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{RELS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"{f'<dimension ref="A1:{column_letters(len(columns))}{last_row}"/>' if last_row else ''}"
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews>{f'<cols>{widths}</cols>' if widths else ''}<sheetData>"
    )


def sheet_end(sheet: Sheet, last_row: int, *, has_charts: bool = False, title: str = "") -> str:
    columns = sheet.columns
    filtered = f'<autoFilter ref="A1:{column_letters(len(columns))}{last_row}"/>' if columns else ""
    return (
        f"</sheetData>{filtered if sheet.is_list else ''}{_bars(columns, last_row)}{_print_setup(sheet.page, title)}"
        f"{'<drawing r:id="rId1"/>' if has_charts else ''}</worksheet>"
    )


def _bars(columns: Sequence[Column], last_row: int) -> str:
    """A bar behind each number, which prints with its cell and so is never cut."""
    return "".join(
        f'<conditionalFormatting sqref="{(at := column_letters(n))}2:{at}{last_row}">'
        f'<cfRule type="dataBar" priority="{n}"><dataBar minLength="0" maxLength="100"><cfvo type="num" val="0"/>'
        f'<cfvo type="num" val="{column.longest}"/><color rgb="{BAR_COLOUR}"/></dataBar></cfRule>'
        "</conditionalFormatting>"
        for n, column in enumerate(columns, 1)
        if column.longest and last_row > 1
    )


def _print_setup(page: Page, title: str) -> str:
    orientation = "portrait" if page.portrait else "landscape"
    named = clean(title[:100].replace("&", "&&"))
    return (
        f'{MARGINS}<pageSetup paperSize="{LETTER}" orientation="{orientation}" fitToHeight="{page.pages}"/>'
        f"<headerFooter><oddHeader>&amp;L{named}&amp;R&amp;A</oddHeader>"
        "<oddFooter>&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
    )


def content_types(sheets: int, more: str = "") -> str:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{parts}{more}</Types>"
    )


def workbook(names: Sequence[str], areas: Sequence[str]) -> str:
    """``areas``: the cells of each sheet that print, such as ``$A$1:$F$9``, or "" for all."""
    sheets = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    printed = "".join(
        _defined(n, name, area) for n, (name, area) in enumerate(zip(names, areas, strict=True))
    )
    defined = f"<definedNames>{printed}</definedNames>"
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{sheets}</sheets>{defined}</workbook>'


def print_area(page: Page, last_row: int) -> str:
    return f"$A$1:${column_letters(page.columns)}${last_row}" if page.columns else ""


def _defined(place: int, name: str, area: str) -> str:
    """The header is repeated on each page."""
    quoted = clean("'" + name.replace("'", "''") + "'")
    start = f'<definedName localSheetId="{place}" name="_xlnm.Print_'
    columns = f'{start}Area">{quoted}!{area}</definedName>' if area else ""
    return f'{columns}{start}Titles">{quoted}!$1:$1</definedName>'


def workbook_rels(sheets: int) -> str:
    parts = "".join(
        f'<Relationship Id="rId{n}" Type="{RELS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, sheets + 1)
    )
    styles = f'<Relationship Id="rId{sheets + 1}" Type="{RELS}/styles" Target="styles.xml"/>'
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{parts}{styles}</Relationships>'


def column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
