"""Desk forms for answers, decisions and action items."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.choices import Outcome
from cms.i18n.fields import TranslatedFormField


class AnswerForm(DeskForm):
    """An outcome with its details: a reason for a no, a date for a deferral."""

    choices: tuple[tuple[str, str | Promise], ...] = tuple(Outcome.choices)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices)
    reason = TranslatedFormField(
        label=_("Because"),
        long=True,
        max_length=600,
        required=False,
        help_text=_("Needed when it is not taken up or put off."),
    )
    until = forms.DateField(label=_("Put off until"), required=False, widget=date_input())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = self.choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        outcome = cleaned.get("outcome")
        if outcome in (Outcome.DECLINED, Outcome.DEFERRED) and not cleaned.get("reason"):
            self.add_error("reason", _("Say why. People who asked for this will read it."))
        if outcome == Outcome.DEFERRED and not cleaned.get("until"):
            self.add_error("until", _("Say until when it is put off."))
        if outcome != Outcome.DEFERRED:
            cleaned["until"] = None
        return cleaned


class DecisionForm(AnswerForm):
    title = TranslatedFormField(label=_("Title"), max_length=160)
    summary = TranslatedFormField(label=_("What was decided"), long=True, max_length=600)
    field_order = ["title", "summary", "outcome", "reason", "until"]


class StepForm(DeskForm):
    title = TranslatedFormField(label=_("Step"), max_length=160)
    owner = TranslatedFormField(label=_("Who does it"), max_length=120)
    due_on = forms.DateField(label=_("Due"), required=False, widget=date_input())


class DoneForm(DeskForm):
    note = TranslatedFormField(label=_("What was done"), long=True, max_length=600)
    done_on = forms.DateField(label=_("Done on"), widget=date_input())
