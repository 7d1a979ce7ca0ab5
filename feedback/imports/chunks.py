"""Read a file in one pass, in chunks: memory contains 500 rows and the digests of the rest."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from feedback.forms.frozen_forms import FrozenForm
from feedback.imports.cell_reading import OF_A_COMMAND, lines_of_file, rules_of
from feedback.imports.columns import Target, columns_of, targets_of
from feedback.imports.exceptions import BadRow
from feedback.imports.rows import ReadRow, nonce_of, read_row
from feedback.models import Form, Submission

CHUNK = 500


@dataclass
class Chunk:
    """``seen`` counts rows read so far; ``there`` those that an earlier run of the same file stored.

    ``refused``: line and what is wrong with it.
    """

    seen: int = 0
    rows: list[tuple[str, ReadRow]] = field(default_factory=list)
    refused: list[tuple[int, BadRow]] = field(default_factory=list)
    there: int = 0


class Pass:
    def __init__(
        self,
        form: Form,
        frozen: FrozenForm,
        *,
        mapping: dict[str, str] | None = None,
        received: datetime | None = None,
        batch: UUID | None = None,
        settings: dict[str, Any] | None = None,
    ) -> None:
        self.form, self.frozen, self.received, self.batch = form, frozen, received, batch
        self.settings: dict[str, Any] = OF_A_COMMAND if settings is None else settings
        self.rules = rules_of(self.settings)
        self.columns: dict[str, Target] | None = None
        self.known: set[str] | None = None
        if mapping is not None:
            self.columns = targets_of(frozen, mapping)
            self.known = set(mapping)
        self.first_line: dict[str, int] = {}

    def chunks(self, source: str | Path | bytes, filename: str) -> Iterator[Chunk]:
        chunk = Chunk()
        for line, values in lines_of_file(source, filename, self.settings):
            chunk.seen += 1
            try:
                row = self._read(line, values)
                chunk.rows.append((self._once(row), row))
            except BadRow as error:
                chunk.refused.append((line, error))
            if len(chunk.rows) + len(chunk.refused) >= CHUNK:
                yield self._without_those_there(chunk)
                chunk = Chunk(chunk.seen)
        yield self._without_those_there(chunk)

    def _read(self, line: int, values: dict[str, str]) -> ReadRow:
        if self.known is None:
            if self.columns is None or values.keys() - self.columns.keys():
                self.columns = columns_of(self.frozen, list(values))
        elif strange := values.keys() - self.known:
            name = min(strange)
            message = _("It has a column that earlier rows do not have: “%(name)s”.") % {"name": name[:80]}
            raise BadRow(message, kind="strange", column=name)
        return read_row(line, values, self.columns or {}, received=self.received, rules=self.rules)

    def _once(self, row: ReadRow) -> str:
        nonce = nonce_of(self.form, row)
        if nonce in self.first_line:
            message = _("It is the same as line %(line)s. To keep both, give each its own reference.")
            raise BadRow(message % {"line": self.first_line[nonce]}, kind="same")
        self.first_line[nonce] = row.line
        return nonce

    def _without_those_there(self, chunk: Chunk) -> Chunk:
        nonces = [nonce for nonce, _row in chunk.rows]
        there = dict(Submission.objects.filter(key__in=nonces).values_list("key", "batch_id"))
        own = {nonce for nonce, batch in there.items() if self.batch and batch == self.batch}
        chunk.there = len(own)
        chunk.refused += [
            (row.line, BadRow(_("It has already been imported."), kind="there"))
            for nonce, row in chunk.rows
            if nonce in there and nonce not in own
        ]
        chunk.refused.sort(key=lambda pair: pair[0])
        chunk.rows = [pair for pair in chunk.rows if pair[0] not in there]
        return chunk
