"""Forms for comments that staff enter."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms import clock
from feedback.forms.frozen_forms import FrozenQuestion
from feedback.models import Channel, Form, QuestionKind
from feedback.reference_data.languages import LANGUAGES
from feedback.submissions.public_form.forms import AnswerForm

CHANNELS = (Channel.PAPER, Channel.LETTER, Channel.PHONE, Channel.SPOKEN)
MOST_PEOPLE = 100_000


class EntryForm(forms.Form):
    channel = forms.ChoiceField(
        label=_("Channel"),
        choices=[(each.value, each.label) for each in CHANNELS],
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=_("Date received"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    spoken = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGES, initial="en")
    speaks_for = forms.IntegerField(
        label=_("Number of people represented"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        help_text=_("Enter 1, unless the comment says it comes from a group."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > clock.now().astimezone(clock.PACIFIC).date():
            raise forms.ValidationError(_("This date is in the future."))
        return day

    def facts(self) -> dict[str, Any]:
        values = self.cleaned_data
        noon = datetime.combine(values["day"], time(12), tzinfo=clock.PACIFIC)
        return {
            "channel": values["channel"],
            "at": min(noon, clock.now()),
            "speaks_for": values["speaks_for"],
        }


class ChooseFormForm(forms.Form):
    form = forms.ModelChoiceField(
        label=_("Form"), queryset=Form.objects.none(), to_field_name="slug", empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["form"].queryset = Form.objects.public()  # type: ignore[attr-defined]


class WrittenDownForm(AnswerForm):
    """The form's questions for staff: personal information is marked for review instead of asked about."""

    def _is_shown(self, question: FrozenQuestion) -> bool:
        hidden = (QuestionKind.FILE, QuestionKind.LANGUAGE)
        return question.kind not in hidden and super()._is_shown(question)

    def clean(self) -> dict[str, Any]:
        for question in self.questions:
            if question.is_text:
                self.cleaned_data[f"may-{question.key}"] = True
        return super().clean()
