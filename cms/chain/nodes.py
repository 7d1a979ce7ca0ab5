"""Registry of the kinds of things on the chain. Each app registers its own; this module knows none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.disclosure import Cell
from cms.web.paging import Paged


class Stop(models.TextChoices):
    HEARD = "heard", _("Heard")
    UNDERSTOOD = "understood", _("Understood")
    DISCUSSED = "discussed", _("Discussed")
    DECIDED = "decided", _("Decided")
    DONE = "done", _("Done")


class State(models.TextChoices):
    """Of a stop, and of a thing at a stop. TO_COME and EMPTY are not reached: nothing has happened there."""

    PASSED = "passed", pgettext_lazy("line state", "completed")
    NOW = "now", pgettext_lazy("line state", "now")
    TO_COME = "to_come", pgettext_lazy("line state", "still to come")
    EMPTY = "empty", pgettext_lazy("line state", "nothing on record")
    ENDED = "ended", pgettext_lazy("line state", "ends here")
    PUT_OFF = "put_off", pgettext_lazy("line state", "tabled")


UNREACHED = (State.TO_COME, State.EMPTY)


@dataclass(frozen=True)
class Node:
    """One public thing on the chain.

    ``state``: PASSED for most; a decision may be ENDED (with its reason as sentence) or PUT_OFF (deferred), and
    ``label`` then names its outcome; a promised step is NOW or TO_COME until it is done; an item is TO_COME until it
    is called, and EMPTY if it never was.
    """

    kind: str
    id: int
    title: str
    url: str = ""
    when: date | datetime | None = None
    sentence: str = ""
    state: str = State.PASSED
    stop: str | None = None
    label: str = ""
    is_demo: bool = False
    is_step: bool = False  # promised by a decision: on a line, several are counted in one sentence

    @property
    def is_reached(self) -> bool:
        return self.state not in UNREACHED


@dataclass(frozen=True)
class Group:
    """Comments of one channel, with the reason if their number is hidden (PRV-10)."""

    label: str
    cell: Cell
    against: int | None = 0

    @property
    def count(self) -> int | None:
        return self.cell.value


@dataclass(frozen=True)
class Summary:
    """Many things of one kind as publishable counts: total, by channel, from when to when.

    ``total`` is None if hidden: because it ``is_small``, or because it would reveal another number. ``is_least``:
    there may be more, from things whose numbers cannot be added to these.
    """

    total: int | None
    groups: list[Group] = field(default_factory=list)
    against: int | None = 0
    first: date | None = None
    last: date | None = None
    is_small: bool = False
    is_least: bool = False


@dataclass(frozen=True)
class Kind:
    name: str
    stop: str
    load: Callable[[list[int]], dict[int, Node]]
    summarise: Callable[[QuerySet], Summary] | None = None
    voices: Callable[..., Paged] | None = None
    named_at: Callable[[Iterable[tuple[str, int]]], set[tuple[str, int]]] | None = None
    order: int = 50

    @property
    def is_many(self) -> bool:
        """Too many to list one by one: displayed as a counted summary."""
        return self.summarise is not None


_kinds: dict[str, Kind] = {}


def register(
    name: str,
    *,
    stop: str,
    load: Callable[[list[int]], dict[int, Node]],
    summarise: Callable[[QuerySet], Summary] | None = None,
    voices: Callable[..., Paged] | None = None,
    named_at: Callable[[Iterable[tuple[str, int]]], set[tuple[str, int]]] | None = None,
) -> None:
    """Register a kind.

    ``load(ids)`` returns public nodes by id. For a kind of which thousands join one thing, ``summarise(links)``
    gets the links whose source is of this kind and returns one disclosure-controlled ``Summary``; ``voices(links,
    is_hidden=…)`` returns their text to page through, as far as the authors permit it; ``is_hidden`` if their
    number is hidden. ``named_at(things)`` returns those of the things beside which single ones may be named: at the
    others, who lists them one by one would count what the summary hides (PRV-10).
    """
    _kinds[name] = Kind(name, stop, load, summarise, voices, named_at, list(Stop.values).index(stop))


def kind(name: str) -> Kind | None:
    return _kinds.get(name)


def many_kinds() -> list[str]:
    return [each.name for each in _kinds.values() if each.is_many]


def kinds_at(stop: str) -> list[str]:
    return [each.name for each in _kinds.values() if each.stop == stop]


def load_nodes(pairs: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Node]:
    """Load nodes of several kinds, with one call per kind."""
    wanted: dict[str, set[int]] = {}
    for name, id_ in pairs:
        wanted.setdefault(name, set()).add(id_)
    nodes: dict[tuple[str, int], Node] = {}
    for name, ids in wanted.items():
        if found := kind(name):
            loaded: dict[Any, Node] = found.load(sorted(ids))
            nodes.update({(name, int(id_)): node for id_, node in loaded.items()})
    return nodes
