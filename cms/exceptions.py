"""Exceptions that say what is not possible, and why."""

from typing import Any

from django.utils.functional import Promise


class RuleBroken(Exception):
    """A legal rule or a rule of the office forbids this. ``str(error)`` is a sentence for the screen.

    ``rule`` is the id in the domain rules (such as "BK-10"); ``facts`` is what a screen displays beside it.
    """

    def __init__(self, message: str | Promise, *, rule: str = "", **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.rule = rule
        self.facts = facts

    def __str__(self) -> str:
        return str(self.message)
