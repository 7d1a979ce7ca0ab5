"""Desk forms for agreements: status, signing date, document, removal."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from boards.agreements.person_data import looks_like_people
from boards.agreements.services import person_data_warning
from boards.base_forms import DeskForm, date_input
from boards.bodies.forms import DayForm
from boards.exceptions import FileRefused
from boards.materials.forms import ACCEPT
from boards.materials.uploads import read_upload
from boards.models import Agreement, Party, Signature
from cms import clock
from cms.i18n.fields import TranslatedFormField, text
from feedback.reference_data.languages import LANGUAGES

NOTE_HELP = _("Everyone can read it. It cannot be changed later: a new step is added instead.")


class PartyDayForm(DayForm):
    """Choose the day on which to list the parties."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Show the parties of this day")


class StepForm(DeskForm):
    status = forms.ChoiceField(label=_("Status"))
    on = forms.DateField(label=_("Date"), widget=date_input())
    note = TranslatedFormField(label=_("What happened, and why"), max_length=300, help_text=NOTE_HELP)

    def __init__(self, data: QueryDict | None = None, *, choices: Any, now: str) -> None:
        super().__init__(data, initial={"status": now, "on": clock.today()})
        self.fields["status"].choices = choices  # type: ignore[attr-defined]


def agreement_step_form(data: QueryDict | None, agreement: Agreement) -> StepForm:
    return StepForm(data, choices=Agreement.Status.choices, now=agreement.status)


def party_step_form(data: QueryDict | None, party: Party) -> StepForm:
    return StepForm(data, choices=Party.Status.choices, now=party.status)


class SignatureForm(DeskForm):
    """A party to the agreement, and its signing date."""

    party = forms.ModelChoiceField(label=_("Party"), queryset=Party.objects.all(), empty_label=_("Choose"))
    signed_on = forms.DateField(
        label=_("Signed"),
        required=False,
        widget=date_input(),
        help_text=_("Leave it empty to name the party only."),
    )
    reason = forms.CharField(
        label=_("Why another day"),
        required=False,
        max_length=200,
        help_text=_("Needed only if a day is recorded already."),
    )

    def __init__(self, data: QueryDict | None = None, *, agreement: Agreement) -> None:
        super().__init__(data)
        signed = Signature.objects.filter(agreement=agreement, signed_on__isnull=False)
        days = dict(signed.values_list("party", "signed_on"))
        self.fields["party"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            *((each.pk, _name(each, days)) for each in Party.objects.all()),
        ]


def _name(party: Party, days: dict) -> str:
    return f"{text(party.name)} ✓" if party.pk in days else text(party.name)


class DocumentForm(DeskForm):
    title = TranslatedFormField(label=_("Title"), max_length=160)
    file = forms.FileField(
        label=_("File"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_(
            "PDF, Word, Excel, PowerPoint, PNG, JPEG, text or CSV, 50 MB at most. A tagged PDF is best."
        ),
    )
    language = forms.ChoiceField(label=_("Language of the document"), choices=LANGUAGES, initial="en")
    no_people = forms.BooleanField(
        label=_("I looked through this file. It holds no records about people."), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file:
            try:
                seen = looks_like_people(file, read_upload(file).extension)
            except FileRefused as error:
                self.add_error("file", str(error))
            else:
                if seen and not cleaned.get("no_people"):
                    self.add_error("file", person_data_warning(seen))
        return cleaned


class RemoveForm(DeskForm):
    reason = forms.CharField(
        label=_("Why it is removed"),
        max_length=300,
        help_text=_("Everyone can read it. The file cannot be brought back."),
    )
