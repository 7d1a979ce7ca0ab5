"""The form for the outcome of one theme."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import TranslatedFormField, text
from engagement import board_decisions
from engagement.board_decisions import Decided
from engagement.choices import NO, Answer
from engagement.models import Outcome, OutcomeProposal, Theme
from engagement.outcomes.services import too_early
from engagement.recaps.time_rules import answers


class OutcomeForm(forms.Form):
    answer = forms.ChoiceField(label=_("What happened next"), choices=[("", "…"), *Answer.choices])
    reason = TranslatedFormField(
        label=_("Why"), long=True, max_length=600, required=False, help_text=_("Everyone can read this.")
    )
    decision = forms.CharField(
        label=_("Decision number"),
        required=False,
        max_length=20,
        help_text=_("For example, 2022-17. Who decided and when are then filled in from the record."),
    )
    decided_by = TranslatedFormField(label=_("Who decided"), max_length=120, required=False)
    decided_on = forms.DateField(
        label=_("When"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, of: Theme, **kwargs: Any) -> None:
        self.of: Theme = of
        self.outcome: Outcome | None = getattr(of, "outcome", None)
        self.found: Decided | None = None
        self.waiting: OutcomeProposal | None = None
        self.seen = ""
        super().__init__(
            *args, prefix=f"theme-{of.pk}", initial=_initial(self.outcome), label_suffix="", **kwargs
        )
        if self.outcome and self.outcome.from_chain:
            for name in ("decision", "decided_by", "decided_on"):
                del self.fields[name]

    def clean_decision(self) -> str:
        number = self.cleaned_data["decision"].strip()
        self.found = board_decisions.look_up(number)
        if number and self.found is None:
            raise ValidationError(_("There is no public decision with this number."))
        if self.found and not answers(self.of.conversation, self.found.decided_on):
            raise ValidationError(too_early(self.of.conversation, self.found.decided_on))
        return number

    def clean_decided_on(self) -> Any:
        day = self.cleaned_data["decided_on"]
        if day and day > clock.today():
            raise ValidationError(_("The date of the decision cannot be in the future."))
        if day and not answers(self.of.conversation, day):
            raise ValidationError(too_early(self.of.conversation, day))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") in NO and "reason" not in self.errors and not text(cleaned["reason"]):
            self.add_error("reason", _("Enter the reason. People who asked for this will read it."))
        if "decided_by" in self.fields and self.found is None and "decision" not in self.errors:
            for name in ("decided_by", "decided_on"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("Enter the decision number or who decided."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        said, known = self.cleaned_data, self.outcome if self.outcome and self.outcome.from_chain else None
        source: Any = self.found or known
        return {
            "answer": said["answer"],
            "reason": said["reason"],
            "decided_by": source.decided_by if source else said["decided_by"],
            "decided_on": source.decided_on if source else said["decided_on"],
            "decision": self.found,
        }


def _initial(outcome: Outcome | None) -> dict[str, Any]:
    names = ("answer", "reason", "decided_by", "decided_on")
    return {name: getattr(outcome, name) for name in names} if outcome else {}
