from datetime import UTC, datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import pytest

from cms import clock
from tests.factories.cms import standard_page
from tests.stored_pages import commit, pages_are_stored

NOON = datetime(2026, 3, 2, 12, 0, 10, tzinfo=UTC)


class Clock:
    """The clock of a test: only the test moves it."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment

    def later(self, **by) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def time(monkeypatch):
    made = Clock()
    monkeypatch.setattr(clock, "now", made.now)
    return made


@pytest.fixture
def stored_pages(db, tmp_path, time):
    with pages_are_stored(tmp_path / "cache"):
        yield


class Reader(Client):
    """Reads a page, and counts the statements that it took."""

    statements = 0

    def get(self, path, *args, **kwargs):
        with CaptureQueriesContext(connection) as asked:
            answer = super().get(path, *args, **kwargs)
        self.statements = len(asked)
        return answer


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def listen(stored_pages, home, reader):
    """A public page, stored."""
    made = standard_page(home, "How we listen", slug="listen")
    commit()
    for _tables_get_versions in range(2):
        reader.get("/listen/")
    return made


@pytest.fixture
def reads(reader):
    """Get a page, and say whether it came from the store."""

    def read(path="/listen/", **headers):
        answer = reader.get(path, **headers)
        return answer, reader.statements == 0

    return read
