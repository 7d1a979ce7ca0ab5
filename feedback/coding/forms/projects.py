"""Forms to take a project to another tool, and to bring its codings back."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from feedback.coding.forms.coding import ScopeForm
from feedback.coding.refi_project_reader import MOST_BYTES

DAYS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2100, 1, 1))]


class ProjectForm(ScopeForm):
    since = forms.DateField(
        label=_("From this date on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=DAYS,
        help_text=_("Leave blank to start from the beginning."),
    )
    until = forms.DateField(
        label=_("Up to and including this date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=DAYS,
        help_text=_("Leave blank to include everything up to now."),
    )

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "For example, the study and who codes it. The reason is logged and sealed in the record."
        ),
        error_messages={"required": _("Explain why the texts are being downloaded.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="out-%s", **kwargs)
        _require_form(self)


class ProjectFileForm(ScopeForm):
    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_("A REFI-QDA project (.qdpx) that was downloaded here; at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".qdpx,.zip"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="in-%s", **kwargs)
        _require_form(self)

    def clean_file(self) -> UploadedFile:
        """Refuse it before it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file


def _require_form(form: ScopeForm) -> None:
    field = form.fields["form"]
    field.required = True
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = _("Choose")
