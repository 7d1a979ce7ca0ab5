"""Pages are stored, as on a running site: for tests, whose transactions never end otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from django.db import connection
from django.db.backends.signals import connection_created
from django.test import override_settings

from cms import site_cache
from cms.page_cache import stored, tracking, versions
from cms.settings.env import file_cache


@contextmanager
def pages_are_stored(folder: Path) -> Iterator[None]:
    before = list(connection.execute_wrappers)
    with override_settings(CACHES={"default": file_cache(folder)}, PAGE_CACHE=True):
        stored.SHELF.clear()
        tracking.connect()
        commit()
        versions.renew(versions.tables())
        try:
            yield
        finally:
            connection_created.disconnect(dispatch_uid=tracking.UID)
            connection.execute_wrappers[:] = before
            stored.SHELF.clear()
    site_cache.refresh()


@contextmanager
def parts_are_stored(folder: Path) -> Iterator[None]:
    """Parts of pages alone (cms/cache.py), and what a test has written counts as committed."""
    with (
        pages_are_stored(folder),
        override_settings(PAGE_CACHE=False),
        patch.object(tracking, "is_changing", lambda: False),
    ):
        yield


def commit() -> None:
    """What follows a commit, for what the test has written until now."""
    callbacks, connection.run_on_commit = connection.run_on_commit, []
    for _ids, callback, _robust in callbacks:
        callback()
