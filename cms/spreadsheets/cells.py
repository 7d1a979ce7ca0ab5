"""Values as spreadsheet cells. Text is always text: never a formula, a link or a number."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any
from zoneinfo import ZoneInfo

from cms.spreadsheets.columns import Column, Sheet
from cms.spreadsheets.ooxml import HEADER_STYLE, LINE, MARK_STYLE, NUMBER_HEADER_STYLE, STYLE

PACIFIC = ZoneInfo("America/Los_Angeles")
MAX_TEXT = 32_767  # in UTF-16 units, in which spreadsheet programs count
MAX_NOTES = 10_000
MOST_ALIKE = 100  # characters; longer texts are not tested for being the same in a whole batch
_DAY_ZERO = date(1899, 12, 30).toordinal()
_FIRST_DAY = date(1900, 3, 1)  # spreadsheet programs disagree on earlier dates
_EXACT = 10**15  # larger whole numbers lose their last digits in a spreadsheet

_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")
_CONTROLS = bytes({*range(1, 32)} - {9, 10})
_LOST = re.compile("[\ufffe\uffff\ud800-\udfff]")
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass
class Notes:
    """Notes for the reader: (sheet, row, column, original length) of truncated texts, and replaced characters."""

    cuts: list[tuple[str, int, str, int]] = field(default_factory=list)
    replaced: list[tuple[str, int, str, int]] = field(default_factory=list)
    untold: int = 0

    def add(self, found: list, note: tuple[str, int, str, int]) -> None:
        if len(self.cuts) + len(self.replaced) < MAX_NOTES:
            found.append(note)
        else:
            self.untold += 1


class CellWriter:
    """Writes rows of one sheet as XML in batches: rare cases are searched once for all texts of a batch."""

    def __init__(self, sheet: Sheet, name: str, notes: Notes) -> None:
        self.name, self.notes = name, notes
        self.columns = list(sheet.columns)
        self.labels = [str(column.label) for column in self.columns]
        self.makers = [_maker(column) for column in self.columns]
        self.lines = sheet.lines

    def header(self) -> str:
        styles = [HEADER_STYLE if each.is_text else NUMBER_HEADER_STYLE for each in self.columns]
        cells = [_text_cell(_safe(label), style) for label, style in zip(self.labels, styles, strict=True)]
        return f'<row r="1"{self._height(1)}>{"".join(cells)}</row>'

    def _height(self, row: int) -> str:
        return f' ht="{LINE * self.lines[row - 1]}" customHeight="1"' if self.lines else ""

    def batch(self, rows: Sequence[Sequence[Any]], first_row: int) -> str:
        made = []
        pairs = zip(self.columns, zip(*rows, strict=True), strict=True)
        for number, (column, values) in enumerate(pairs):
            if column.is_text:
                made.append(self._texts(values, number, first_row))
            else:
                made.append(self._others(values, number))
        return "".join(
            [
                f'<row r="{r}"{self._height(r)}>{"".join(cells)}</row>'
                for r, cells in enumerate(zip(*made, strict=True), first_row)
            ]
        )

    def _others(self, values: Sequence[Any], number: int) -> list[str]:
        make, first = self.makers[number], values[0]
        if type(first) in (int, bool) and all(value is first for value in values):
            return [make(first)] * len(values)
        return [make(value) for value in values]

    def _texts(self, values: Sequence[Any], number: int, first_row: int) -> list[str]:
        style = STYLE[self.columns[number].kind]
        if (first := values[0]) == values[-1] and values.count(first) == len(values):
            if first is None:
                return ["<c/>"] * len(values)
            if type(first) is str and len(first) <= MOST_ALIKE and not _SPECIAL.search(first):
                return [_text_cell(_escape(first), style)] * len(values)
        texts = [value if type(value) is str else "" if value is None else str(value) for value in values]
        joined = "\0".join(texts)
        if (
            joined.count("\0") >= len(texts)
            or max(map(len, texts)) > MAX_TEXT // 2
            or _may_be_special(joined)
        ):
            ready = [self._checked(text, number, row) for row, text in enumerate(texts, first_row)]
        elif "&" in joined or "<" in joined or ">" in joined:
            ready = _escape(joined).split("\0")
        else:
            ready = texts
        start = f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        cells = [f"{start}{text}</t></is></c>" for text in ready]
        if None in values:
            cells = [cell if value is not None else "<c/>" for cell, value in zip(cells, values, strict=True)]
        return cells

    def _checked(self, text: str, number: int, row: int) -> str:
        if len(text) > MAX_TEXT // 2 and (length := _units(text)) > MAX_TEXT:
            self.notes.add(self.notes.cuts, (self.name, row, self.labels[number], length))
            text = _cut(text)
        if _SPECIAL.search(text):
            text, count = _LOST.subn("\ufffd", text)
            if count:
                self.notes.add(self.notes.replaced, (self.name, row, self.labels[number], count))
            return _escape(_ESCAPED.sub(_as_code, text))
        return _escape(text)


def _maker(column: Column) -> Callable[[Any], str]:
    make = {"int": _number, "float": _number, "bool": _bool, "datetime": _datetime, "date": _date}.get(
        column.kind
    )
    style = STYLE[column.kind]
    return (lambda value: make(value, style)) if make else (lambda value: _other(value))


def _number(value: object, style: int) -> str:
    if value is None:
        return "<c/>"
    if type(value) is int and -_EXACT < value < _EXACT:
        return f'<c s="{style}"><v>{value}</v></c>'
    if isinstance(value, float) and isfinite(value):
        return f'<c s="{style}"><v>{value!r}</v></c>'
    if isinstance(value, Decimal) and value.is_finite() and len(value.as_tuple().digits) <= 15:
        return f'<c s="{style}"><v>{value}</v></c>'
    return _other(value)


def _bool(value: object, style: int) -> str:
    return "<c/>" if value is None else f'<c s="{style}" t="b"><v>{1 if value else 0}</v></c>'


def _datetime(value: object, style: int) -> str:
    if value is None:
        return "<c/>"
    if not isinstance(value, datetime):
        return _date(value, STYLE["date"])
    if value.tzinfo is not None:
        value = value.astimezone(PACIFIC)
    if value.date() < _FIRST_DAY:
        return _other(value.replace(tzinfo=None).isoformat(" "))
    seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1_000_000
    return f'<c s="{style}"><v>{value.toordinal() - _DAY_ZERO + seconds / 86_400:.10f}</v></c>'


def _date(value: object, style: int) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, datetime):
        value = (value.astimezone(PACIFIC) if value.tzinfo else value).date()
    if not isinstance(value, date) or value < _FIRST_DAY:
        return _other(value)
    return f'<c s="{style}"><v>{value.toordinal() - _DAY_ZERO}</v></c>'


def _other(value: object) -> str:
    """A value of an unexpected type stays exact, as text."""
    return _text_cell(_safe(_cut(str(value))), MARK_STYLE)


def _text_cell(ready: str, style: int) -> str:
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{ready}</t></is></c>'


def _safe(text: str) -> str:
    return _escape(_ESCAPED.sub(_as_code, _LOST.sub("\ufffd", text)))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _as_code(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


def _may_be_special(joined: str) -> bool:
    """Much faster than the pattern; no false negatives."""
    try:
        raw = joined.encode()
    except UnicodeEncodeError:
        return True
    return b"_x" in raw or b"\xef\xbf" in raw or len(raw.translate(None, _CONTROLS)) != len(raw)


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str) -> str:
    if len(text) <= MAX_TEXT // 2:
        return text
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * MAX_TEXT].decode("utf-16-le", "surrogatepass")
    return cut[:-1] if "\ud800" <= cut[-1] <= "\udbff" else cut
