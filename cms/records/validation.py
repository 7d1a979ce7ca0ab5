"""Validate a row before a service writes it."""

from collections.abc import Callable, Collection

from django.db import OperationalError, connection
from django.db.models import Model


def validate(thing: Model, *, exclude: Collection[str] = ()) -> None:
    """Raise ``ValidationError`` if the model refuses the values.

    Django goes on when the database fails while it checks a constraint, and may call the constraint violated. Here
    the failure is raised: a service must not take it for a refusal, nor go on without the check.
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
            thing.full_clean(exclude=exclude)
    finally:
        if failures:
            raise failures[0]
