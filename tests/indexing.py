"""Fixtures that disable the search index and the reference index, except in tests marked ``indexes``."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from wagtail.signal_handlers import disable_reference_index_auto_update

from modelsearch import signal_handlers


@contextmanager
def quiet_indexes() -> Iterator[None]:
    with (
        mock.patch.object(signal_handlers, "insert_or_update_object_task"),
        disable_reference_index_auto_update(),
    ):
        yield
