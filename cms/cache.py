"""Cache what is derived from the chain for a minute, or until the ledger gets an entry.

Walking the chain takes about ten queries; the hash of the last ledger entry tells whether it could have changed.
"""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from django.utils.translation import get_language

from cms.models import LedgerEntry
from cms.records import ledger

SECONDS = 60


def cached(name: str, make: Callable[[], Any], *, head: LedgerEntry | None = None) -> Any:
    """The cached result of `make` for this name, language and ledger state. None and empty results are cached too."""
    last = head or ledger.head()
    facts = f"{name}:{get_language()}:{last.hash if last else ''}"
    return cache.get_or_set(f"kept:{hashlib.sha256(facts.encode()).hexdigest()}", make, SECONDS)
