"""Remove the words of a comment: why, and its number once more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=_("Why the words are removed"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Staff and the person read this reason. Do not repeat the words in it."),
    )
    number = forms.CharField(
        label=_("Number of the comment"),
        max_length=20,
        help_text=_("Type it once more, so that the right comment is meant."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])
