"""Which models hold words of members, and where in them the guard looks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q


@dataclass(frozen=True)
class Guarded:
    """``public`` filters what everyone may see; ``own`` are paths to the accounts that wrote it; ``body`` and
    ``topic`` are paths to the body whose business it is and to the key of its topic."""

    model: type[Model]
    kind: str
    public: Q
    own: tuple[str, ...]
    body: str
    topic: str
    title: Callable[[Any], Any]


_by_model: dict[type[Model], Guarded] = {}
_by_kind: dict[str, Guarded] = {}


def guards(
    model: type[Model],
    *,
    kind: str,
    public: Q,
    own: str | tuple[str, ...],
    body: str,
    topic: str = "pk",
    title: Callable[[Any], Any] = str,
) -> None:
    """Put a model under the guard.

    A model that belongs to another one's topic (a draft of a proposal) names that kind and, with ``topic``, the path
    to its key. The first model of a kind whose topic it is gives the title.
    """
    own = (own,) if isinstance(own, str) else tuple(own)
    found = _by_model[model] = Guarded(model, kind, public, own, body, topic, title)
    _by_kind.setdefault(kind, found)
    if hasattr(model, "history") and not hasattr(model, "may_read_history"):
        setattr(model, "may_read_history", classmethod(_may_read_history))  # noqa: B010  the history screen asks this


def _may_read_history(model: type[Model], user: Any, pk: Any) -> bool:
    """History tells what its row tells, and to nobody else."""
    from boards.guard.visibility import visible

    return visible(user, model._default_manager.filter(pk=pk)).exists()


def guarded(model: type[Model]) -> Guarded:
    """What is not registered cannot be asked about: that would be a hole."""
    return _by_model[model]


def is_guarded(model: type[Model]) -> bool:
    return model in _by_model


def of_kind(kind: str) -> Guarded | None:
    return _by_kind.get(kind)
