"""Forms to request an export, decide as the second person, and filter the log."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from feedback.cuts.forms import ANY
from feedback.models import Export, ExportDownload


class ExportForm(forms.Form):
    audience = forms.ChoiceField(
        label=_("For"),
        choices=Export.Audience.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "A records request holds all texts, so another person must agree before the file is made."
        ),
    )
    format = forms.ChoiceField(label=_("Format"), choices=Export.Format.choices, widget=forms.RadioSelect)
    values = forms.ChoiceField(
        label=_("Answers as"), choices=Export.Values.choices, widget=forms.RadioSelect, required=False
    )
    reason = forms.CharField(
        label=_("What it is for"),
        max_length=300,
        help_text=_("Kept with the file, with your name and the time."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["values"].initial = Export.Values.LABELS

    def clean_values(self) -> str:
        return self.cleaned_data["values"] or Export.Values.LABELS

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])


class DecisionForm(forms.Form):
    approve = forms.ChoiceField(choices=[("yes", _("Agree")), ("no", _("Refuse"))])
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        values = self.cleaned_data
        return {"approve": values["approve"] == "yes", "reason": clean_text(values["reason"])}


class LogForm(forms.Form):
    """GET form for the log; invalid values are ignored."""

    person = forms.CharField(label=_("Person"), max_length=100, required=False)
    audience = forms.ChoiceField(label=_("For"), choices=[*ANY, *Export.Audience.choices], required=False)
    state = forms.ChoiceField(label=_("State"), choices=[*ANY, *Export.State.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def apply(self, rows: QuerySet[Any]) -> Any:
        if not self.is_valid():
            return rows
        values = self.cleaned_data
        if person := clean_text(values["person"]):
            taken = ExportDownload.objects.filter(export=OuterRef("pk"), user_name__icontains=person)
            named = Q(requested_by_name__icontains=person) | Q(decided_by_name__icontains=person)
            rows = rows.filter(named | Exists(taken))
        for name in ("audience", "state"):
            if values[name]:
                rows = rows.filter(**{name: values[name]})
        return rows
