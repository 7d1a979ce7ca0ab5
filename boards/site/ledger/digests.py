"""How words and moments stand in a seal."""

import hashlib
import json
from datetime import datetime

from django.db.models import Model


def hash_of(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def moment_of(value: datetime | None) -> int | None:
    """Milliseconds: what every database keeps."""
    return int(value.timestamp() * 1000) if value else None


def given(obj: Model, *names: str) -> dict:
    """Facts that came to a model after its first rows were sealed: they count only where they are given."""
    return {name: str(value) for name in names if (value := getattr(obj, name))}
