"""Desk forms for answers, decisions and action items."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.choices import Outcome
from cms.i18n.fields import TranslatedFormField


class AnswerForm(DeskForm):
    """How an item is closed without a vote; both ways need a reason, and a deferral its date."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[(each.value, each.label) for each in (Outcome.DEFERRED, Outcome.DECLINED)],
    )
    reason = TranslatedFormField(
        label=_("Reason"), long=True, max_length=600, help_text=_("People who asked for this will read it.")
    )
    until = forms.DateField(label=_("Tabled until"), required=False, widget=date_input())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        outcome = cleaned.get("outcome")
        if outcome == Outcome.DEFERRED and not cleaned.get("until"):
            self.add_error("until", _("Enter the date it is tabled until."))
        if outcome != Outcome.DEFERRED:
            cleaned["until"] = None
        return cleaned


class DecisionForm(DeskForm):
    """The text of a decision. Its outcome is not asked for: the vote has it."""

    title = TranslatedFormField(label=_("Title"), max_length=160)
    reason = TranslatedFormField(
        label=_("Reason"),
        long=True,
        max_length=600,
        help_text=_("Why the board decided this way. The public page shows it first."),
    )
    summary = TranslatedFormField(label=_("What was decided"), long=True, max_length=600)


class ReturnForm(DeskForm):
    note = forms.CharField(
        label=_("What to change"), max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )


class StepForm(DeskForm):
    title = TranslatedFormField(label=_("Step"), max_length=160)
    owner = TranslatedFormField(label=_("Who does it"), max_length=120)
    due_on = forms.DateField(label=_("Due"), required=False, widget=date_input())


class DoneForm(DeskForm):
    note = TranslatedFormField(label=_("What was done"), long=True, max_length=600)
    done_on = forms.DateField(label=_("Done on"), widget=date_input())
