"""Filters for the list of tools, and desk forms for steps and versions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.cleaning import clean_text
from cms.i18n.fields import TranslatedFormField
from feedback.models import Tool, ToolAudience, ToolVersion
from feedback.tools import decision_sources

ANY = ("", _("Any"))


class CatalogueForm(forms.Form):
    family = forms.ChoiceField(label=_("Family"), choices=[ANY, *Tool.Family.choices], required=False)
    audience = forms.ChoiceField(
        label=_("Who it is for"), choices=[ANY, *ToolAudience.Audience.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("How far along it is"), choices=[ANY, *Tool.State.choices], required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def wanted(self) -> dict[str, str]:
        """Return the valid, non-empty filters."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ToolForm(forms.Form):
    """Strip control characters from typed text before fields are validated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class StepForm(ToolForm):
    state = forms.ChoiceField(label=_("Status"), choices=Tool.State.choices)
    is_plan = forms.BooleanField(label=_("This is a plan. It has not happened yet."), required=False)
    on = forms.DateField(
        label=_("Date"), required=False, widget=_day(), help_text=_("Leave blank for today.")
    )
    when_text = TranslatedFormField(
        label=_("Date in words"), required=False, max_length=60, help_text=_("For example: spring 2023")
    )
    note = TranslatedFormField(
        label=_("What happened, and why"),
        max_length=300,
        help_text=_("Everyone can read it. It cannot be changed later; add a new step instead."),
    )


class VersionForm(ToolForm):
    """What changed, and which decisions led to it. The number cannot change later."""

    number = forms.CharField(label=_("Number"), max_length=20, help_text=_("For example: 1.0"))
    released_on = forms.DateField(label=_("Released"), widget=_day())
    what_changed = TranslatedFormField(label=_("What changed"), long=True, max_length=1000)
    because = forms.MultipleChoiceField(
        label=_("Based on which decision"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose each decision that led to this. Leave blank if there is none."),
    )

    def __init__(
        self, data: QueryDict | None = None, *, version: ToolVersion | None = None, tied: Iterable[Any] = ()
    ) -> None:
        start = {"what_changed": version.what_changed} if version else {"released_on": clock.today()}
        super().__init__(data, initial=start)
        left = [each for each in decision_sources.newest() if each.ref not in tied]
        self.fields["because"].choices = [(each.ref, each.label) for each in left]  # type: ignore[attr-defined]
        if not left:
            del self.fields["because"]
        if version:
            del self.fields["number"], self.fields["released_on"]

    def clean_number(self) -> str:
        return clean_text(self.cleaned_data["number"])

    def facts(self) -> dict[str, Any]:
        return {"because": [], **self.cleaned_data}
