"""Copies of a redacted text that nobody needs, replaced at once: the registry of text columns names them (PRV-06).

Emails, jobs, task results, logs of the editor, comments of editors on pages, reasons in the history. A session or an
unsaved form that contains the text is deleted, and so is a machine translation of it.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models

from wagtail.admin.models import FormState

from cms.models import MachineTranslation, OutboxMessage
from cms.records import text_columns
from cms.records.redaction_copies import Passage, mask_rows, strings_in
from cms.records.treatments import TREATMENTS


def scrub_known(passage: Passage, mark: str) -> list[str]:
    """Replace copies and name each place."""
    if not passage:
        return []
    places = [place for rows, names in _copying(passage) for place in mask_rows(rows, names, passage, mark)]
    places += _forgotten(Session, _said_in_session, passage) + _forgotten(FormState, _typed, passage)
    return places + _forgotten(MachineTranslation, _translated, passage)


def _copying(passage: Passage) -> Iterator[tuple[models.QuerySet, list[str]]]:
    """Rows that are new enough to hold a copy, with their columns."""
    known: dict[str, list[text_columns.Column]] = {}
    for each in text_columns.columns().values():
        if each.treatment in (TREATMENTS["copy"], TREATMENTS["mail"]):
            known.setdefault(each.model, []).append(each)
    for label, found in known.items():
        since = "history_date" if found[0].is_past else found[0].since
        later = {f"{since}__gte": passage.since} if passage.since and since else {}
        rows = apps.get_model(label)._base_manager.filter(**later)
        yield rows, [each.name for each in found]


def scrub_mail_about(kind: str, key: object, mark: str) -> list[str]:
    """Replace the text of emails about a thing, and the addresses of those that went out."""
    mails = OutboxMessage.objects.filter(about_kind=kind, about_id=str(key))
    count = mails.update(text=mark, html="", calendar="", subject=mark[:250], error="")
    gone = mails.exclude(state=OutboxMessage.State.WAITING)
    gone.update(to="", reply_to="", headers={})
    return [f"outbox × {count}"] if count else []


def _forgotten(model: type[models.Model], said: Callable[[Any], object], passage: Passage) -> list[str]:
    """Delete temporary rows that contain the text: they cannot be changed in place."""
    gone = [row.pk for row in model._base_manager.iterator(200) if _contains(said(row), passage)]
    model._base_manager.filter(pk__in=gone).delete()
    return [f"{model._meta.label} × {len(gone)}"] if gone else []


def _contains(value: object, passage: Passage) -> bool:
    return any(passage.copies(text) for text in strings_in(value))


def _said_in_session(row: Any) -> Any:
    return row.get_decoded()


def _translated(row: MachineTranslation) -> str:
    return row.source


def _typed(row: Any) -> Any:
    return [value for _name, value in parse_qsl(row.data)]
