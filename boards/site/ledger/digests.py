"""Representation of text and moments in ledger entries."""

import hashlib
import hmac
import json
from datetime import datetime

from django.db.models import Model

from cms.secrets import record_key


def hash_of(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def keyed_hash_of(value: object) -> str:
    """For names in facts that anyone may see: nobody without the key of the site finds them by trying."""
    return hmac.new(record_key(), hash_of(value).encode(), hashlib.sha256).hexdigest()


def moment_of(value: datetime | None) -> int | None:
    """Milliseconds, a precision every database stores."""
    return int(value.timestamp() * 1000) if value else None


def given(obj: Model, *names: str) -> dict:
    """Fields added after the first rows were sealed; empty ones are left out, so earlier seals still match."""
    return {name: str(value) for name in names if (value := getattr(obj, name))}
