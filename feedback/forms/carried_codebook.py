"""Where the codebook of a form joins the form's file; coding provides what writes and reads it."""

from typing import Any, Protocol

from cms.extension_points import provide, provided
from cms.records.history import Actor
from feedback.models import Form

POINT = "forms.codebook"
Facts = dict[str, Any]


class Carrier(Protocol):
    def write(self, form: Form) -> Facts:
        """The codebook that this form alone has; empty if it uses the shared one."""
        ...

    def bring(self, actor: Actor, form: Form, facts: Facts, slug: str) -> str:
        """Make or find the codebook of a file for a new form, and say what became of it.

        ``slug`` is the short name that a person chose, or empty. Raises ``RuleBroken`` where it cannot be.
        """
        ...


def register(carrier: Carrier) -> None:
    provide(POINT, carrier)


def write(form: Form) -> Facts:
    found: list[Carrier] = provided(POINT)
    return found[0].write(form) if found else {}


def bring(actor: Actor, form: Form, facts: Facts, slug: str) -> str:
    found: list[Carrier] = provided(POINT)
    return found[0].bring(actor, form, facts, slug) if facts and found else ""
