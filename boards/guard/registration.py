"""Put a model under the guard, its history included."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q

from boards.guard.registry import Guarded, register
from boards.guard.visibility import visible
from cms.access import Visitor


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
    register(Guarded(model, kind, public, own, body, topic, title))
    if hasattr(model, "history") and not hasattr(model, "may_read_history"):
        setattr(model, "may_read_history", classmethod(_may_read_history))  # noqa: B010  the history screen asks this


def _may_read_history(model: type[Model], user: Visitor, pk: object) -> bool:
    """History tells what its row tells, and to nobody else."""
    return visible(user, model._default_manager.filter(pk=pk)).exists()
