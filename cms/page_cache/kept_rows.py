"""A row that many requests look up, kept in each process until a table it was read from gets a new version."""

import copy
from collections.abc import Callable
from threading import Lock

from django.db.models import Model

from cms.file_cache import Versions
from cms.page_cache import tracking, versions

MOST_KEPT = 64


class KeptRows[Row: Model]:
    """``models``: all that the look-up reads. A stored page that shows such a row depends on their tables, as if it had
    been read anew; where tables have no versions, it is.
    """

    def __init__(self, *models: type[Model]) -> None:
        self.tables = [model._meta.db_table for model in models]
        self._versions: Versions = []
        self._rows: dict[str, Row] = {}
        self._lock = Lock()

    def get(self, key: str, look_up: Callable[[], Row]) -> Row:
        """A copy of the row, so that what one request hangs on it is not there in the next."""
        if tracking.is_changing():
            return look_up()
        start, now = versions.latest(), versions.of(self.tables)
        with self._lock:
            row = self._rows.get(key) if now == self._versions else None
        if row is None:
            row = look_up()
            if versions.since(start, self.tables) is not None:
                self._keep(key, row, now)
        tracking.depends_on(*self.tables)
        return copy.copy(row)

    def _keep(self, key: str, row: Row, now: Versions) -> None:
        with self._lock:
            if now != self._versions or len(self._rows) >= MOST_KEPT:
                self._versions, self._rows = now, {}
            self._rows[key] = row
