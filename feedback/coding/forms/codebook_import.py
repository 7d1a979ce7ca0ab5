"""Forms to import a codebook: the file, and its preview, which travels signed with the page."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from cms.users.models import User
from feedback.coding.codebook_import import MOST_BYTES
from feedback.coding.codebook_plan import Plan
from feedback.coding.file_codes import FileCode, FileContent
from feedback.models import Codebook

SALT = "feedback.codebook-import"
LASTS = 24 * 60 * 60  # seconds that a preview can be confirmed


class CodebookFileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_("A REFI-QDA codebook (.qdc), or a table as CSV or XLSX; at most 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".qdc,.qde,.xml,.csv,.xlsx"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_file(self) -> UploadedFile:
        """Refuse it before it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 1 MB."))
        return file


def sealed(content: FileContent, plan: Plan, *, source: str, user: User) -> str:
    """What a preview showed, signed for this person."""
    facts = {
        "codes": [asdict(each) for each in content.codes],
        "notes": content.notes,
        "book": plan.book.pk,
        "digest": plan.digest,
        "source": source,
        "user": user.pk,
    }
    return signing.dumps(facts, salt=SALT, compress=True)


def unsealed(value: str, book: Codebook, user: User) -> tuple[FileContent, str, str] | None:
    """The content, the digest and the name of the file; None if it is not a preview of this person and codebook."""
    try:
        facts = signing.loads(value, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    if (facts["book"], facts["user"]) != (book.pk, user.pk):
        return None
    content = FileContent([FileCode(**each) for each in facts["codes"]], facts["notes"])
    return content, facts["digest"], facts["source"]
