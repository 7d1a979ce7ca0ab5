"""Present forms on the desk: state, languages, and versions side by side."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from cms.i18n.fields import text
from cms.web.paging import page_of
from feedback.forms.frozen_forms import FrozenForm, frozen_of
from feedback.forms.translation_table import percents
from feedback.forms.version_changes import Change, changes_between, counts_of
from feedback.models import FeedbackFormPage, FeedbackIndexPage, Form, FormVersion
from feedback.reference_data.languages import language_name


@dataclass(frozen=True)
class Share:
    code: str
    name: str
    percent: int


@dataclass(frozen=True)
class FormRow:
    form: Form
    version: FormVersion | None
    languages: list[Share]


def form_rows(forms: list[Any]) -> list[FormRow]:
    """Return rows for forms from ``forms_on_desk``, in two queries for any number of forms."""
    newest = FormVersion.objects.filter(pk__in=[each.current_version_id for each in forms])
    found = {each.form_id: each for each in newest.prefetch_related("questions")}
    return [FormRow(form, found.get(form.pk), shares(found.get(form.pk))) for form in forms]


def shares(version: FormVersion | None) -> list[Share]:
    """Return the percentage translated per language of a published version; languages not started are left out."""
    if version is None:
        return []
    found = percents(frozen_of(version), [code for code, _name in settings.FORM_LANGUAGES])
    return [Share(code, language_name(code), percent) for code, percent in found.items() if percent]


def forms_on_desk() -> QuerySet:
    pages = FeedbackFormPage.objects.filter(form=OuterRef("pk")).order_by("path")
    counted = Form.objects.with_current().annotate(
        version_count=Count("versions", distinct=True), page_id=Subquery(pages.values("pk")[:1])
    )
    return counted.select_related("tool").order_by("slug")


# Versions ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class VersionRow:
    version: FormVersion
    frozen: FrozenForm
    counts: dict[str, int]
    before: int


def versions_of(form: Form) -> list[FormVersion]:
    """Return versions, newest first, with their questions and number of comments."""
    rows = form.versions.annotate(comments=Count("submissions")).order_by("-number")
    return list(rows.prefetch_related("questions"))


def version_rows(versions: list[FormVersion]) -> list[VersionRow]:
    frozen = [frozen_of(each) for each in versions]
    rows = []
    for place, version in enumerate(versions):
        older = frozen[place + 1] if place + 1 < len(frozen) else None
        counts = counts_of(changes_between(older, frozen[place])) if older else {}
        rows.append(VersionRow(version, frozen[place], counts, older.number if older else 0))
    return rows


@dataclass(frozen=True)
class AskedIn:
    """One question across the versions: each entry is "asked", "reworded" or empty."""

    label: str
    cells: list[str]


def asked_in(rows: list[VersionRow]) -> list[AskedIn]:
    """Return one entry per question; within each, the oldest version first."""
    forms = [row.frozen for row in reversed(rows)]
    keys = dict.fromkeys(question.key for frozen in reversed(forms) for question in frozen.questions)
    return [_asked_in(key, forms) for key in keys]


def _asked_in(key: str, forms: list[FrozenForm]) -> AskedIn:
    cells: list[str] = []
    last: dict[str, str] = {}
    label = ""
    for frozen in forms:
        question = frozen.question(key)
        if question is None:
            cells.append("")
            continue
        cells.append("reworded" if last and _reworded(last, question.label) else "asked")
        last, label = question.label, text(question.label)
    return AskedIn(label, cells)


def _reworded(before: dict[str, str], after: dict[str, str]) -> bool:
    """Whether the text changed in a language both versions have; a translation alone is not a change."""
    return any(before[code] != after[code] for code in before.keys() & after.keys())


@dataclass(frozen=True)
class Difference:
    changes: list[Change]
    translated: list[tuple[str, list[str]]]
    """What only came into a language, or left it: the sentence, and the places."""


def difference(old: FormVersion, new: FormVersion) -> Difference:
    found = changes_between(frozen_of(old), frozen_of(new))
    translated: dict[str, list[str]] = {}
    for change in found:
        for words in change.languages:
            translated.setdefault(words, []).append(change.label)
    return Difference([each for each in found if each.says_more], list(translated.items()))


def public_form_pages(index: FeedbackIndexPage, request: HttpRequest) -> Page:
    pages = FeedbackFormPage.objects.live().public().child_of(index).select_related("form__tool")
    return page_of(request, pages.order_by("title").defer_streamfields())
