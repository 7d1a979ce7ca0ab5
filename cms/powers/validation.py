"""Validate the new values of a power."""

from collections.abc import Callable

from django.db import OperationalError, connection
from django.db.models import Model


def validate(thing: Model) -> None:
    """Raise ``ValidationError`` if the model refuses the values.

    Django goes on when the database fails while it checks a constraint, and may call the constraint violated. Here
    the failure is raised: it must not end a confirmed change.
    """
    failures: list[OperationalError] = []

    def run(execute: Callable[..., object], *statement: object) -> object:
        try:
            return execute(*statement)
        except OperationalError as failure:
            failures.append(failure)
            raise

    try:
        with connection.execute_wrapper(run):
            thing.full_clean()
    finally:
        if failures:
            raise failures[0]
