"""Choose on the desk which questions of a form's page are asked only after certain answers."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cms.i18n.fields import text
from cms.records.history import Actor, actor_user
from feedback.access import TRANSLATE_ROLES, require
from feedback.exceptions import NotPossibleNow
from feedback.forms import conditions
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.forms.page_content import leading_page, preview_of
from feedback.models import FeedbackFormPage, Form


@dataclass(frozen=True)
class ConditionRow:
    question: FrozenQuestion
    number: int
    sentence: str
    may_depend: bool

    @property
    def label(self) -> str:
        return text(self.question.label)


def draft_of(form: Form) -> tuple[FeedbackFormPage, FrozenForm] | None:
    """Return the newest draft of the page and its questions, or None if another app supplies the form's text."""
    page = leading_page(form)
    return (page, preview_of(page)) if page else None


def condition_rows(draft: FrozenForm) -> list[ConditionRow]:
    return [
        ConditionRow(
            question,
            number,
            conditions.sentence(question, draft),
            bool(conditions.sources_of(question, draft)),
        )
        for number, question in enumerate(draft.questions, 1)
    ]


@transaction.atomic
def set_condition(
    *, actor: Actor, form: Form, key: str, source: str = "", choices: list[str], is_not: bool = False
) -> FeedbackFormPage:
    """Save a draft in which the question is asked only after these choices, or of everyone if there is no source.

    Raises ``NotPossibleNow`` if someone locked the page, or the question or its choices are gone meanwhile.
    """
    require(actor, *TRANSLATE_ROLES)
    Form.objects.select_for_update().get(pk=form.pk)
    page = editable_page(actor, form)
    draft = preview_of(page)
    question = draft.question(key)
    kept = {name: value for name, value in page.conditions.items() if name != key}
    if source:
        named = draft.question(source)
        known = {each["key"] for each in named.choices} if named else set()
        if (
            question is None
            or named not in conditions.sources_of(question, draft)
            or not set(choices) <= known
        ):
            raise NotPossibleNow(_("The questions of this form have changed. Review them and choose again."))
        kept[key] = {"question": source, "choices": choices} | ({"not": True} if is_not else {})
    if kept != page.conditions:
        page.conditions = kept
        page.save_revision(user=actor_user(actor), log_action=True, clean=False)
    return page


def editable_page(actor: Actor, form: Form) -> FeedbackFormPage:
    """Return the newest draft of the page; ``NotPossibleNow`` if there is none or this person may not edit it now."""
    page = leading_page(form)
    if page is None:
        raise NotPossibleNow(
            _("This form cannot be edited here, or it cannot be edited in this language."), rule="design 3.4"
        )
    user = actor_user(actor)
    lock = page.get_lock()
    if user and (not page.permissions_for_user(user).can_edit() or (lock and lock.for_user(user))):
        raise NotPossibleNow(_("This page is locked or under review. Open it in the editor to see why."))
    return page
