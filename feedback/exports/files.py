"""Stream an export in each format, with a content hash that does not depend on compression."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from cms.spreadsheets import stream_csv, stream_xlsx
from feedback.cuts import files as cut_files
from feedback.cuts.rows import moment
from feedback.exports.comments_sheet import Comments
from feedback.exports.explanation_sheets import sheets
from feedback.exports.parquet import stream_parquet
from feedback.exports.plan import Plan
from feedback.models import Export


class ExportFile:
    """Iterate once to get the bytes; ``content_sha256`` is set afterwards (X13)."""

    def __init__(self, plan: Plan, format_: str, *, author: str) -> None:
        self.comments = Comments(plan)
        self._digest = hashlib.sha256()
        self._chunks = self._made(plan, format_, author)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._chunks)

    @property
    def content_sha256(self) -> str:
        return getattr(self._chunks, "content_sha256", "") or self._digest.hexdigest()

    def _made(self, plan: Plan, format_: str, author: str) -> Iterable[bytes]:
        comments = self.comments
        if format_ == Export.Format.XLSX:
            return stream_xlsx(sheets(plan, comments), title=f"Data set {plan.cut.number}", author=author)
        if format_ == Export.Format.PARQUET:
            return stream_parquet(comments.columns, self._hashed_rows())
        plain = format_ == Export.Format.CSV
        return self._hashed(stream_csv(comments.columns, comments.rows()) if plain else self._json_lines())

    def _json_lines(self) -> Iterator[bytes]:
        for row in self.comments.rows():
            yield self._line(row)

    def _line(self, row: list[Any]) -> bytes:
        keys = (column.key for column in self.comments.columns)
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
