"""A form's body with every field changed, so that what a request can change is seen in the row."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    EmailField,
    Field,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    SlugField,
    URLField,
)
from django.utils import timezone


def body_of(row: Model, offered: dict[str, str], *, keep: set[str] = frozenset()) -> dict[str, Any]:
    """What the page offers, each column of the row changed; ``keep`` names what stays as it is."""
    body = {name: value for name, value in offered.items() if _column(name) in keep or _is_other(row, name)}
    for field in row._meta.concrete_fields:
        if field.primary_key:
            continue
        if field.name in keep:
            body |= _as_it_is(row, field)
        else:
            body |= _changed(row, field)
    return {name: value for name, value in body.items() if value is not None}


def _column(name: str) -> str:
    return re.sub(r"_(en|es|0|1)$", "", name)


def _is_other(row: Model, name: str) -> bool:
    names = {field.name for field in row._meta.concrete_fields}
    return name not in names and _column(name) not in names


def _as_it_is(row: Model, field: Field) -> dict[str, Any]:
    value = field.value_from_object(row)
    if isinstance(value, dict):
        return {f"{field.name}_{code}": text for code, text in value.items()}
    if isinstance(value, bool):
        return {field.name: "on" if value else None}
    return {field.name: "" if value is None else _typed(value)}


def _typed(value: Any) -> str:
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


def _changed(row: Model, field: Field) -> dict[str, Any]:
    value = field.value_from_object(row)
    if isinstance(field, BooleanField):
        return {field.name: None if value else "on"}
    if isinstance(field, ForeignKey):
        other = field.related_model._base_manager.exclude(pk=value).order_by("pk").first()
        return {field.name: str(other.pk) if other else None}
    if isinstance(field, JSONField):
        texts = value if isinstance(value, dict) else {}
        return {f"{field.name}_{code}": f"{texts.get(code, '')} changed".strip() for code in ("en", "es")}
    return {field.name: _other_value(field, value)}


def _other_value(field: Field, value: Any) -> str:
    if field.choices:
        return next((str(key) for key, _label in field.flatchoices if key not in (value, "")), "")
    if isinstance(field, DateTimeField):
        return _typed((value or timezone.now()) + timedelta(hours=1))
    if isinstance(field, DateField):
        return _typed((value or date(2022, 5, 1)) + timedelta(days=1))
    if isinstance(field, IntegerField):
        return str((value or 0) + 1)
    if isinstance(field, EmailField):
        return "changed@example.org"
    if isinstance(field, URLField):
        return "https://changed.example/"
    if isinstance(field, SlugField):
        return f"{value}-changed"[: field.max_length]
    return f"{value or ''} changed"[: field.max_length or 5000]
