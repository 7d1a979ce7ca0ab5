"""What the screens of forms show: their state, their languages, their versions side by side."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest

from cms.web.paging import page_of
from feedback.forms.frozen_forms import FrozenForm, frozen_of
from feedback.forms.localized_text import Localized, localized
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
    """Two statements, however many forms; each comes from ``forms_on_desk``."""
    newest = FormVersion.objects.filter(pk__in=[each.current_version_id for each in forms])
    found = {each.form_id: each for each in newest.prefetch_related("questions")}
    return [FormRow(form, found.get(form.pk), shares(found.get(form.pk))) for form in forms]


def shares(version: FormVersion | None) -> list[Share]:
    """How much of what is published is said in each language; those that are not begun are left out."""
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
    """The newest first, each with its questions and how many comments came under it."""
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
    """One question through the versions: in each, "asked", "reworded" or nothing."""

    label: Localized
    cells: list[str]


def asked_in(rows: list[VersionRow]) -> list[AskedIn]:
    """The oldest version first, as one reads."""
    forms = [row.frozen for row in reversed(rows)]
    keys = dict.fromkeys(question.key for frozen in reversed(forms) for question in frozen.questions)
    return [_asked_in(key, forms) for key in keys]


def _asked_in(key: str, forms: list[FrozenForm]) -> AskedIn:
    cells: list[str] = []
    last: dict[str, str] = {}
    label = Localized("")
    for frozen in forms:
        question = frozen.question(key)
        if question is None:
            cells.append("")
            continue
        cells.append("reworded" if last and _reworded(last, question.label) else "asked")
        last, label = question.label, localized(question.label)
    return AskedIn(label, cells)


def _reworded(before: dict[str, str], after: dict[str, str]) -> bool:
    """In a language that both have; a translation alone is not another wording."""
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
