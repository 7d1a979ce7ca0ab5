"""The registry of every text column: what becomes of it on redaction, withdrawal and retention (PRV-06).

Under a legal hold, everything that ``of`` leads to stays, and so does what was made from it where ``held_with_source``
says so. The tables are data: ``text_columns.yaml`` here, and in the folder ``site`` of each app. A column without a
row, or a row without a column, fails the suite.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from wagtail.fields import StreamField

from cms.data_files import read_data
from cms.records.treatments import TREATMENTS, Fate, Treatment

REDACTION, WITHDRAWAL, RETENTION = EVENTS = ("redaction", "withdrawal", "retention")
OF_A_MODEL = ("of", "row_goes", "since", "searched_by_app", "files", "held_with_source")
# Columns that the package of histories adds to each.
OF_HISTORY = {"history_actor": "staff", "history_request": "chosen", "history_change_reason": "copy"}
TEXT = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    StreamField,
)


@dataclass(frozen=True)
class Column:
    """``of``: kind of record → lookup of its key. ``row_goes``: events that delete the row. ``files``: names of files
    that are made from the key of the row. ``is_held_with_source``: a hold on what it was made from keeps it too.
    """

    model: str
    name: str
    treatment: Treatment
    of: dict[str, str] = field(default_factory=dict, hash=False)
    row_goes: tuple[str, ...] = ()
    since: str = ""
    is_searched_by_app: bool = False
    files: tuple[str, ...] = ()
    is_held_with_source: bool = False
    is_past: bool = False

    @property
    def is_searched(self) -> bool:
        return self.treatment.fate is Fate.LISTED or self.treatment is TREATMENTS["quoting"]

    @property
    def label(self) -> str:
        return f"{self.model}.{self.name}"

    def goes_at(self, event: str) -> bool:
        """Whether the event clears the column without a further decision."""
        if event in self.row_goes:
            return True
        if event == REDACTION:
            return self.treatment.fate in (Fate.REMOVED, Fate.COPIES)
        has_period = bool(self.of) or self.treatment.own_period
        return event == RETENTION and self.treatment.erased and has_period


def text_fields_of(model: type[models.Model]) -> list[Any]:
    """Every text column of a table."""
    return [each for each in model._meta.local_concrete_fields if isinstance(each, TEXT) or _is_index(each)]


def _is_index(each: models.Field) -> bool:
    """PostgreSQL's own kind of column for words to search, without a need to import it on another database."""
    return each.get_internal_type() == "SearchVectorField"


def _tables() -> dict[str, dict[str, Any]]:
    files = [Path(__file__).with_name("text_columns.yaml")]
    files += [Path(app.path) / "site" / "text_columns.yaml" for app in apps.get_app_configs()]
    found: dict[str, dict[str, Any]] = {}
    for file in files:
        if file.exists():
            found |= read_data(file)
    return found


@cache
def columns() -> dict[str, Column]:
    """Every column that has a row, by ``app.Model.column``; histories follow the model whose past they keep."""
    found: dict[str, Column] = {}
    tables = _tables()
    for label, table in tables.items():
        for each in _of_table(label, table):
            found[each.label] = each
    for model in apps.get_models():
        original = getattr(model, "instance_type", None)
        if original is not None:
            for each in _of_past(model, original._meta.label, found):
                found[each.label] = each
    for model in apps.get_models():
        for each in _of_choices(model):
            found.setdefault(each.label, each)
    return found


def _of_table(label: str, table: dict[str, Any]) -> Iterator[Column]:
    facts = {
        "of": table.get("of", {}),
        "row_goes": tuple(table.get("row_goes", ())),
        "since": table.get("since", ""),
        "files": tuple(table.get("files", ())),
        "is_searched_by_app": table.get("searched_by_app", False),
        "is_held_with_source": table.get("held_with_source", False),
    }
    for name, names in table.items():
        if name not in OF_A_MODEL:
            for each in names:
                yield Column(label, each, TREATMENTS[name], **facts)


def _of_past(model: type[models.Model], original: str, found: dict[str, Column]) -> Iterator[Column]:
    for each in text_fields_of(model):
        if treatment := OF_HISTORY.get(each.name):
            yield Column(model._meta.label, each.name, TREATMENTS[treatment], is_past=True)
        elif now := found.get(f"{original}.{each.name}"):
            yield Column(model._meta.label, each.name, now.treatment, is_past=True)


def _of_choices(model: type[models.Model]) -> Iterator[Column]:
    for each in text_fields_of(model):
        if each.choices:
            yield Column(model._meta.label, each.name, TREATMENTS["fixed"])


def in_database() -> set[str]:
    """Every text column of every table of this database."""
    return {
        f"{model._meta.label}.{each.name}" for model in apps.get_models() for each in text_fields_of(model)
    }


def of_model(model: type[models.Model]) -> list[Column]:
    return [each for each in columns().values() if each.model == model._meta.label]


def columns_of(*fates: Fate, past: bool = False) -> dict[type[models.Model], list[Column]]:
    """Columns by model, of one fate or of several."""
    known: dict[type[models.Model], list[Column]] = {}
    for each in columns().values():
        if each.treatment.fate in fates and each.is_past == past:
            model = _model(each.model)
            if model is not None:
                known.setdefault(model, []).append(each)
    return known


def _model(label: str) -> type[models.Model] | None:
    """None for a table that only the other kind of database has."""
    try:
        return apps.get_model(label)
    except LookupError:
        return None
