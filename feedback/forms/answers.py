"""The form that the public fills in, built from a frozen version."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.cleaning import find_identifiers
from cms.forms import PublicForm
from cms.translated import text
from feedback.frozen import FrozenForm, FrozenQuestion
from feedback.languages import LANGUAGES
from feedback.models import QuestionKind
from feedback.services import Words

SHORT, LONG = 200, 5000
MOST_RADIOS = 7
FOUND = {
    "email": _("an email address"),
    "phone": _("a phone number"),
    "ssn": _("a Social Security number"),
    "student_id": _("a student number"),
    "birth_date": _("a date of birth"),
    "street_address": _("a street address"),
}


class AnswerForm(PublicForm):
    def __init__(self, frozen: FrozenForm, slug: str, data: Any = None, **kwargs: Any) -> None:
        self.purpose = f"feedback.{slug}"
        super().__init__(data, **kwargs)
        self.frozen = frozen
        for question in frozen.questions:
            self.fields[name_of(question)] = _field(question)
            if question.is_text and self.is_bound and may_name(question) in self.data:
                self._ask_whether_public(question)
            if question.purpose == "contact":
                self.fields["email"] = forms.EmailField(
                    label=_("Email"),
                    required=False,
                    max_length=254,
                    help_text=_("Only if you said yes. It is kept apart from your words."),
                    widget=forms.EmailInput(attrs={"autocomplete": "email"}),
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for question in self.frozen.questions:
            if question.is_text:
                self._screen(question, cleaned)
        if not self.errors and self.words().is_empty:
            self.add_error(None, _("Every box is empty. Write or choose something first."))
        return cleaned

    def _screen(self, question: FrozenQuestion, cleaned: dict[str, Any]) -> None:
        """PRV-08: what looks like private data is shown back, and goes only if the person says it may be public."""
        words = cleaned.get(name_of(question)) or ""
        found = find_identifiers(words)
        if not found or cleaned.get(may_name(question)):
            return
        first = found[0]
        message = _(
            "Your text has what looks like %(kind)s: %(words)s. Take it out, or tell us it may be public."
        )
        facts = {"kind": FOUND.get(first.kind, first.kind), "words": words[first.start : first.end]}
        self.add_error(name_of(question), message % facts)
        self._ask_whether_public(question)

    def _ask_whether_public(self, question: FrozenQuestion) -> None:
        name = may_name(question)
        if name in self.fields:
            return
        field = forms.BooleanField(label=_("It is my own and it may be public"), required=False)
        ordered = {}
        for key, value in self.fields.items():
            ordered[key] = value
            if key == name_of(question):
                ordered[name] = field
        self.fields = ordered

    def words(self) -> Words:
        """What was said, by question key."""
        words = Words(language=get_language() or "en")
        for question in self.frozen.questions:
            value = self.cleaned_data.get(name_of(question))
            if question.kind == QuestionKind.CONSENT:
                words.consents[question.purpose] = value == "yes"
            elif not value:
                continue
            elif question.is_text:
                words.texts[question.key] = value
            elif question.kind == QuestionKind.LANGUAGE:
                words.language = value
            elif question.about_you:
                words.about_you[question.key] = value
            else:
                words.answers[question.key] = value
        if words.consents.get("contact") and self.cleaned_data.get("email"):
            words.contact = {"email": self.cleaned_data["email"]}
        return words


def name_of(question: FrozenQuestion) -> str:
    return f"q-{question.key}"


def may_name(question: FrozenQuestion) -> str:
    return f"may-{question.key}"


def _field(question: FrozenQuestion) -> forms.Field:
    common = {
        "label": text(question.label),
        "help_text": text(question.help),
        "required": question.required,
    }
    if question.kind == QuestionKind.SHORT_TEXT:
        return forms.CharField(max_length=SHORT, **common)
    if question.kind == QuestionKind.LONG_TEXT:
        return forms.CharField(
            max_length=LONG, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}), **common
        )
    if question.kind == QuestionKind.LANGUAGE:
        return forms.ChoiceField(choices=[("", _("Choose")), *LANGUAGES], **common)
    choices = list(question.labels().items())
    if question.kind == QuestionKind.MANY_CHOICES:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
    if question.kind == QuestionKind.CONSENT:
        field = forms.ChoiceField(
            choices=choices, widget=forms.RadioSelect, initial="no", **common | {"required": False}
        )
        field.needed = question.required
        return field
    if len(choices) > MOST_RADIOS:
        return forms.ChoiceField(choices=[("", _("Choose")), *choices], **common)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
