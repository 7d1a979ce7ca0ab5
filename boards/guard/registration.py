"""Register a model, and its history, with the guard."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q

from boards import staff_seats
from boards.guard.registry import FindsMore, Guarded, guarded, register
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
    same: FindsMore | None = None,
    beside: FindsMore | None = None,
) -> None:
    """Register a model with the guard.

    A model that belongs to another's topic (such as a draft of a proposal) gives that ``kind``, and in ``topic`` the
    path to its key. The first model whose own key is the topic provides the title. ``same`` and ``beside`` find the
    other topics of a matter (BK-40).
    """
    own = (own,) if isinstance(own, str) else tuple(own)
    register(Guarded(model, kind, public, own, body, topic, title, same, beside))
    if hasattr(model, "history") and not hasattr(model, "may_read_history"):
        setattr(model, "may_read_history", classmethod(_may_read_history))  # noqa: B010  called by the history screen


def _may_read_history(model: type[Model], user: Visitor, pk: object) -> bool:
    """History is visible to those who may see its row; of a member's own body, to its authors alone.

    A public row has states that are not public, such as who sponsors it (BK-41).
    """
    found = guarded(model)
    rows = visible(user, model._default_manager.filter(pk=pk))
    wrote = Q(pk__in=[])
    for path in found.own:
        wrote |= Q(**{path: user.pk})
    return rows.filter(wrote | ~Q(**{f"{found.body}__in": staff_seats.sits_on(user)})).exists()
