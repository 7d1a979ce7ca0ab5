"""Forms to link a finding to a posted item, and to withdraw a link."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from cms.i18n.fields import text
from feedback.models import Finding


class JoinForm(DeskForm):
    finding = forms.ModelChoiceField(queryset=Finding.objects.none(), label=_("Finding"))
    why = forms.CharField(label=_("Why"), max_length=300, required=False)

    def __init__(self, *args: Any, joined: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["finding"]
        field.queryset = Finding.objects.published().exclude(number__in=joined).order_by("-number")
        field.label_from_instance = lambda row: f"{row.reference} {text(row.title)}"


class TakeBackForm(DeskForm):
    why = forms.CharField(
        label=_("Reason for withdrawing it"),
        max_length=300,
        help_text=_("Anyone can read it in the record of changes."),
    )
