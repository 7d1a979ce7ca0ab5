"""Desk forms for materials: add one, add a version, give it to members."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.choices import PreparedBy
from boards.exceptions import FileRefused
from boards.materials.uploads import TYPES, read_upload
from boards.models import Appointment, Material, Meeting
from cms.i18n.fields import TranslatedFormField
from feedback.reference_data.languages import LANGUAGES

ACCEPT = ",".join(f".{extension}" for extension in TYPES)


class VersionForm(DeskForm):
    """Exactly one of a file or a text."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_(
            "PDF, Word, Excel, PowerPoint, PNG, JPEG, text or CSV, 50 MB at most. A tagged PDF is best."
        ),
    )
    body = forms.CharField(
        label=_("Or write the text here"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "A blank line starts a paragraph, # a heading, and a dash at the start of a line a list."
        ),
    )
    language = forms.ChoiceField(label=_("Language of the document"), choices=LANGUAGES, initial="en")
    note = forms.CharField(label=_("What changed"), required=False, max_length=200)

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file:
            try:
                read_upload(file)
            except FileRefused as error:
                raise forms.ValidationError(str(error)) from error
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "file" not in self.errors and bool(cleaned.get("file")) == bool(cleaned.get("body")):
            self.add_error("file", _("Choose a file, or write the text here: one of the two."))
        return cleaned


class MaterialForm(VersionForm):
    title = TranslatedFormField(label=_("Title"), max_length=160)
    prepared_by = forms.ChoiceField(
        label=_("Prepared by"),
        choices=PreparedBy.choices,
        widget=forms.RadioSelect,
        help_text=_("Determines when it is available at the meeting (Gov. Code § 11125.1(b))."),
    )
    alternative_of = forms.ModelChoiceField(
        label=_("Another format or language of"),
        queryset=Material.objects.none(),
        required=False,
        help_text=_("It has the author of that document (Gov. Code § 11122.5(b))."),
    )
    is_closed = forms.BooleanField(
        label=_("For a closed session: never public and not in any packet"), required=False
    )
    field_order = ["title", "prepared_by", "language", "file", "body", "alternative_of", "is_closed"]

    def __init__(self, *args: Any, meeting: Meeting, key: str, may_close: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["note"]
        others = meeting.materials.filter(key=key, withdrawn_at__isnull=True, is_closed=False)
        self.fields["alternative_of"].queryset = others
        if not others:
            del self.fields["alternative_of"]
        if not may_close:
            del self.fields["is_closed"]


class GiveForm(DeskForm):
    """Choose the members who receive it. They cannot reply to each other (BK-41)."""

    appointments = forms.ModelMultipleChoiceField(
        label=_("Members"), queryset=Appointment.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, appointments: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointments"].queryset = appointments
        self.fields["appointments"].label_from_instance = lambda appointment: appointment.person_name
