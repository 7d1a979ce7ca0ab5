"""One row of every table, all about one comment and one person, with a canary in every text column."""

import json
import uuid
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import DatabaseError, models, transaction
from django.utils.text import slugify

from wagtail.fields import StreamField
from wagtail.models import Page

from cms import clock
from cms.records import text_columns

NEEDLE = "zqcanary"
CANARY = f"{NEEDLE} Maria Lopez of 12 Elm Street saw the bus drive through the gate on Sunday morning."
VIRTUAL = {"wagtailsearch.SQLiteFTSIndexEntry", "wagtailsearch.IndexEntry"}


class Ring(Exception):
    """A row needs one that is being made."""


class Rows:
    """Makes a row of each model; foreign keys lead to the rows that are there."""

    def __init__(self, home: Page, special: dict[str, dict[str, Any]]) -> None:
        self.home, self.special, self.made = home, special, {}
        self.number = 0
        self.open: set[type[models.Model]] = set()

    def of(self, model: type[models.Model]) -> models.Model:
        if model not in self.made:
            if model in self.open:
                raise Ring(model)
            self.open.add(model)
            try:
                there = (
                    None if model._meta.label in self.special else model._base_manager.order_by("pk").first()
                )
                self.made[model] = there or self._new(model)
            finally:
                self.open.discard(model)
        return self.made[model]

    def _new(self, model: type[models.Model]) -> models.Model:
        values = {
            each.attname: self._value(each) for each in model._meta.concrete_fields if self._is_ours(each)
        }
        if original := getattr(model, "instance_type", None):
            values[original._meta.pk.attname] = self.of(original).pk
        values |= self._special(model)
        if issubclass(model, Page):
            return self.home.add_child(instance=model(**values))
        (row,) = model._base_manager.bulk_create([model(**values)])
        return model._base_manager.get(pk=row.pk)

    def _special(self, model: type[models.Model]) -> dict[str, Any]:
        given = self.special.get(model._meta.label, {})
        return {name: value() if callable(value) else value for name, value in given.items()}

    def _is_ours(self, each: Any) -> bool:
        if (
            isinstance(each, models.AutoField)
            or each.model is Page
            and each.name not in ("title", "slug", "locale")
        ):
            return False
        return not (each.remote_field and each.remote_field.parent_link)

    def _value(self, each: Any) -> Any:
        if each.remote_field and each.remote_field.model:
            return self._key(each)
        if each.has_default() and not each.unique:
            return each.get_default()
        if each.null and not isinstance(each, models.CharField | models.TextField | models.JSONField):
            return None
        self.number += 1
        return _plain(each, self.number)

    def _key(self, each: Any) -> Any:
        to = each.remote_field.model
        if to in ("self", each.model) or to is each.model or issubclass(to, Page) and each.null:
            return None
        try:
            return getattr(self.of(to), each.target_field.attname)
        except Ring:
            if not each.null:
                raise
            return None


def _plain(each: Any, number: int) -> Any:
    if each.choices:
        return each.flatchoices[0][0]
    kinds: list[tuple[type, Any]] = [
        (models.UUIDField, uuid.uuid4),
        (models.DateTimeField, clock.now),
        (models.DateField, clock.today),
        (models.TimeField, lambda: clock.now().time()),
        (models.BooleanField, lambda: False),
        (models.IntegerField, lambda: number),
        (models.FloatField, lambda: 1.0),
        (models.DecimalField, lambda: 1),
        (models.JSONField, dict),
        (models.BinaryField, lambda: b""),
        (models.CharField, lambda: f"v{number}"[: each.max_length or 99]),
        (models.TextField, lambda: f"v{number}"),
    ]
    return next((make() for kind, make in kinds if isinstance(each, kind)), None)


# Plant -------------------------------------------------------------------------------------------------------


def canary_for(each: Any, shapes: dict[str, Any]) -> Any:
    label = f"{each.model._meta.label}.{each.name}"
    if label in shapes:
        return shapes[label]
    if isinstance(each, StreamField):
        block = next(iter(each.stream_block.child_blocks))
        return each.to_python(json.dumps([{"type": block, "id": str(uuid.uuid4()), "value": CANARY}]))
    if isinstance(each, models.JSONField):
        return {"en": CANARY}
    if isinstance(each, models.BinaryField):
        return CANARY.encode()
    if isinstance(each, models.SlugField):
        return slugify(CANARY)[: each.max_length]
    return CANARY[: each.max_length] if each.max_length else CANARY


def plant(row: models.Model, shapes: dict[str, Any], *, but: set[str]) -> tuple[set[str], set[str]]:
    """Put the canary into each text column of a row; returns those that hold it, and those that refuse it."""
    held, refused = set(), set()
    model = type(row)
    known = text_columns.columns()
    since = {known[f"{model._meta.label}.{each.name}"].since for each in text_columns.text_fields_of(model)}
    since |= {each.name for each in model._meta.fields if each.name == "history_date"}
    if times := since - {""}:
        model._base_manager.filter(pk=row.pk).update(**dict.fromkeys(times, clock.now()))
    for each in text_columns.text_fields_of(model):
        label = f"{model._meta.label}.{each.name}"
        if label in but or each.primary_key or text_columns.columns()[label].treatment.is_file:
            continue
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=row.pk).update(**{each.attname: canary_for(each, shapes)})
                held.add(label)
        except DatabaseError:
            refused.add(label)
    return held, refused


def found() -> set[str]:
    """Each text column, in any row of its table, that holds the canary."""
    labels = set()
    for model in apps.get_models():
        names = [each.attname for each in text_columns.text_fields_of(model)]
        for row in model._base_manager.values(*names) if names else ():
            labels |= {f"{model._meta.label}.{name}" for name, value in row.items() if NEEDLE in _text(value)}
    if any(NEEDLE in str(row.get_decoded()) for row in Session.objects.all()):
        labels.add("sessions.Session.session_data")
    return labels


def _text(value: Any) -> str:
    if isinstance(value, memoryview | bytes):
        return bytes(value).decode("utf-8", "replace")
    return value if isinstance(value, str) else str(getattr(value, "raw_data", value) or "")
