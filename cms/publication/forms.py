"""Upload forms of the editor: a file that public pages use is not replaced. The refusal stands beside the field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from cms.publication.files import is_public, pages_using, why_file_must_stay


class _StaysAsItIs:
    """Mixed into both forms, whose field has the same name."""

    def clean_file(self: Any) -> Any:
        file = self.cleaned_data["file"]
        is_replaced = "file" in self.changed_data and self.instance.pk
        if is_replaced and (refusal := why_file_must_stay(self.instance)):
            raise ValidationError(str(refusal))
        return file


class DocumentForm(_StaysAsItIs, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].help_text = state_text(self.instance)


class ImageForm(_StaysAsItIs, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].help_text = (
                _("Public: a public page uses it.")
                if pages_using(self.instance).public().exists()
                else _("Only staff see it, until a public page uses it.")
            )


def state_text(document: Any) -> str:
    """Who can open the document now, and why nobody else."""
    if document.scan_state == document.Scan.REFUSED:
        return _("The virus scanner refused this file. Nobody can open it.")
    if document.scan_state == document.Scan.WAITING:
        return _("Waiting for the virus scanner. Until it is checked, only staff can open it.")
    if is_public(document):
        return _("Public: a public page uses it.")
    return _("Only staff can open it, until a public page uses it.")
