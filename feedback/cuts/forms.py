"""Forms of the desk: cuts, exports, and the word of a second person."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.clock import PACIFIC
from feedback import access
from feedback.models import Channel, Code, Export, ExportDownload, Form, Submission
from feedback.reference_data.languages import LANGUAGES

ANY = [("", _("Any"))]


def _day(label: Any, help_text: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text)


class CutForm(forms.Form):
    form = forms.ModelChoiceField(
        label=_("Form"), queryset=Form.objects.all(), required=False, empty_label=_("All forms")
    )
    since = _day(_("From this day on"), _("Leave it empty for: from the beginning."))
    until = _day(_("Up to and including this day"), _("Leave it empty for: everything up to now."))
    channel = forms.ChoiceField(label=_("How it came"), choices=[*ANY, *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[*ANY, *LANGUAGES], required=False)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[*ANY, *(each for each in Submission.State.choices if each[0] in Submission.COUNTED)],
        required=False,
    )
    code = forms.ModelChoiceField(
        label=_("Code"),
        queryset=Code.objects.none(),
        required=False,
        to_field_name="key",
        empty_label=_("Any"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        book = access.current_codebook()
        self.fields["code"].queryset = Code.objects.filter(codebook=book)

    def facts(self) -> dict[str, Any]:
        values = self.cleaned_data
        since, until = values["since"], values["until"]
        filters = {
            "channel": values["channel"],
            "language": values["language"],
            "state": values["state"],
            "code": values["code"].key if values["code"] else "",
            "since": _start_of(since).isoformat() if since else "",
        }
        end = _start_of(until + timedelta(days=1)) if until else None
        return {"form": values["form"], "until": end, "filters": filters}


def _start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=PACIFIC)


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
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["values"].initial = Export.Values.LABELS

    def clean_values(self) -> str:
        return self.cleaned_data["values"] or Export.Values.LABELS

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])


class DecisionForm(forms.Form):
    approve = forms.ChoiceField(choices=[("yes", _("Agree")), ("no", _("Refuse"))])
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def facts(self) -> dict[str, Any]:
        values = self.cleaned_data
        return {"approve": values["approve"] == "yes", "reason": clean_text(values["reason"])}


class LogForm(forms.Form):
    """A plain GET form; a value that makes no sense filters nothing out."""

    person = forms.CharField(label=_("Person"), max_length=100, required=False)
    audience = forms.ChoiceField(label=_("For"), choices=[*ANY, *Export.Audience.choices], required=False)
    state = forms.ChoiceField(label=_("State"), choices=[*ANY, *Export.State.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def apply(self, rows: Any) -> Any:
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
