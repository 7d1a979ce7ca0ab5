"""Stream an export in each format, with a content hash that does not depend on compression."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from cms.spreadsheets import stream_csv, stream_xlsx
from cms.spreadsheets.delimited import Flavour
from feedback.cuts import files as cut_files
from feedback.cuts.rows import moment
from feedback.exports.comments_sheet import Comments
from feedback.exports.explanation_sheets import sheets
from feedback.exports.parquet import metadata_of, stream_parquet
from feedback.exports.plan import Plan
from feedback.exports.variables import data_file_of, file_columns
from feedback.models import Export


class ExportFile:
    """Iterate once to get the bytes; ``content_sha256`` and ``size`` in bytes are set afterwards (X13)."""

    def __init__(self, plan: Plan, format_: str, *, author: str, filename: str) -> None:
        self.comments = Comments(plan)
        self.columns = file_columns(self.comments.columns)
        self.described = data_file_of(plan, self.comments, format_=format_, path=filename)
        self.size = 0
        self._digest = hashlib.sha256()
        self._chunks = self._made(plan, format_, author)

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.size += len(chunk)
            yield chunk

    @property
    def content_sha256(self) -> str:
        return getattr(self._chunks, "content_sha256", "") or self._digest.hexdigest()

    def _made(self, plan: Plan, format_: str, author: str) -> Iterable[bytes]:
        if format_ == Export.Format.XLSX:
            return stream_xlsx(
                sheets(plan, self.comments), title=f"Data set {plan.cut.number}", author=author
            )
        if format_ == Export.Format.PARQUET:
            described = self.described
            return stream_parquet(described.variables, self._hashed_rows(), metadata_of(described))
        if format_ == Export.Format.CSV:
            flavour: Flavour = "data" if plan.as_codes else "spreadsheet"
            return self._hashed(stream_csv(self.columns, self.comments.rows(), flavour))
        return self._hashed(self._json_lines())

    def _json_lines(self) -> Iterator[bytes]:
        for row in self.comments.rows():
            yield self._line(row)

    def _line(self, row: list[Any]) -> bytes:
        keys = (column.key for column in self.columns)
        return cut_files.line_of(dict(zip(keys, map(_plain, row), strict=True)))

    def _hashed(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self._digest.update(chunk)
            yield chunk

    def _hashed_rows(self) -> Iterator[list[Any]]:
        for row in self.comments.rows():
            self._digest.update(self._line(row))
            yield row


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    return value.isoformat() if isinstance(value, date) else value
