"""One row of every table, all about one comment and one person, with a canary in every text column."""

import json
import uuid
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import models
from django.utils.text import slugify

from wagtail.fields import StreamField
from wagtail.models import Page

from cms import clock
from cms.records import text_columns
from cms.records.file_sweep import FOLDERS
from cms.records.redaction_copies import index_again
from cms.records.treatments import TREATMENTS, Fate
from cms.storage import private_storage

NEEDLE = "zqcanar7"  # fits the shortest column; with a number, PostgreSQL's index does not cut it to its stem
CANARY = f"{NEEDLE} Maria Lopez of 12 Elm Street saw the bus drive through the gate on Sunday morning."


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

    def another(self, model: type[models.Model], facts: dict[str, Any]) -> models.Model:
        """A further row, for columns whose values the first row needs."""
        return self._new(model, facts)

    def _new(self, model: type[models.Model], facts: dict[str, Any] | None = None) -> models.Model:
        values = {
            each.attname: self._value(each) for each in model._meta.concrete_fields if self._is_ours(each)
        }
        if original := getattr(model, "instance_type", None):
            values[original._meta.pk.attname] = self.of(original).pk
        values |= facts or self._special(model)
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
    return next((make() for kind, make in kinds if isinstance(each, kind)), "")


# Plant -------------------------------------------------------------------------------------------------------


def canary_for(each: Any, shapes: dict[str, Any]) -> Any:
    label = label_of(each)
    if label in shapes:
        return shapes[label]
    if text_columns.columns()[label].treatment.is_file:
        return f"{FOLDERS[0]}/{label} {NEEDLE} Maria Lopez.txt"
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


def all_fields() -> list[Any]:
    return [each for model in apps.get_models() for each in text_columns.text_fields_of(model)]


def label_of(each: Any) -> str:
    return f"{each.model._meta.label}.{each.name}"


def plant(rows: Rows, model: type[models.Model], shapes: dict[str, Any], *, apart: set[str]) -> set[str]:
    """Put the canary into each text column of a table; returns those that hold it.

    A key of a row, and a column that the first row needs as it is, are planted in a further row.
    """
    found = [each for each in text_columns.text_fields_of(model) if _is_planted(each)]
    values = {each: canary_for(each, shapes) for each in found}
    further = [each for each in found if each.primary_key or label_of(each) in apart]
    _write(model, rows.of(model).pk, {each.attname: values[each] for each in found if each not in further})
    if further:
        facts = {each.attname: values[each] for each in further}
        _write(model, rows.another(model, facts).pk, facts)
    return {label_of(each) for each in found}


def _is_planted(each: Any) -> bool:
    return text_columns.columns()[label_of(each)].treatment not in (TREATMENTS["fixed"], TREATMENTS["index"])


def _write(model: type[models.Model], pk: Any, values: dict[str, Any]) -> None:
    """At the time that tells whether a row can hold a copy."""
    known = text_columns.columns()
    since = {known[label_of(each)].since for each in text_columns.text_fields_of(model)}
    since |= {each.name for each in model._meta.fields if each.name == "history_date"}
    times = dict.fromkeys(since - {""}, clock.now())
    model._base_manager.filter(pk=pk).update(**times | values)


def store(rows: Rows) -> dict[str, set[str]]:
    """Private files under the planted names, for each column whose files an event deletes; returns their names.

    The file of a data set or an export moves there; each other one is new, and holds the canary.
    """
    names = {}
    for each in text_columns.columns().values():
        if each.treatment.is_file and each.treatment.fate is Fate.REMOVED:
            row = rows.of(apps.get_model(each.model))
            now = type(row)._base_manager.get(pk=row.pk)
            before, after = (str(getattr(given, each.name)) for given in (row, now))
            names[each.label] = {after, *(pattern.format(pk=row.pk) for pattern in each.files)}
            for name in names[each.label]:
                private_storage().save(name, ContentFile(_taken(before) or CANARY.encode()))
    return names


def _taken(name: str) -> bytes:
    if not name or not private_storage().exists(name):
        return b""
    with private_storage().open(name) as file:
        content = file.read()
    private_storage().delete(name)
    return content


def index() -> set[str]:
    """Bring the search index up to the planted pages; returns its columns."""
    index_again(Page.objects.all())
    columns = text_columns.columns()
    return {each for each in text_columns.in_database() if columns[each].treatment is TREATMENTS["index"]}


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
