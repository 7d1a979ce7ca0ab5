"""Private files: cuts and exports. Never under the media folder, never accessible by a link alone (R09).

Files follow the database: a file is deleted after the commit that ends its use, and a file that was stored on the way
is deleted if the act fails. What a crash leaves behind is swept later (`records/file_sweep.py`).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import transaction
from django.db.models.fields.files import FieldFile

logger = logging.getLogger(__name__)
_stored: ContextVar[list[str] | None] = ContextVar("stored", default=None)


def private_storage() -> Storage:
    return storages["private"]


def store_private(name: str, content: File) -> str:
    """Store a file and return its name. Inside ``files_as_before`` it lasts only if the block ends well."""
    stored = private_storage().save(name, content)
    _will_last_if_committed(stored)
    return stored


def store_field(file: FieldFile, content: File) -> None:
    """Store the file of a model field before its row is saved, with the same promise."""
    file.save(content.name or "", content, save=False)
    _will_last_if_committed(file.name or "")


def _will_last_if_committed(name: str) -> None:
    names = _stored.get()
    if names is not None:
        names.append(name)


def drop_private(name: str) -> None:
    """Delete a file once the transaction is committed. If the disk refuses, the sweep tries again."""
    if name:
        transaction.on_commit(partial(_delete, name))


def _delete(name: str) -> None:
    try:
        private_storage().delete(name)
    except Exception:  # whatever the storage raises, the commit stands
        logger.exception("a private file could not be deleted; the sweep tries again")


@contextmanager
def files_as_before() -> Iterator[None]:
    """Delete the files that were stored inside if the block fails. Goes around the transaction, not into it."""
    outer = _stored.get()
    names: list[str] = []
    token = _stored.set(names)
    try:
        yield
    except BaseException:
        for name in names:
            with suppress(Exception):  # the first error is the one to report; the sweep tries again
                private_storage().delete(name)
        raise
    finally:
        _stored.reset(token)
    if outer is not None:
        outer.extend(names)
