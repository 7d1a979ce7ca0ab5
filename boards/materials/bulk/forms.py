"""Choose many files at once, then review each: its item, title and language."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.base_forms import DeskForm
from boards.choices import PreparedBy
from boards.materials.forms import ACCEPT
from feedback.reference_data.languages import LANGUAGES

MOST_FILES = 60
SKIP = "skip"


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    def clean(self, data: object, initial: object = None) -> list[Any]:
        files = data if isinstance(data, list) else [data] if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("Choose at most 60 files at once."))
        return [super(ManyFilesField, self).clean(file, initial) for file in files or [None]]


class ChooseForm(DeskForm):
    files = ManyFilesField(
        label=gettext_lazy("Files"),
        max_length=200,
        widget=ManyFiles(attrs={"accept": ACCEPT}),
        help_text=gettext_lazy(
            "Up to 60 files, 50 MB each at most. Begin each name with the number of its item: 05.1 Staff "
            "report.pdf"
        ),
    )
    prepared_by = forms.ChoiceField(
        label=gettext_lazy("Prepared by"),
        choices=PreparedBy.choices,
        initial=PreparedBy.BODY,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Determines when it is available at the meeting (Gov. Code § 11125.1(b))."),
    )

    def __init__(self, data: QueryDict | None, files: MultiValueDict | None) -> None:
        super().__init__(data, files)


class FileForm(DeskForm):
    """One row of the review."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=3000)  # 150 characters of a name, escaped
    key = forms.ChoiceField(label=gettext_lazy("Item"))
    title = forms.CharField(label=gettext_lazy("Title"), max_length=160)
    language = forms.ChoiceField(label=gettext_lazy("Language of the document"), choices=LANGUAGES)
    prepared_by = forms.ChoiceField(choices=PreparedBy.choices, widget=forms.HiddenInput)

    name: str  # of the file, as uploaded
    problem: str = ""

    def __init__(
        self, data: QueryDict | None, *, number: int, items: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        self.number = number
        super().__init__(data, prefix=f"file{number}", **kwargs)
        choices = [("", _("Choose an item")), *items, (SKIP, _("Do not add this file"))]
        self.fields["key"] = forms.ChoiceField(
            label=_("Item"),
            choices=choices,
            error_messages={"required": _("Choose the item this file belongs to.")},
        )

    @property
    def is_skipped(self) -> bool:
        return self.cleaned_data.get("key") == SKIP

    @property
    def texts(self) -> dict[str, str]:
        """The title in the language of the document, where that is a language of the site."""
        language = self.cleaned_data["language"]
        return {language if language == "es" else "en": self.cleaned_data["title"]}
