"""Form to draw a sample."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.access import Role
from cms.cleaning import clean_text
from feedback import access
from feedback.coding.forms.coding import ScopeForm


class SampleForm(ScopeForm):
    """Which texts to draw, and for which coders."""

    size = forms.IntegerField(label=_("Number of texts"), min_value=1, max_value=1000, initial=20)
    coders = forms.ModelMultipleChoiceField(
        label=_("Who codes them"),
        queryset=get_user_model().objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Two or more people. None of them can see the others’ codes until it is closed."),
    )
    seed = forms.CharField(
        label=_("Random seed"),
        max_length=64,
        required=False,
        help_text=_("Leave blank for a new one. The same seed with the same texts draws the same sample."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].required, self.fields["form"].empty_label = True, _("Choose")
        self.fields["coders"].queryset = possible_coders()

    def clean_seed(self) -> str:
        return clean_text(self.cleaned_data["seed"])


def possible_coders() -> QuerySet:
    roles = [Role(role).value for role in access.CODE_ROLES]
    people = get_user_model().objects.filter(is_active=True, groups__name__in=roles)
    return people.distinct().order_by("display_name", "email")
