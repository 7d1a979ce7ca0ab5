"""Present a form's text side by side: each place in the first language and in another one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import text
from feedback.forms.frozen_forms import FrozenForm
from feedback.forms.notice_template import template_texts
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.forms.page_content import leading_page, page_texts
from feedback.models import FeedbackFormPage, Form, FormTranslation, sha256_of
from feedback.reference_data.closed_lists import LISTS as LISTED

LONG = 90
OF_FORM = {"title": _("Title"), "intro": _("Introduction"), "closed_words": _("Text shown after it closes")}
OF_BLOCK = {
    "label": _("Question"),
    "title": _("Heading"),
    "help": _("Help"),
    "intro": _("Introduction"),
    "unit": _("Unit"),
    "choice": _("Answer"),
    "row": _("Row"),
}
MISSING, STALE, DONE, ON_PAGE, TEMPLATE = "missing", "stale", "done", "on_page", "template"


@dataclass(frozen=True)
class Row:
    place: str
    what: str | Promise
    source: str
    words: str
    state: str

    @property
    def name(self) -> str:
        return f"w-{self.place}"

    @property
    def is_long(self) -> bool:
        return len(self.source) > LONG

    @property
    def is_done(self) -> bool:
        return self.state in (DONE, ON_PAGE, TEMPLATE)


@dataclass
class SideBySide:
    source_language: str
    groups: list[tuple[str, list[Row]]] = field(default_factory=list)
    page: FeedbackFormPage | None = None

    @property
    def rows(self) -> list[Row]:
        return [row for _heading, rows in self.groups for row in rows]

    @property
    def percent(self) -> int:
        rows = self.rows
        return 100 * sum(row.is_done for row in rows) // len(rows) if rows else 0


def side_by_side(form: Form, language: str) -> SideBySide | None:
    """Return the table, or None if the form has no page because another app supplies its text."""
    first = leading_page(form)
    if first is None:
        return None
    pages = FeedbackFormPage.objects.filter(form=form, locale__language_code=language)
    page = pages.exclude(pk=first.pk).select_related("latest_revision").first()
    on_page = page_texts(page.get_latest_revision_as_object()) if page else {}
    kept = FormTranslation.objects.filter(form=form, language=language).first()
    shown = SideBySide(first.locale.language_code, page=page)
    source, template = page_texts(first), template_texts(first, language)
    for heading, places in _grouped(first, source):
        rows = [_row(place, what, source[place], on_page.get(place, ""), kept) for place, what in places]
        rows = [_from_template(row, template) for row in rows]
        shown.groups.append((heading, rows))
    return shown


def _row(place: str, what: str | Promise, source: str, on_page: str, kept: FormTranslation | None) -> Row:
    if on_page:
        return Row(place, what, source, on_page, ON_PAGE)
    words = kept.words.get(place, "") if kept else ""
    if not words:
        return Row(place, what, source, "", MISSING)
    fresh = kept is not None and kept.sources.get(place) == sha256_of(source)
    return Row(place, what, source, words, DONE if fresh else STALE)


def _from_template(row: Row, template: dict[str, str]) -> Row:
    if row.state != MISSING or row.place not in template:
        return row
    return replace(row, words=template[row.place], state=TEMPLATE)


def _grouped(page: FeedbackFormPage, source: dict[str, str]) -> list[tuple[str, list[tuple[str, Any]]]]:
    """Group places: the form itself, each block, and the privacy notice last."""
    groups: list[tuple[str, list[tuple[str, Any]]]] = [
        (str(_("The form")), [(place, what) for place, what in OF_FORM.items() if place in source])
    ]
    for block in page.questions:
        mine = [place for place in source if place.startswith(f"{block.id}.")]
        heading = block.value.get("label") or block.value.get("title") or ""
        groups.append((heading, [(place, OF_BLOCK[place.split(".")[1]]) for place in mine]))
    notice = [place for place in source if place.startswith("notice.")]
    groups.append(
        (str(_("Privacy notice")), [(place, NOTICE_TITLES[place.split(".")[1]]) for place in notice])
    )
    return groups


# Published text ---------------------------------------------------------------------------------------------


def published_texts(frozen: FrozenForm) -> Iterator[dict[str, str]]:
    """Yield each text of a frozen form that needs translating; the app's own lists come translated."""
    yield from (frozen.title, frozen.intro, frozen.closed_words, *frozen.notice.values())
    for section in frozen.layout:
        yield from (section["title"], section["intro"])
    for question in frozen.questions:
        yield from (question.label, question.help)
        yield from (row["label"] for row in question.rows)
        if question.kind not in LISTED:
            yield from (choice["label"] for choice in question.choices)


def percents(frozen: FrozenForm, codes: Iterable[str]) -> dict[str, int]:
    texts = [words for words in published_texts(frozen) if words and not text(words).isdigit()]
    return {
        code: 100 * sum(bool(words.get(code)) for words in texts) // len(texts) if texts else 0
        for code in codes
    }
