"""Write to many people: one after the other, each in a transaction of its own."""

import logging
from collections.abc import Callable, Iterable

from django.db import InterfaceError, OperationalError, transaction

logger = logging.getLogger(__name__)


def write_to_each[Person](people: Iterable[Person], write: Callable[[Person], int | bool]) -> int:
    """How many messages ``write`` wrote. What fails for one is undone, logged and tried again at the next run."""
    written = 0
    for person in people:
        try:
            with transaction.atomic():
                written += write(person)
        except (OperationalError, InterfaceError):
            raise  # the database is away: the others would fail too
        except Exception:
            logger.exception("one of many messages was skipped")
    return written
