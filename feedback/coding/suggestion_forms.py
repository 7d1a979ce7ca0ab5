"""Which texts the machine looks at, and the position a person adds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from feedback.models import Coding, Form


class SuggestForm(forms.Form):
    form = forms.ModelChoiceField(
        label=_("Form"), queryset=Form.objects.all(), required=False, empty_label=_("All forms")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class StanceForm(forms.Form):
    stance = forms.ChoiceField(choices=Coding.Stance.choices, required=False)
