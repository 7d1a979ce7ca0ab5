"""Forms of the participants' live page, and of the desk screen for questions, timers and the run sheet."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import text
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
        help_text=_("Up to 500 characters. Leave out names, phone numbers and addresses."),
    )
    language = forms.ChoiceField(
        label=_("Language of the question"), required=False, choices=[("", _("No answer")), *LANGUAGES]
    )


class AnswerForm(forms.Form):
    poll_id: int


def answer_form(poll: Poll, chosen: list[int], data: QueryDict | None = None) -> forms.Form:
    """The open poll as a form. The participant's secret URL serves as the one-time key, so the form has no other."""
    choices = [(str(option.pk), text(option.label)) for option in poll.options.all()]
    initial = [str(each) for each in chosen]
    form = AnswerForm(data, auto_id=f"poll_{poll.pk}_%s", label_suffix="")
    form.poll_id = poll.pk
    if poll.kind == PollKind.MANY:
        form.fields["options"] = forms.MultipleChoiceField(
            label=text(poll.question),
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
            initial=initial,
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


class ClosePollForm(DeskForm):
    n_present = forms.IntegerField(
        label=_("People present"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=_("If blank, the door count is used."),
    )


class TimerForm(DeskForm):
    """How long a poll is open."""

    minutes = forms.IntegerField(
        label=_("Length in minutes"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-minutes": "", "autocomplete": "off"}),
        help_text=_("If blank, it stays open until you close it."),
    )
    closes_itself = forms.BooleanField(label=_("Close poll when time is up"), required=False)


class MinutesForm(DeskForm):
    """How long a part of the agenda lasts this time, or a round."""

    minutes = forms.IntegerField(
        label=_("Length in minutes"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-minutes": "", "autocomplete": "off"}),
    )


HOW_TO_SHORTEN = _("Shorter, with anything private removed. If blank, the question is shown as it was asked.")
HOW_TO_EDIT = _(
    "Shorter, with anything private removed. The question as it was asked stays above, for staff only."
)


class InsteadForm(DeskForm):
    def clean_shown_text(self) -> str | None:
        """None: it was sent by a button without the field, and the text shown so far stays."""
        return self.cleaned_data["shown_text"] if "shown_text" in self.data else None


class AnswerQuestionForm(InsteadForm):
    """``must_edit``: the original is never published. ``holds_contact``: the answer needs the confirmation."""

    shown_text = forms.CharField(
        label=_("Text to show instead"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    answer = forms.CharField(
        label=_("The answer in a few words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_office_contact = forms.BooleanField(
        label=_("This is the Office's own contact information"), required=False
    )

    def __init__(
        self, *args: Any, must_edit: bool = False, holds_contact: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown_text"].help_text = HOW_TO_EDIT if must_edit else HOW_TO_SHORTEN
        if not holds_contact:
            del self.fields["is_office_contact"]


class AnswerTextForm(InsteadForm):
    """``must_edit``: the original is never published. ``longest``: characters that the poll takes."""

    shown_text = forms.CharField(
        label=_("Text to show instead"),
        required=False,
        max_length=280,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, must_edit: bool = False, longest: int = 280, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["shown_text"]
        field.widget.attrs["maxlength"] = longest
        field.help_text = (
            _(
                "Shorter, with anything private removed. The answer as it was written stays above, for staff only."
            )
            if must_edit
            else _(
                "If blank, the answer is shown as it was written. If you enter the text of another "
                "answer, the two are combined."
            )
        )


class TranslationForm(DeskForm):
    language = forms.ChoiceField(label=_("Translate into"), choices=settings.SITE_LANGUAGES)
    text = forms.CharField(label=_("Translation"), max_length=700, widget=forms.Textarea(attrs={"rows": 2}))
    machine = forms.CharField(
        label=_("Machine translation tool"),
        required=False,
        max_length=80,
        help_text=_("Leave blank if a person translated it. Readers see which it was."),
    )

    def __init__(self, *args: Any, written_in: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [each for each in settings.SITE_LANGUAGES if each[0] != written_in]
        self.fields["language"] = forms.ChoiceField(label=_("Translate into"), choices=others)
