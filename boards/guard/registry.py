"""Registry of models that hold members' text, with the paths the guard needs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q


@dataclass(frozen=True, order=True)
class Ref:
    """A topic by what it is about, whether or not it has a row yet."""

    kind: str
    key: str
    body: int


type Refs = frozenset[Ref]
type FindsMore = Callable[[Refs], Iterable[Ref]]


@dataclass(frozen=True)
class Guarded:
    """A registered model.

    ``public`` filters what everyone may see; ``own`` are paths to its authors' accounts; ``body`` and ``topic`` are
    paths to its body and to the key of its topic. ``same`` finds what is one matter with these topics; ``beside``
    finds the items that carry several matters, each counted with all of them.
    """

    model: type[Model]
    kind: str
    public: Q
    own: tuple[str, ...]
    body: str
    topic: str
    title: Callable[[Any], Any]
    same: FindsMore | None = None
    beside: FindsMore | None = None


_by_model: dict[type[Model], Guarded] = {}
_by_kind: dict[str, Guarded] = {}


def register(found: Guarded) -> None:
    _by_model[found.model] = found
    _by_kind.setdefault(found.kind, found)


def guarded(model: type[Model]) -> Guarded:
    """Raises KeyError for unregistered models, so that none is unguarded by accident."""
    return _by_model[model]


def all_guarded() -> Iterable[Guarded]:
    return _by_model.values()


def is_guarded(model: type[Model]) -> bool:
    return model in _by_model


def of_kind(kind: str) -> Guarded | None:
    return _by_kind.get(kind)
