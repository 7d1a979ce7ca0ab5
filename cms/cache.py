"""Keep what was derived from the chain for a minute, until any act is added to the record.

The chain is walked in about ten statements; the hash of the record's last entry says whether it could have changed.
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
    """What `make` gives, for this name, language and state of the record. None and empty are kept too."""
    last = head or ledger.head()
    facts = f"{name}:{get_language()}:{last.hash if last else ''}"
    return cache.get_or_set(f"kept:{hashlib.sha256(facts.encode()).hexdigest()}", make, SECONDS)
