"""Delete private files that no row names any more: what a crash or a refusing disk left behind (PRV-06).

Idempotent. A file is safe for a day, so that one whose row is not committed yet is never taken.
"""

import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models

from cms import clock
from cms.records import text_columns
from cms.storage import private_storage

logger = logging.getLogger(__name__)
FOLDERS = ("agreements", "attachments", "cuts", "exports", "imports", "materials", "packets")
SAFE_FOR = timedelta(days=1)


def sweep() -> int:
    """Delete them and return how many."""
    before, named, swept = clock.now() - SAFE_FOR, _named(), 0
    for name in _stored():
        if name not in named and private_storage().get_modified_time(name) < before:
            private_storage().delete(name)
            swept += 1
    if swept:
        logger.info("%s private files without a row were deleted", swept)
    return swept


def _stored() -> Iterator[str]:
    for folder in FOLDERS:
        try:
            _folders, files = private_storage().listdir(folder)
        except FileNotFoundError:
            continue
        yield from (f"{folder}/{name}" for name in files)


def _named() -> set[str]:
    """Every name in a column of file names; also of those that are named after their row."""
    found: set[str] = set()
    for each in text_columns.columns().values():
        if not each.treatment.is_file:
            continue
        model = apps.get_model(each.model)
        if not _is_private(model, each.name):
            continue
        for key, name in model._base_manager.values_list("pk", each.name):
            found |= {name, *(pattern.format(pk=key) for pattern in each.files)}
    return found - {""}


def _is_private(model: type[models.Model], name: str) -> bool:
    field: Any = model._meta.get_field(name)
    return getattr(field, "storage", private_storage()) is private_storage()
