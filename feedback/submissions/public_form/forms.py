"""The public form, built from a frozen version: all questions, or those of one page."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.web.public_forms import PublicForm
from feedback.forms import conditions
from feedback.forms.frozen_forms import FrozenForm, FrozenQuestion
from feedback.models import QuestionKind
from feedback.reference_data.closed_lists import TEEN, UNDER_13
from feedback.submissions.public_form.answer_fields import (
    EMAIL,
    Fields,
    answer_of,
    fields_by_question,
    name_of,
    names_of,
    values_of,
)
from feedback.submissions.public_form.screening import ask_whether_public, may_name, screen
from feedback.submissions.services import SubmittedText


def purpose_of(slug: str) -> str:
    return f"feedback.{slug}"


class AnswerForm(PublicForm):
    """``page`` counts from 1; None is all pages. ``initial``: field name → value, also of the other pages."""

    def __init__(
        self,
        frozen: FrozenForm,
        slug: str,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        page: int | None = None,
        initial: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.purpose = purpose_of(slug)
        self.frozen, self.page = frozen, page
        super().__init__(data, files, initial=dict(initial or {}), **kwargs)
        self.on_page = frozen.questions_of(page)
        self.youth = self._youth()
        self.questions = [question for question in self.on_page if self._is_shown(question)]
        fields = fields_by_question(frozen)
        for question in self.questions:
            self._add(question, fields[question.key])

    def _add(self, question: FrozenQuestion, fields: Fields) -> None:
        self.fields.update(fields)
        asked_before = self.is_bound and may_name(question) in self.data
        if question.is_text and asked_before and self.youth != UNDER_13:
            ask_whether_public(self, question)

    def _is_shown(self, question: FrozenQuestion) -> bool:
        """Exclude questions not for children (PRV-30), and those ruled out by answers on other pages."""
        if self.youth == UNDER_13 and (question.purpose == "contact" or question.kind == QuestionKind.FILE):
            return False
        source = self.frozen.question(question.condition.get("question", "")) if question.condition else None
        here = source is None or source in self.on_page
        return here or conditions.holds(question, self.frozen, self.chosen)

    # Answers on this or another page ----------------------------------------------------------------------

    def chosen(self, question: FrozenQuestion) -> list[str]:
        """Return the chosen keys before validation."""
        name = name_of(question)
        if self.is_bound and question in self.on_page:
            getlist = getattr(self.data, "getlist", None)
            value = getlist(name) if getlist else self.data.get(name)
        else:
            value = self.initial.get(name)
        return [value] if isinstance(value, str) else [str(each) for each in value or ()]

    def _youth(self) -> str:
        ages = [each for each in self.frozen.questions if each.kind == QuestionKind.AGE_BRACKET]
        said = {key for question in ages for key in self.chosen(question)}
        return next((key for key in (UNDER_13, TEEN) if key in said), "")

    def asks_now(self, question: FrozenQuestion) -> bool:
        return conditions.holds(question, self.frozen, self.chosen)

    # Validation -------------------------------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for question in self.questions:
            if question.is_text:
                screen(self, question, cleaned)
            if question.kind == QuestionKind.RANKING:
                self._one_place_each(question, cleaned)
            if question.required and (question.condition or question.kind == QuestionKind.RANKING):
                self._need(question, cleaned)
        if not self.errors and self._is_whole and self.words().is_empty and not self.uploads():
            self.add_error(None, _("Every field is blank. Write or choose something first."))
        return cleaned

    @property
    def _is_whole(self) -> bool:
        return self.page is None or len(self.frozen.pages) == 1

    def _need(self, question: FrozenQuestion, cleaned: dict[str, Any]) -> None:
        """Add an error for a missing answer; a conditional question is required only if its condition holds."""
        if question.kind == QuestionKind.CONSENT or not self.asks_now(question):
            return
        names = names_of(question)
        is_open = [name for name in names if cleaned.get(name) in ("", None, [])]
        missing = (
            is_open
            if question.kind == QuestionKind.MATRIX
            else names[:1]
            if len(is_open) == len(names)
            else []
        )
        for name in missing:
            if name not in self.errors:
                self.add_error(name, forms.Field.default_error_messages["required"])

    def _one_place_each(self, question: FrozenQuestion, cleaned: dict[str, Any]) -> None:
        taken: dict[int, str] = {}
        for name in names_of(question):
            place = cleaned.get(name)
            if place and place in taken:
                words = _("Rank %(place)s is used twice. Use each rank only once, or leave some blank.")
                self.add_error(name, words % {"place": place})
            elif place:
                taken[place] = name

    # Results ----------------------------------------------------------------------------------------------

    def words(self) -> SubmittedText:
        """Return the content of this page by question key."""
        words = SubmittedText(language=get_language() or "en", youth=self.youth)
        for question in self.questions:
            self._take(words, question, answer_of(question, self.cleaned_data))
        if words.consents.get("contact") and self.cleaned_data.get(EMAIL):
            words.contact = {"email": self.cleaned_data[EMAIL]}
        return words

    def _take(self, words: SubmittedText, question: FrozenQuestion, answer: object) -> None:
        if question.kind == QuestionKind.CONSENT:
            words.consents[question.purpose] = answer == "yes"
        elif answer is None or question.kind == QuestionKind.FILE:
            return
        elif question.is_text:
            words.texts[question.key] = answer
        elif question.kind == QuestionKind.LANGUAGE:
            words.language = answer
        elif question.about_you:
            words.about_you[question.key] = answer
        else:
            words.answers[question.key] = answer

    def uploads(self) -> dict[str, UploadedFile]:
        """Question key → uploaded file, not yet checked or stored."""
        found = {
            question.key: self.cleaned_data.get(name_of(question))
            for question in self.questions
            if question.kind == QuestionKind.FILE
        }
        return {key: upload for key, upload in found.items() if upload}


def initial_of(frozen: FrozenForm, words: SubmittedText) -> dict[str, Any]:
    """Return field name → value, to prefill a form with earlier answers."""
    values: dict[str, Any] = {EMAIL: words.contact.get("email", "")}
    kept = {**words.texts, **words.answers, **words.about_you}
    for question in frozen.questions:
        if question.kind == QuestionKind.CONSENT:
            values[name_of(question)] = "yes" if words.consents.get(question.purpose) else "no"
        elif question.kind == QuestionKind.LANGUAGE:
            values[name_of(question)] = words.language
        else:
            values |= values_of(question, kept.get(question.key))
    return values
