"""Reads of the dialects: public copies as their records are now. No other table is asked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from boards.dialects.answers import Gone, Unknown
from cms.models import PublishedRecord
from cms.open_data.selectors import current

Record = PublishedRecord
Reference = dict[str, str]
KEY = re.compile(r"[0-9A-Za-z_-]{1,160}")


def rows_of(*kinds: str, **facts: Any) -> QuerySet[Record]:
    """Copies of these kinds in a stable order. ``facts``: lookups, such as ``attributes__meeting__id``."""
    return Record.objects.present().filter(kind__in=kinds, **facts).defer("texts").order_by("pk")


def every(*kinds: str, **facts: Any) -> list[Record]:
    """All of them, as they are now: one query, however many there are."""
    return current(rows_of(*kinds, **facts))


def by_key(kind: str, **facts: Any) -> dict[str, Record]:
    return {copy.key: copy for copy in every(kind, **facts)}


def by_kind(*kinds: str, **facts: Any) -> dict[str, list[Record]]:
    """The same as ``every``, sorted by kind, in one query."""
    found: dict[str, list[Record]] = defaultdict(list)
    for copy in every(*kinds, **facts):
        found[copy.kind].append(copy)
    return found


def by_relation(copies: Iterable[Record], name: str) -> dict[str, list[Record]]:
    """Copies by the key of the record that this attribute names."""
    found: dict[str, list[Record]] = defaultdict(list)
    for copy in copies:
        if key := key_of(copy, name):
            found[key].append(copy)
    return found


def key_of(copy: Record, name: str) -> str:
    """The key of the record that an attribute names; empty if it names none."""
    other: Reference | None = copy.attributes.get(name)
    return other["id"] if other else ""


def one(kind: str, key: str) -> Record:
    """The record of this key. Raises Gone for one that was public and is no more, Unknown for any other."""
    return _only(kind, key=_well_formed(key))


def one_by_row(kind: str, row: int) -> Record:
    """The same by the number of its row, for formats whose identifiers are whole numbers."""
    return _only(kind, row=str(row))


def _only(kind: str, **facts: str) -> Record:
    found = every(kind, **facts)
    if not found:
        raise Gone() if Record.objects.filter(kind=kind, **facts).exists() else Unknown()
    return found[0]


def _well_formed(key: str) -> str:
    if not KEY.fullmatch(key):
        raise Unknown()
    return key


def public_references(copies: Iterable[Record]) -> set[tuple[str, str]]:
    """Kind and key of each record that these name and that is public itself. One query."""
    named = {pair for copy in copies for pair in _references(copy.attributes)}
    kinds, keys = {kind for kind, _key in named}, {key for _kind, key in named}
    found = rows_of(*sorted(kinds), key__in=sorted(keys)).order_by().values_list("kind", "key")
    return named & set(found)


def _references(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if value.keys() == {"kind", "id", "api_url"}:
            yield value["kind"], value["id"]
        else:
            for each in value.values():
                yield from _references(each)
    elif isinstance(value, list):
        for each in value:
            yield from _references(each)
