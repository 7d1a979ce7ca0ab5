"""Desk form for legal holds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.form_fields import form_field
from cms.records import record_kinds


class HoldForm(forms.Form):
    kind = forms.ChoiceField(label=_("What to place on hold"))
    reference = forms.CharField(
        label=_("Number or short name"),
        max_length=80,
        help_text=_("The number of a comment, such as C-0012; the short name of a form."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as a case number. Do not repeat the text of the comment."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        form_field(self, "kind", forms.ChoiceField).choices = [
            (each.kind, each.title) for each in record_kinds.holdable()
        ]

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])
