"""Representation of moments and of added fields in ledger entries."""

from datetime import datetime

from django.db.models import Model


def moment_of(value: datetime | None) -> int | None:
    """Milliseconds, a precision every database stores."""
    return int(value.timestamp() * 1000) if value else None


def given(obj: Model, *names: str) -> dict:
    """Fields added after the first rows were sealed; empty ones are left out, so earlier seals still match."""
    return {name: str(value) for name in names if (value := getattr(obj, name))}
