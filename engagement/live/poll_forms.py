"""The desk's form for a poll: its question, its kind and its answers in each language."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedFormField
from engagement.choices import IN_OWN_WORDS, PollKind
from engagement.live.forms import DeskForm
from engagement.live.poll_drafts import Labels, ends_of
from engagement.models import Poll


class PollForm(DeskForm):
    question = TranslatedFormField(label=_("Question"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind of poll"),
        choices=PollKind.choices,
        initial=PollKind.ONE,
        widget=forms.RadioSelect,
    )
    options_en = forms.CharField(
        label=_("Answers to choose from, in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "en"}),
        help_text=_(
            "One per line, two to eight. For a scale: what 1 means, and what 5 means. For a rating, open text or a "
            "word cloud: none."
        ),
    )
    options_es = forms.CharField(
        label=_("The same answers in Spanish"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "es"}),
        help_text=_("In the same order. If blank, the English text is shown."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        english, spanish = (_lines(values.get(name, "")) for name in ("options_en", "options_es"))
        if problem := _number_problem(values.get("kind", ""), len(english)):
            self.add_error("options_en", problem)
        number = len("1: ") if values.get("kind") == PollKind.SCALE else 0
        if any(len(words) + number > 120 for words in english + spanish):
            self.add_error("options_en", _("An answer can have at most 120 characters."))
        if spanish and len(spanish) != len(english):
            self.add_error("options_es", _("Enter the same number of answers in Spanish as in English."))
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


def form_of(poll: Poll) -> PollForm:
    """The form with what the poll asks now."""
    labels = ends_of(poll.kind, [option.label for option in poll.options.all()])
    typed = {f"options_{code}": _text_of(labels, code) for code in ("en", "es")}
    return PollForm(initial={"question": poll.question, "kind": poll.kind} | typed)


def _text_of(labels: Labels, language: str) -> str:
    words = [each.get(language, "") for each in labels]
    return "\n".join(words) if all(words) else ""


def _number_problem(kind: str, count: int) -> str | None:
    if kind == PollKind.RATING:
        return (
            gettext("A rating has its own answers: one to five stars. Leave this blank.") if count else None
        )
    if kind in IN_OWN_WORDS:
        return (
            gettext("In this kind of poll, people write their own answers. Leave this blank.")
            if count
            else None
        )
    if kind == PollKind.SCALE:
        return (
            None if count == 2 else gettext("For a scale, enter two answers: what 1 means and what 5 means.")
        )
    return None if 2 <= count <= 8 else gettext("A poll must have two to eight answers to choose from.")


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
