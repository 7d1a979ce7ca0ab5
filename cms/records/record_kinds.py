"""The kinds of records that can be held and redacted, by name; each app registers its own at startup (PRV-06)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from cms.models import LegalHold, PossibleCopy, Redaction
from cms.records.redaction_copies import Passage

Scrub = Callable[[Any, str], list[str]]
Search = Callable[[int, Passage], list[PossibleCopy]]


@dataclass(frozen=True)
class Holdable:
    """``find``: typed text → key, or None. ``within``: key → wider things whose hold covers it. ``names``: keys →
    display names.
    """

    kind: str
    title: str | Promise
    find: Callable[[str], str | None]
    within: Callable[[str], Iterable[tuple[str, str]]]
    names: Callable[[list[str]], dict[str, str]]
    order: int


@dataclass
class RecordKind:
    """What is registered for one kind: ``hold`` if it can be held, ``scrubs`` if its text can be redacted,
    ``describe`` and ``searches`` to find copies of its text, ``sealed`` for rows that a removal changes.
    """

    hold: Holdable | None = None
    describe: Callable[[int], Passage] | None = None
    scrubs: list[Scrub] = field(default_factory=list)
    searches: list[Search] = field(default_factory=list)
    sealed: list[Callable[[int], Iterable[Model]]] = field(default_factory=list)


_kinds: dict[str, RecordKind] = {}


def of(kind: str) -> RecordKind:
    """What is registered for a kind; an empty one for an unknown kind."""
    return _kinds.get(kind) or RecordKind()


def register(kind: str) -> RecordKind:
    """The entry of a kind, to add to."""
    return _kinds.setdefault(kind, RecordKind())


def holdable() -> list[Holdable]:
    return sorted((each.hold for each in _kinds.values() if each.hold), key=lambda hold: hold.order)


def title_of(kind: str) -> str:
    hold = of(kind).hold
    return str(hold.title) if hold else kind


def name_things[Row: (LegalHold, Redaction)](rows: Iterable[Row]) -> list[Row]:
    """Rows with ``kind`` and ``key``, each with ``what``: the kind and the name of the thing."""
    found = list(rows)
    keys: dict[str, list[str]] = {}
    for row in found:
        keys.setdefault(row.kind, []).append(row.key)
    names = {kind: hold.names(each) for kind, each in keys.items() if (hold := of(kind).hold)}
    for row in found:
        vars(row)["what"] = f"{title_of(row.kind)}: {names.get(row.kind, {}).get(row.key, row.key)}"
    return found
