"""Forms of the participants' live page and of the desk screen behind it."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedFormField, text
from cms.web.public_forms import PublicForm
from engagement.choices import PollKind
from engagement.models import Poll
from feedback.reference_data.languages import LANGUAGES


class AskForm(PublicForm):
    """No name, no email (BK-24, BK-25): the question, and optionally its language."""

    purpose = "engagement.ask"

    text = forms.CharField(
        label=_("Your question"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        help_text=_("Up to 500 letters. Leave out names, phone numbers and addresses."),
    )
    language = forms.ChoiceField(
        label=_("Language of the question"), required=False, choices=[("", _("No answer")), *LANGUAGES]
    )


def answer_form(poll: Poll, chosen: list[int], data: QueryDict | None = None) -> forms.Form:
    """The open poll as a form. The participant's secret URL serves as the one-time key, so the form has no other."""
    choices = [(str(option.pk), text(option.label)) for option in poll.options.all()]
    initial = [str(each) for each in chosen]
    form = forms.Form(data, auto_id="poll_%s", label_suffix="")
    if poll.kind == PollKind.MANY:
        form.fields["options"] = forms.MultipleChoiceField(
            label=text(poll.question), choices=choices, widget=forms.CheckboxSelectMultiple, initial=initial
        )
    else:
        form.fields["options"] = forms.ChoiceField(
            label=text(poll.question),
            choices=choices,
            widget=forms.RadioSelect,
            initial=initial[0] if initial else None,
        )
    return form


class DeskForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class PollForm(DeskForm):
    question = TranslatedFormField(label=_("Question"), max_length=200)
    kind = forms.ChoiceField(
        label=_("How many answers"),
        choices=PollKind.choices,
        initial=PollKind.ONE,
        widget=forms.RadioSelect,
    )
    options_en = forms.CharField(
        label=_("Answers to choose from, in English"),
        widget=forms.Textarea(attrs={"rows": 5, "lang": "en"}),
        help_text=_("One on each line, two to eight."),
    )
    options_es = forms.CharField(
        label=_("The same answers in Spanish"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "es"}),
        help_text=_("In the same order. Empty: the English words are shown."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        english, spanish = (_lines(values.get(name, "")) for name in ("options_en", "options_es"))
        if english and not 2 <= len(english) <= 8:
            self.add_error("options_en", _("A poll needs two to eight answers to choose from."))
        if any(len(words) > 120 for words in english + spanish):
            self.add_error("options_en", _("An answer may have 120 letters at most."))
        if spanish and len(spanish) != len(english):
            self.add_error("options_es", _("Write as many answers in Spanish as in English."))
        return values

    def facts(self) -> dict[str, Any]:
        english, spanish = (_lines(self.cleaned_data[name]) for name in ("options_en", "options_es"))
        options = [{"en": words} for words in english]
        for option, words in zip(options, spanish, strict=False):
            option["es"] = words
        return {
            "question": self.cleaned_data["question"],
            "kind": self.cleaned_data["kind"],
            "options": options,
        }


class ClosePollForm(DeskForm):
    n_present = forms.IntegerField(
        label=_("People present"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=_("Empty: as counted at the door."),
    )


class AnswerQuestionForm(DeskForm):
    answer = forms.CharField(
        label=_("The answer in a few words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
