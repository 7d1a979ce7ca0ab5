"""Publish a form in all its languages at once: complete ones always, others as the publisher decides."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.blocks import StreamBlockValidationError

from cms import clock
from cms.publication import gate
from cms.records.history import Actor, actor_user, record
from feedback.access import PUBLISH_ROLES, require
from feedback.exceptions import LanguagesIncomplete, NotPossibleNow
from feedback.forms.page_content import leading_page
from feedback.forms.services import freeze_form_version, one_version
from feedback.forms.translation_table import side_by_side
from feedback.models import FeedbackFormPage, Form, FormTranslation, FormVersion
from feedback.reference_data.languages import language_name

WITHOUT, PARTLY = "without", "partly"


@dataclass(frozen=True)
class LanguageState:
    """A language that someone began for this form, and what is missing in it."""

    code: str
    is_first: bool
    missing: list[str]
    is_left_out: bool = False
    has_draft: bool = False

    @property
    def name(self) -> str:
        return language_name(self.code)

    @property
    def is_complete(self) -> bool:
        return not self.missing


def language_states(form: Form) -> list[LanguageState]:
    """Return the first language and those that were begun, with the parts that are missing or out of date in each."""
    first = leading_page(form)
    if first is None:
        return []
    source = first.locale.language_code
    pages = {each.locale.language_code: each for each in _pages(form)}
    rows = {each.language: each for each in form.words.all()}
    found = [LanguageState(source, True, [], has_draft=_has_draft(pages[source]))]
    for code, _name in settings.FORM_LANGUAGES:
        page, row = pages.get(code), rows.get(code)
        if code != source and (page or (row and row.words)):
            found.append(
                LanguageState(
                    code, False, _missing(form, code), bool(row and row.is_left_out), _has_draft(page)
                )
            )
    return found


def _missing(form: Form, code: str) -> list[str]:
    shown = side_by_side(form, code)
    groups = shown.groups if shown else []
    return [f"{heading}: {row.what}" for heading, rows in groups for row in rows if not row.is_done]


def _pages(form: Form) -> list[FeedbackFormPage]:
    pages = FeedbackFormPage.objects.filter(form=form).select_related("locale", "latest_revision")
    return list(pages.order_by("path"))


def _has_draft(page: FeedbackFormPage | None) -> bool:
    return page is not None and (not page.live or page.has_unpublished_changes)


@transaction.atomic
def publish_together(*, actor: Actor, form: Form, chosen: dict[str, str]) -> FormVersion | None:
    """Publish the drafts of all pages and what was typed side by side as one version; None if nothing changed.

    ``chosen``: incomplete language → ``WITHOUT``, and it is not offered, or ``PARTLY``, and the rest stays in the first
    language. Raises ``LanguagesIncomplete`` for one without a choice, ``NotPossibleNow`` for a page with a problem, a
    lock or a later date.
    """
    require(actor, *PUBLISH_ROLES)
    Form.objects.select_for_update().get(pk=form.pk)
    states = language_states(form)
    if not states:
        raise NotPossibleNow(
            _("This form cannot be edited here, or it cannot be edited in this language."), rule="design 3.4"
        )
    undecided = [
        each for each in states if not each.is_complete and chosen.get(each.code) not in (WITHOUT, PARTLY)
    ]
    if undecided:
        names = ", ".join(each.name for each in undecided)
        words = _("These languages are not complete: %(names)s. Decide how to publish each one.")
        raise LanguagesIncomplete(words % {"names": names})
    left_out = {each.code for each in states if not each.is_complete and chosen[each.code] == WITHOUT}
    for each in states:
        if not each.is_first:
            _leave_out(form, each.code, each.code in left_out, actor)
    with one_version():
        for page in _pages(form):
            if page.locale.language_code not in left_out and _has_draft(page):
                _publish(page, actor)
    return freeze_form_version(form=form, actor=actor)


def _leave_out(form: Form, language: str, is_left_out: bool, actor: Actor) -> None:
    row = form.words.filter(language=language).first() or FormTranslation(form=form, language=language)
    if row.is_left_out != is_left_out:
        row.is_left_out = is_left_out
        reason = "left out when published" if is_left_out else "offered again"
        record(row, actor=actor, reason=reason)


def _check_free(page: FeedbackFormPage, actor: Actor) -> None:
    """A page that someone locked, or gave a later date, is not published before that."""
    lock, user = page.get_lock(), actor_user(actor)
    facts = {"title": page.draft_title, "language": language_name(page.locale.language_code)}
    if lock and (user is None or lock.for_user(user)):
        words = _("The page “%(title)s” (%(language)s) is locked or under review. Open it in the editor.")
        raise NotPossibleNow(words % facts, rule="design 3.4")
    date = page.get_latest_revision_as_object().go_live_at
    if date and date > clock.now():
        words = _(
            "The page “%(title)s” (%(language)s) is scheduled to be published later. Open it in the editor."
        )
        raise NotPossibleNow(words % facts, rule="design 3.4")


def _publish(page: FeedbackFormPage, actor: Actor) -> None:
    _check_free(page, actor)
    revision = page.latest_revision or page.save_revision(user=actor_user(actor), clean=False)
    draft = revision.as_object()
    gate.check_public(actor=actor, what=draft)
    try:
        draft.full_clean()
        draft.questions.stream_block.clean(draft.questions)
    except (ValidationError, StreamBlockValidationError) as error:
        words = _("The page “%(title)s” (%(language)s) cannot be published as it is. Open it in the editor.")
        facts = {"title": draft.title, "language": language_name(page.locale.language_code)}
        raise NotPossibleNow(words % facts, rule="design 3.4") from error
    revision.publish(user=actor_user(actor))
