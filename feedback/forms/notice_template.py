"""The privacy notice of a form beside the site's template, and the template's text in the form's languages (PRV-04)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise

from cms.cleaning import clean_text
from cms.records.history import Actor, record
from feedback.access import TRANSLATE_ROLES, require
from feedback.forms.notice_titles import NOTICE_TITLES
from feedback.forms.page_content import leading_page, page_texts
from feedback.models import (
    NOTICE_ELEMENTS,
    FeedbackFormPage,
    Form,
    FormTranslation,
    NoticeTemplate,
    sha256_of,
)

LONGEST = 1000
SAME, DIFFERENT, NO_TEMPLATE, NO_TEXT = "same", "different", "no_template", "no_text"


@transaction.atomic
def save_notice(*, actor: Actor, language: str, words: dict[str, str]) -> NoticeTemplate:
    """Save the template in one language; forms that exist keep their text. ``words``: element → text.

    Translations that followed the template get its text of until now as their own.
    """
    require(actor, *TRANSLATE_ROLES)
    kept = NoticeTemplate.objects.select_for_update().filter(language=language).first()
    kept = kept or NoticeTemplate(language=language)
    cleaned = {name: clean_text(words.get(name, ""), max_length=LONGEST) for name in NOTICE_ELEMENTS}
    cleaned = {name: text for name, text in cleaned.items() if text}
    if kept.pk and cleaned == kept.words:
        return kept
    for row in FormTranslation.objects.select_for_update().order_by("pk"):
        _keep_template(row, language, actor)
    kept.words = cleaned
    return record(kept, actor=actor, reason="template of the privacy notice changed")


def _keep_template(row: FormTranslation, language: str, actor: Actor) -> None:
    """Write the template's text into a translation that follows it, from or to this language."""
    for page in _pages_that_lead(row.form):
        if language not in (page.locale.language_code, row.language):
            continue
        followed = template_texts(page, row.language)
        missing = {place: text for place, text in followed.items() if place not in row.words}
        if missing:
            source = page_texts(page)
            row.words |= missing
            row.sources |= {place: sha256_of(source[place]) for place in missing}
            record(row, actor=actor, reason="kept its notice when the template changed")


def _pages_that_lead(form: Form) -> list[FeedbackFormPage]:
    """The page of a form in its first language: the newest draft, and what is public."""
    public = (
        FeedbackFormPage.objects.live().filter(form=form).select_related("locale").order_by("path").first()
    )
    return [each for each in (leading_page(form), public) if each is not None]


def template_texts(first: FeedbackFormPage, language: str) -> dict[str, str]:
    """Return place → the template's text in another language, for the parts where the page has the template's text."""
    source = NoticeTemplate.words_in(first.locale.language_code)
    words = NoticeTemplate.words_in(language) if source else {}
    return {
        f"notice.{element}": words[element]
        for element, text in first.notice.items()
        if words.get(element) and text == source.get(element)
    }


@dataclass(frozen=True)
class NoticeRow:
    """One part of the notice: the template's text, the form's, and whether they are the same."""

    title: str | Promise
    template: str
    words: str

    @property
    def state(self) -> str:
        if not self.template:
            return NO_TEMPLATE
        if not self.words:
            return NO_TEXT
        return SAME if self.words == self.template else DIFFERENT


def notice_rows(form: Form, language: str) -> list[NoticeRow]:
    """Return the eight parts in one language as the newest draft has them; empty if the form has no page."""
    first = leading_page(form)
    if first is None:
        return []
    template, words = NoticeTemplate.words_in(language), draft_notice(form, first, language)
    return [
        NoticeRow(NOTICE_TITLES[element], template.get(element, ""), words.get(f"notice.{element}", ""))
        for element in NOTICE_ELEMENTS
    ]


def draft_notice(form: Form, first: FeedbackFormPage, language: str) -> dict[str, str]:
    """A page in the language comes first, then what was typed side by side, then the template."""
    if language == first.locale.language_code:
        return page_texts(first)
    page = FeedbackFormPage.objects.filter(form=form, locale__language_code=language).first()
    kept = FormTranslation.objects.filter(form=form, language=language).first()
    on_page = page_texts(page.get_latest_revision_as_object()) if page else {}
    return template_texts(first, language) | (kept.words if kept else {}) | on_page
