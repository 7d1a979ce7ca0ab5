"""What a redaction removes and what stays, with counts: shown before and after (PRV-06)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.records import text_columns
from cms.records.text_columns import REDACTION, Column
from cms.records.treatments import Fate, Treatment


@dataclass(frozen=True)
class Line:
    label: str | Promise
    count: int | None
    why: str | Promise = ""


def removed(kind: str, key: object, *, but: str = "") -> list[Line]:
    """Records of the thing whose text goes, except those of one app. One query for each kind of record."""
    found = []
    for model, columns in _of(kind, (Fate.REMOVED,)).items():
        if model._meta.app_label != but and (count := _rows(model, columns, kind, key).count()):
            found.append(Line(model._meta.verbose_name_plural or model._meta.label, count))
    return found


def stays(kind: str, key: object) -> list[Line]:
    """What stays of the thing, by reason; then what is searched, and what no program reaches."""
    counts: dict[Treatment, int] = {}
    for model, columns in _of(kind, (Fate.STAYS, Fate.LISTED)).items():
        for treatment in {each.treatment for each in columns}:
            mine = [each for each in columns if each.treatment is treatment]
            counts[treatment] = counts.get(treatment, 0) + _rows(model, mine, kind, key).count()
    lines = [Line(each.title, count, each.why) for each, count in counts.items() if count]
    return [*lines, *_elsewhere()]


def _of(kind: str, fates: tuple[Fate, ...]) -> dict[type[models.Model], list[Column]]:
    found = {
        model: [
            each for each in columns if kind in each.of and each.goes_at(REDACTION) == (Fate.REMOVED in fates)
        ]
        for model, columns in text_columns.columns_of(*fates).items()
    }
    return {model: columns for model, columns in found.items() if columns}


def _rows(model: type[models.Model], columns: list[Column], kind: str, key: object) -> models.QuerySet:
    """Rows of the thing that have a value in one of the columns."""
    filled = models.Q(pk__in=[])
    for each in columns:
        field = model._meta.get_field(each.name)
        is_text = isinstance(field, models.CharField | models.TextField)
        filled |= ~models.Q(**{each.name: ""}) if is_text else models.Q(**{f"{each.name}__isnull": False})
    return model._base_manager.filter(filled, **{columns[0].of[kind]: key}).distinct()


def _elsewhere() -> Iterator[Line]:
    searched = len(text_columns.columns_of(Fate.LISTED))
    yield Line(
        _("Kinds of records that are searched for copies"),
        searched,
        _("Each copy found is listed, and a person decides what to do with it."),
    )
    if settings.BACKUP_DIR:
        yield Line(
            _("Backup retention in days"),
            settings.BACKUP_KEEP,
            _("Backups made before the removal contain the text until they are deleted."),
        )
