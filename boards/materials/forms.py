"""Desk forms for materials: add one, add a version, give it to members."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, member_label
from boards.choices import PreparedBy
from boards.exceptions import FileRefused
from boards.materials.uploads import TYPES, read_upload
from boards.models import Appointment, Material
from cms.i18n.fields import TranslatedFormField
from cms.users.models import User
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
            "Use a blank line to start a new paragraph, # for a heading, and a dash at the start of a "
            "line for a list item."
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
            self.add_error("file", _("Choose a file or write the text here, but not both."))
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
        help_text=_("It has the same author as that document (Gov. Code § 11122.5(b))."),
    )
    field_order = ["title", "prepared_by", "language", "file", "body", "alternative_of"]

    def __init__(self, *args: Any, others: Iterable[Material], **kwargs: Any) -> None:
        """``others``: materials of the item that this person may read."""
        super().__init__(*args, **kwargs)
        del self.fields["note"]
        standing = [each.pk for each in others if not each.withdrawn_at]
        self.fields["alternative_of"].queryset = Material.objects.filter(pk__in=standing)
        if not standing:
            del self.fields["alternative_of"]


class OpenForm(DeskForm):
    """Why a closed material may be opened, and who decides it together with the person who asks."""

    reason = forms.CharField(
        label=_("Why it may be public"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "The second person will read it, and it stays in the record. The public does not see it."
        ),
    )
    second = forms.ModelChoiceField(
        label=_("Who decides with you"),
        queryset=get_user_model().objects.none(),
        help_text=_("Choose someone who can post agendas. Once you ask, this person can read the material."),
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["second"].queryset = people


class RemoveForm(DeskForm):
    """Counsel’s reason to end access to what was posted by mistake."""

    counsel = forms.CharField(label=_("Counsel who advised it"), max_length=150)
    reason = forms.CharField(
        label=_("Counsel’s reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The public reads it in place of the document. It must not repeat what is removed."),
    )


class GiveForm(DeskForm):
    """Choose the members who receive it. They cannot reply to each other (BK-41)."""

    appointments = forms.ModelMultipleChoiceField(
        label=_("Members"),
        queryset=Appointment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one member.")},
    )

    def __init__(
        self, *args: Any, appointments: Iterable[Any], is_joint: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointments"].queryset = appointments
        self.fields["appointments"].label_from_instance = member_label(is_joint)
