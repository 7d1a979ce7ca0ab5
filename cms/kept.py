"""Keep what was derived from the chain for a minute, until any act is added to the record.

The chain is walked in about ten statements; the number of the record's last entry says whether it could have changed.
"""

from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from cms import ledger
from cms.models import LedgerEntry

SECONDS = 60


def kept(name: str, make: Callable[[], Any], *, head: LedgerEntry | None = None) -> Any:
    """What `make` gives, for this name, language and state of the record."""
    last = head or ledger.head()
    key = f"kept:{name}:{get_language()}:{last.hash if last else 0}"
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, SECONDS)
    return found
