"""Turn history rows into sentences: field, old value, new value."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.components.dates import clock_time, plain_date
from cms.i18n.fields import TranslatedField, languages
from cms.records.history import past_of

ACTS = {"+": gettext_lazy("Created"), "~": gettext_lazy("Changed"), "-": gettext_lazy("Removed")}
MOST = 100


@dataclass
class Change:
    field: str
    before: str
    after: str


@dataclass
class HistoryRow:
    name: str
    act: str
    who: str
    when: datetime
    why: str
    request: str
    changes: list[Change] = field(default_factory=list)


def _text(model_field: models.Field, value: Any) -> str:
    if value is None or value == "":
        return _("nothing")
    if isinstance(model_field, models.BooleanField):
        return _("yes") if value else _("no")
    if model_field.choices:
        return str(dict(model_field.flatchoices).get(value, value))
    if isinstance(value, datetime):
        return _("%(day)s, %(time)s") % {"day": plain_date(value), "time": clock_time(value)}
    if isinstance(value, date):
        return plain_date(value)
    if isinstance(model_field, models.ForeignKey):
        related = model_field.related_model._base_manager.filter(pk=value).first()
        return str(related) if related else _("missing (%(key)s)") % {"key": value}
    return str(value)


def _changes(model: type[models.Model], before: Any, after: Any) -> list[Change]:
    found = []
    concrete = {each.name: each for each in model._meta.fields}
    for each in after.tracked_fields:
        old, new = getattr(before, each.attname), getattr(after, each.attname)
        if old == new:
            continue
        label = str(getattr(each, "verbose_name", each.name))
        original = concrete[each.name]
        if isinstance(original, TranslatedField):
            old, new = old or {}, new or {}
            found += [
                Change(f"{label} ({name})", old.get(code) or _("nothing"), new.get(code) or _("nothing"))
                for code, name in languages()
                if old.get(code) != new.get(code)
            ]
        else:
            found.append(Change(label, _text(original, old), _text(original, new)))
    return found


def readable_history(model: type[models.Model], pk: object) -> list[HistoryRow]:
    """Changes of one record, newest first. A redacted text displays only the mark in its place."""
    key = model._meta.pk.attname
    try:
        rows = list(past_of(model).filter(**{key: pk}).order_by("-history_date", "-history_id")[: MOST + 1])
    except (ValueError, TypeError, ValidationError):
        return []
    readable = []
    for position, row in enumerate(rows[:MOST]):
        before = rows[position + 1] if position + 1 < len(rows) else None
        readable.append(
            HistoryRow(
                name=str(row.instance),
                act=str(ACTS.get(row.history_type, "")),
                who=row.history_actor,
                when=row.history_date,
                why=row.history_change_reason or "",
                request=row.history_request,
                changes=_changes(model, before, row) if before is not None else [],
            )
        )
    return readable
