"""Form to post a correction of an agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm


class CorrectForm(DeskForm):
    reason = forms.CharField(
        label=_("Reason for the correction"),
        max_length=300,
        help_text=_("The public will see this next to the change."),
    )
