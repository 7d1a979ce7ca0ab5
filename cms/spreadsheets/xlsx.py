"""Stream workbooks of any size (E2-E5, F23, F29, X01-X03)."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from django.utils.translation import gettext as _

from cms.spreadsheets import ooxml
from cms.spreadsheets.cells import CellWriter, Notes
from cms.spreadsheets.charts import ChartParts
from cms.spreadsheets.columns import MAX_COLUMNS, Column, Row, Sheet, row_reader, sheet_name
from cms.spreadsheets.zipping import ZipStream

MAX_ROWS = 1_048_576
MAX_SHEET_BYTES = 4_000_000_000  # of XML; a larger sheet continues in the next one
FIRST_BATCH, BATCH = 16, 200


class XlsxStream:
    """Iterate once to get the file. Afterwards `cuts` and `replaced` are what its last sheet reports."""

    def __init__(self, sheets: Iterable[Sheet], *, title: str = "", author: str = "") -> None:
        self.title, self.author = title, author
        self.notes = Notes()
        self._names: list[str] = []
        self._areas: list[str] = []  # what prints of each sheet
        self._taken: set[str] = set()
        self._zip = ZipStream()
        self._charts = ChartParts()
        self._bytes = self._file(sheets)

    def __iter__(self) -> Iterator[bytes]:
        return self._bytes

    def __next__(self) -> bytes:
        return next(self._bytes)

    @property
    def content_sha256(self) -> str:
        """Hash of the uncompressed parts: the same on every machine (X13). Available at the end."""
        return self._zip.content.hexdigest()

    @property
    def cuts(self) -> list[tuple[str, int, str, int]]:
        return self.notes.cuts

    @property
    def replaced(self) -> list[tuple[str, int, str, int]]:
        return self.notes.replaced

    def _file(self, sheets: Iterable[Sheet]) -> Iterator[bytes]:
        yield from self._part("_rels/.rels", ooxml.ROOT_RELS)
        yield from self._part("docProps/core.xml", ooxml.core_properties(self.title, self.author))
        yield from self._part("xl/styles.xml", ooxml.STYLES)
        for sheet in sheets:
            yield from self._sheet(sheet)
        if self.cuts or self.replaced:
            yield from self._sheet(notes_sheet(self.notes))
        if not self._names:
            yield from self._sheet(Sheet("Sheet", [], []))
        yield from self._part("xl/workbook.xml", ooxml.workbook(self._names, self._areas))
        yield from self._part("xl/_rels/workbook.xml.rels", ooxml.workbook_rels(len(self._names)))
        types = ooxml.content_types(len(self._names), self._charts.content_types())
        yield from self._part("[Content_Types].xml", types)
        yield from self._zip.finish()

    def _part(self, name: str, text: str) -> Iterator[bytes]:
        return self._zip.write(name, [text.encode("utf-8", "replace")])

    def _sheet(self, sheet: Sheet) -> Iterator[bytes]:
        """One sheet, and as many continuations as its rows need."""
        if len(sheet.columns) > MAX_COLUMNS:
            raise ValueError(f"a sheet holds {MAX_COLUMNS} columns")
        rows = iter(sheet.rows)
        first, charts, left = next(rows, None), sheet.charts, sheet.count
        while True:
            name = sheet_name(sheet.name, self._taken)
            self._names.append(name)
            writer = CellWriter(sheet, name, self.notes)
            rest = _Rest(rows if first is None else chain([first], rows))
            last_row = min(left + 1, MAX_ROWS) if left and sheet.columns else 0
            content = self._rows(writer, sheet, rest, has_charts=bool(charts), last_row=last_row)
            yield from self._zip.write(f"xl/worksheets/sheet{len(self._names)}.xml", content)
            if charts:
                for part, text in self._charts.of_sheet(charts, name, len(self._names)):
                    yield from self._part(part, text)
                charts = ()
            left = left and max(0, left - (MAX_ROWS - 1))
            first = None if rest.ended else next(rows, None)
            if first is None:
                return

    def _rows(
        self, writer: CellWriter, sheet: Sheet, rest: "_Rest", *, has_charts: bool, last_row: int
    ) -> Iterator[bytes]:
        start = ooxml.sheet_start(sheet.columns, last_row=last_row)
        head = (start + writer.header()).encode()
        yield head
        written, number, size, read = len(head), 2, FIRST_BATCH, None
        while written < MAX_SHEET_BYTES and number <= MAX_ROWS:
            batch = rest.take(min(size, MAX_ROWS + 1 - number))
            if not batch:
                break
            read = read or row_reader(sheet.columns, batch[0])
            xml = writer.batch([read(row) for row in batch], number).encode()
            written, number, size = written + len(xml), number + len(batch), BATCH
            yield xml
        self._areas.append(ooxml.print_area(sheet.page, number - 1))
        yield ooxml.sheet_end(sheet, number - 1, has_charts=has_charts, title=self.title).encode()


class _Rest:
    """The rows not yet written."""

    def __init__(self, rows: Iterable) -> None:
        self.rows, self.ended = iter(rows), False

    def take(self, number: int) -> list:
        batch = list(islice(self.rows, number))
        self.ended = len(batch) < number
        return batch


def stream_xlsx(sheets: Iterable[Sheet], *, title: str = "", author: str = "") -> XlsxStream:
    """Bytes of a workbook. `author` is the office, never a person."""
    return XlsxStream(sheets, title=title, author=author)


def notes_sheet(notes: Notes) -> Sheet:
    columns = [
        Column("sheet", _("Sheet")),
        Column("row", _("Row"), "int"),
        Column("column", _("Column")),
        Column("note", _("What was changed")),
        Column("number", _("Number of characters"), "int"),
    ]
    cut = _("Shortened to 32,767 characters, the most a cell can hold. The number is its full length.")
    replaced = _("Characters that no spreadsheet can hold were replaced by \ufffd. The number is how many.")
    rows: list[Row] = [(sheet, row, column, cut, length) for sheet, row, column, length in notes.cuts]
    rows += [(sheet, row, column, replaced, count) for sheet, row, column, count in notes.replaced]
    if notes.untold:
        rows.append((None, None, None, _("More cells were changed than are listed here."), notes.untold))
    return Sheet(_("Notes"), columns, rows)
