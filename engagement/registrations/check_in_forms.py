"""The small forms at the door."""

import uuid
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from engagement.models.registrations import MOST_IN_A_PARTY
from engagement.registrations.check_in import MOST_AT_ONCE
from engagement.registrations.forms import AboutFields


class CameForm(forms.Form):
    people = forms.IntegerField(label=_("How many came"), min_value=1, max_value=MOST_IN_A_PARTY)


class WalkInForm(AboutFields):
    """People who just came. The nonce makes a double click count once."""

    people = forms.IntegerField(label=_("People"), min_value=1, max_value=MOST_AT_ONCE, initial=1)
    nonce = forms.CharField(
        widget=forms.HiddenInput, max_length=40, validators=[RegexValidator(r"^[0-9a-f]{32}$")]
    )
    field_order = ["people", "language", "role_id", "area_id", "member_of"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["language"].label = _("Language")
        self.fields["role_id"].label = _("Role")
        self.fields["member_of"].label = _("Member of a board")
        self.fields["member_of"].help_text = ""
        self.offer_choices()
        if not self.is_bound:
            self.initial["nonce"] = uuid.uuid4().hex
