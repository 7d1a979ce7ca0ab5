"""Desk forms of data sets: what it is, its dictionary, and a file of aggregates."""

import json
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.data_sets.dictionary import DictionaryRefused, read_dictionary
from boards.models import Agreement, DataSet
from cms.i18n.fields import TranslatedFormField
from feedback.models import Tool

RESERVED = ("new", "elements", "stories")
ACCEPT = ".csv,.xlsx,.parquet,.zip"


class DictionaryField(forms.CharField):
    """JSON that describes the columns."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Dictionary"),
            widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
            help_text=_(
                "JSON: “dimensions” say whom a row is about (key, label, members with code, label and within), "
                "“measures” are its numbers (key, label, kind: count or median, within, of)."
            ),
            error_messages={"required": _("Enter the dictionary. A file is checked against it.")},
        )

    def clean(self, value: object) -> dict[str, Any]:
        words = super().clean(value)
        try:
            facts = json.loads(words)
            read_dictionary(facts)
        except (json.JSONDecodeError, RecursionError) as error:
            raise forms.ValidationError(_("This is not valid JSON.")) from error
        except DictionaryRefused as error:
            raise forms.ValidationError(str(error)) from error
        return facts


class DataSetForm(DeskForm):
    title = TranslatedFormField(label=_("Title"), max_length=160)
    summary = TranslatedFormField(label=_("What it shows, and what it does not"), long=True, max_length=1200)
    tool = forms.ModelChoiceField(
        label=_("Tool that shows it"), queryset=Tool.objects.all(), required=False, empty_label=_("None")
    )
    dictionary = DictionaryField()

    def __init__(self, data: QueryDict | None = None, *, data_set: DataSet | None = None) -> None:
        super().__init__(data, initial=_initial(data_set) if data_set else None)


class NewDataSetForm(DataSetForm):
    slug = forms.SlugField(
        label=_("Address"),
        max_length=60,
        help_text=_("Lowercase letters, digits and hyphens. It cannot be changed later."),
    )
    agreement = forms.ModelChoiceField(
        label=_("Agreement"), queryset=Agreement.objects.all(), empty_label=_("Choose")
    )
    field_order = ("slug", "title", "summary", "agreement", "tool", "dictionary")

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"].lower()
        if slug in RESERVED or DataSet.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("This address is taken. Choose another."))
        return slug


class ReceiveForm(DeskForm):
    file = forms.FileField(
        label=_("File"),
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_(
            "CSV, XLSX, Parquet, or a Data Package as ZIP; 20 MB at most. The file itself is not stored."
        ),
    )
    note = forms.CharField(
        label=_("Note"), max_length=300, required=False, help_text=_("Where it came from. For staff only.")
    )


def _initial(data_set: DataSet) -> dict[str, Any]:
    dictionary = json.dumps(data_set.dictionary, indent=1, ensure_ascii=False)
    return {
        "title": data_set.title,
        "summary": data_set.summary,
        "tool": data_set.tool,
        "dictionary": dictionary,
    }
