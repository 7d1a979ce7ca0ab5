"""Forms of the desk: filters, moderation, coding, findings, cuts, exports."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.clock import PACIFIC
from feedback import access
from feedback.languages import LANGUAGES
from feedback.models import Channel, Code, Coding, Cut, Export, Finding, Form, ModerationAct, Submission, Tool

ANY = [("", _("Any"))]


class FilterForm(forms.Form):
    """A plain GET form; a value that makes no sense filters nothing out."""

    state = forms.ChoiceField(label=_("State"), choices=[*ANY, *Submission.State.choices], required=False)
    channel = forms.ChoiceField(label=_("How it came"), choices=[*ANY, *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[*ANY, *LANGUAGES], required=False)
    form = forms.ModelChoiceField(
        label=_("Form"), queryset=Form.objects.all(), required=False, empty_label=_("Any")
    )
    code = forms.ChoiceField(label=_("Code"), required=False)
    words = forms.CharField(label=_("Words in it"), max_length=100, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        book = access.current_codebook()
        codes = book.codes.all() if book else []
        self.fields["code"].choices = [
            *ANY,
            ("-", _("No code yet")),
            *((code.key, str(code)) for code in codes),
        ]

    def apply(self, rows: Any) -> Any:
        if not self.is_valid():
            return rows
        values = self.cleaned_data
        for name in ("state", "channel", "language", "form"):
            if values.get(name):
                rows = rows.filter(**{name: values[name]})
        if values.get("code") == "-":
            rows = rows.uncoded()
        elif values.get("code"):
            rows = rows.coded_with(values["code"])
        return rows.with_words(clean_text(values["words"])) if values.get("words") else rows


class ModerateForm(forms.Form):
    act = forms.ChoiceField(choices=ModerationAct.Act.choices)
    reason = forms.ChoiceField(
        label=_("Reason to hide it"),
        choices=[("", _("Choose")), *ModerationAct.Reason.choices],
        required=False,
        help_text=_("Criticism is not a reason. The count by reason is public."),
    )
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)

    def clean_note(self) -> str:
        return clean_text(self.cleaned_data["note"])


class CodeForm(forms.Form):
    text = forms.IntegerField(min_value=1)
    code = forms.IntegerField(min_value=1)
    start = forms.IntegerField(min_value=0, required=False)
    end = forms.IntegerField(min_value=0, required=False)
    sentence = forms.MultipleChoiceField(required=False)
    stance = forms.ChoiceField(choices=Coding.Stance.choices, required=False)
    note = forms.CharField(max_length=500, required=False)

    def __init__(self, data: Any, *, spans: list[tuple[int, int]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["sentence"].choices = [(f"{start}-{end}", "") for start, end in spans]

    def clean(self) -> dict[str, Any]:
        """Words marked with the mouse win; else from the first ticked sentence to the last."""
        values = super().clean()
        if values.get("end"):
            values["span"] = (values.get("start") or 0, values["end"])
        else:
            marks = [int(part) for each in values.get("sentence") or [] for part in each.split("-")]
            values["span"] = (min(marks), max(marks)) if marks else (0, 0)
        values["note"] = clean_text(values.get("note") or "")
        return values


class FindingForm(forms.ModelForm):
    class Meta:
        model = Finding
        fields = [
            "title",
            "summary",
            "question_asked",
            "limits",
            "minority_view",
            "recommendation",
            "code",
            "cut",
            "tool",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        book = access.current_codebook()
        self.fields["code"].queryset = Code.objects.filter(codebook=book).exclude(status=Code.Status.RETIRED)
        self.fields["cut"].queryset = Cut.objects.all()
        self.fields["tool"].queryset = Tool.objects.all()
        for field in self.fields.values():
            field.label = capfirst(field.label)


class CutForm(forms.Form):
    form = forms.ModelChoiceField(
        label=_("Form"), queryset=Form.objects.all(), required=False, empty_label=_("All forms")
    )
    until = forms.DateField(
        label=_("Up to and including this day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty for: everything up to now."),
    )
    channel = forms.ChoiceField(label=_("How it came"), choices=[*ANY, *Channel.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[*ANY, *LANGUAGES], required=False)
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
        code = values["code"]
        filters = {
            "channel": values["channel"],
            "language": values["language"],
            "code": code.key if code else "",
        }
        return {"form": values["form"], "until": _end_of(values["until"]), "filters": filters}


def _end_of(day: Any) -> datetime | None:
    if day is None:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=PACIFIC) + timedelta(days=1)


class ExportForm(forms.Form):
    audience = forms.ChoiceField(label=_("For"), choices=Export.Audience.choices, widget=forms.RadioSelect)
    format = forms.ChoiceField(label=_("Format"), choices=Export.Format.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What it is for"),
        max_length=300,
        help_text=_("Kept with the file, with your name and the time."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])
