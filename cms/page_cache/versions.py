"""Versions of tables, in the cache of all processes: a table gets a new one after each commit that wrote to it."""

from collections.abc import Iterable, Sequence
from functools import cache as once

from django.apps import apps
from django.core.cache import caches

from cms.file_cache import FileCache, ServerCache, Versions

ANY = "any-table"  # changes with each of the others
# Tables that a trigger of the database writes to, unseen by `tracking.Watch`: what reads them is not stored.
WRITTEN_BY_TRIGGERS = frozenset({"cms_changedrow", "wagtailsearch_indexentry_fts"})


def _shared() -> FileCache | ServerCache | None:
    """The cache, if it is one that all processes share; that of tests is not."""
    backend = caches["default"]
    return backend if isinstance(backend, FileCache | ServerCache) else None


def are_kept() -> bool:
    return _shared() is not None


def of(tables: Sequence[str]) -> Versions:
    """None for a table without a version."""
    shared = _shared()
    return shared.versions_of(tables) if shared else [None] * len(tables)


def renew(tables: Iterable[str]) -> None:
    """Give the tables a version higher than all before it. `ANY` comes last: who sees its new one sees the others."""
    if shared := _shared():
        shared.renew_versions([*tables, ANY])


def latest() -> int:
    """The version of `ANY`: that of the table that changed last."""
    return of([ANY])[0] or 0


def since(start: int, tables: Sequence[str]) -> dict[str, int] | None:
    """The version of each of the tables; None if one of them has changed since `latest` was ``start``.

    A table without a version gets one now, and counts as changed: no two states of it may look the same, even if a
    cache server loses everything in between.
    """
    found = of(tables)
    if missing := [name for name, version in zip(tables, found, strict=True) if version is None]:
        renew(missing)
        return None
    known = {name: version for name, version in zip(tables, found, strict=True) if version is not None}
    return known if all(version <= start for version in known.values()) else None


@once
def tables() -> frozenset[str]:
    """All tables of models whose changes are seen."""
    found = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return frozenset(found - WRITTEN_BY_TRIGGERS)
