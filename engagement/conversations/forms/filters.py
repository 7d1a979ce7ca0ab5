"""Filters for the list of conversations: a plain GET form whose values are in the query string."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.i18n.fields import text
from engagement.choices import Mode, SpokenLanguage, Status
from engagement.models import Region, Series

ANY = ("", _("Any"))


class ListForm(forms.Form):
    q = forms.CharField(label=_("Keywords"), required=False, max_length=100)
    language = forms.ChoiceField(label=_("Language or accommodation"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    mode = forms.ChoiceField(label=_("How people meet"), required=False)
    series = forms.ChoiceField(label=_("Series"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)
    state = forms.ChoiceField(label=_("Status"), required=False)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self._offer("language", SpokenLanguage.choices)
        self._offer("region", [(each.key, text(each.name)) for each in Region.objects.all()])
        self._offer("mode", Mode.choices)
        self._offer("series", [(each.slug, text(each.name)) for each in Series.objects.all()])
        self._offer("year", [(str(year), str(year)) for year in years])
        self._offer("state", Status.choices)

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """Drop the field if there is nothing to choose from."""
        if choices:
            self.fields[name].choices = [ANY, *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def wanted(self) -> dict[str, str]:
        """The valid filters; invalid ones are ignored."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "q" in given:
            given["q"] = clean_text(given["q"])
        return given
