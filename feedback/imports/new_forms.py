"""Make a form from the columns of a file. It has no page: nobody answers it here, it holds what was imported."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.records.history import Actor
from feedback import access
from feedback.exceptions import ImportRefused
from feedback.forms.services import system_form_version
from feedback.imports.columns import NEW, QUESTION
from feedback.imports.proposals import says_nothing, values_of
from feedback.imports.selectors import idle
from feedback.models import NOTICE_ELEMENTS, Form, ImportBatch, QuestionKind, sha256_of

CHOICES = (QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES)
KINDS = (
    QuestionKind.LONG_TEXT,
    QuestionKind.SHORT_TEXT,
    *CHOICES,
    QuestionKind.NUMBER,
    QuestionKind.DATE,
)
MOST_CHOICES = 200


def make_form(
    *, actor: Actor, batch: ImportBatch, title: str, mapping: dict[str, str]
) -> tuple[ImportBatch, dict[str, str]]:
    """Freeze a form whose questions are columns; return the import with its form, and the mapping to its questions.

    Raises ``ImportRefused`` if a column has no question, or too many values for choices.
    """
    access.require(actor, *access.CUT_ROLES)
    with transaction.atomic():
        current = idle(batch)
        if current.form_id is not None:
            raise ImportRefused(_("This file already has a form."))
        content, keys, meant = _content(current, title, mapping)
        slug = _free_slug(title)
        version = system_form_version(slug=slug, content=content, actor=actor, is_demo=current.is_demo)
        current.form, current.version = version.form, version
        current.reading["values"] = values_of(current) | meant
        current.save(update_fields=["form", "version", "reading"])
    return current, {name: keys.get(name, key) for name, key in mapping.items()}


def _free_slug(title: str) -> str:
    first = slugify(title)[:60] or "imported"
    slug, number = first, 1
    while Form.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{first}-{number}"
    return slug


def _content(
    batch: ImportBatch, title: str, mapping: dict[str, str]
) -> tuple[dict[str, Any], dict[str, str], dict[str, dict[str, str]]]:
    """The frozen content, column → target of its question, and column → what its values mean."""
    language = (get_language() or "en").split("-")[0]
    columns = {each["name"]: each for each in batch.columns}
    questions: list[dict[str, Any]] = []
    keys: dict[str, str] = {}
    meant: dict[str, dict[str, str]] = {}
    for name, target in mapping.items():
        if not target.startswith(NEW):
            continue
        kind = target.removeprefix(NEW)
        choices, nothing = _choices(columns[name], kind, language) if kind in CHOICES else ([], {})
        question = _question(f"c{len(questions) + 1}", kind, columns[name], language)
        questions.append(question | {"choices": choices})
        keys[name] = f"{QUESTION}{question['key']}"
        if nothing:
            meant[name] = nothing
    if not questions:
        raise ImportRefused(_("Choose at least one column that becomes a question."))
    intro = _("Made from the columns of “%(file)s”. Nobody answers it on this site.")
    content = {
        "title": {language: title},
        "intro": {language: intro % {"file": batch.filename}},
        "notice": {element: {} for element in NOTICE_ELEMENTS},
        "questions": questions,
    }
    return content, keys, meant


def _question(key: str, kind: str, column: dict[str, Any], language: str) -> dict[str, Any]:
    return {
        "key": key,
        "kind": str(kind),
        "label": {language: column.get("label") or column["name"]},
        "help": {},
        "required": False,
        "about_you": False,
        "purpose": "",
    }


def _choices(column: dict[str, Any], kind: str, language: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """One choice for each distinct value. Values that say nothing (N/A, Unknown) are no choice, but “not said”."""
    values = column.get("values")
    if values is None:
        message = _(
            "“%(name)s” has too many different values to become choices. Make it a text question "
            "or an attribute."
        )
        raise ImportRefused(message % {"name": column["name"][:80]})
    parts = dict.fromkeys(
        part.strip()
        for value in values
        for part in (value.split(";") if kind == QuestionKind.MANY_CHOICES else [value])
        if part.strip() and not says_nothing(value)
    )
    labels = {part.casefold(): part for part in reversed(parts)}
    choices = [
        {"key": _choice_key(number, label), "label": {language: label}}
        for number, label in enumerate(reversed(labels.values()), 1)
    ]
    return choices[:MOST_CHOICES], {value: "" for value in values if says_nothing(value)}


def _choice_key(number: int, label: str) -> str:
    """``v1-1f0c5a2e``: a key that no value is, because answers are read by key and by label. "v1" could be a value."""
    return f"v{number}-{sha256_of(label)[:8]}"
