"""Filters of the decision register, and progress of an action item."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.choices import Outcome
from boards.decisions.register import RESCINDED
from boards.models import Body, Decision
from cms.i18n.fields import TranslatedFormField, text


class RegisterForm(forms.Form):
    """Filters in the query string, so a search can be bookmarked and shared. Invalid values are ignored."""

    words = forms.CharField(label=_("Keywords"), required=False, max_length=100)
    body = forms.ChoiceField(label=_("Body"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    open = forms.BooleanField(label=_("Only with open steps"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [("", _("All"))]
        bodies = [(body.slug, text(body.name)) for body in Body.objects.order_by("pk")]
        years = Decision.objects.public().order_by("-year").values_list("year", flat=True).distinct()
        self.fields["body"].choices = every + bodies
        self.fields["year"].choices = every + [(str(year), str(year)) for year in years]
        self.fields["outcome"].choices = [*every, *Outcome.choices, (RESCINDED, _("Rescinded"))]

    @property
    def wish(self) -> dict[str, Any]:
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ProgressForm(DeskForm):
    percent = forms.IntegerField(
        label=_("Percent done"),
        min_value=0,
        max_value=99,
        help_text=_("0 to 99. When a step is finished, mark it as done instead."),
    )
    note = TranslatedFormField(label=_("Progress"), long=True, max_length=600)
