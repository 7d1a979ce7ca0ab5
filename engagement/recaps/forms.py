"""Desk forms for a recap: its cut, and the text of its themes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.components.dates import plain_date
from cms.i18n.fields import TranslatedFormField
from engagement.models import Conversation, Theme
from engagement.recaps.release_figures import cuts_for
from feedback.models import Cut, Finding

MOST_CUTS = 30


class CutForm(forms.Form):
    cut = forms.ChoiceField(label=gettext_lazy("Data set that the numbers come from"))

    def __init__(self, *args: Any, conversation: Conversation, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.cuts = {str(cut.number): cut for cut in cuts_for(conversation)[:MOST_CUTS]}
        self.fields["cut"].choices = [  # type: ignore[attr-defined]
            (number, _text(cut)) for number, cut in self.cuts.items()
        ]
        self.initial.setdefault("cut", str(conversation.cut_number or ""))

    def clean_cut(self) -> Cut:
        return self.cuts[self.cleaned_data["cut"]]


def _text(cut: Cut) -> str:
    facts = {"number": cut.number, "rows": cut.rows, "day": plain_date(cut.until)}
    return _("Data set %(number)s: %(rows)s comments received before %(day)s") % facts


class ThemesForm(forms.Form):
    """For each theme: its title in each language, the finding it is linked to, and whether it stays in the recap."""

    def __init__(self, *args: Any, themes: list[Theme], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.themes = themes
        for theme in themes:
            self.fields[f"title-{theme.pk}"] = TranslatedFormField(
                label=_("Title of the theme"), max_length=120, initial=theme.title
            )
            self.fields[f"finding-{theme.pk}"] = forms.IntegerField(
                label=_("Finding that carries it forward"),
                required=False,
                min_value=1,
                max_value=10**9,
                initial=theme.finding,
                help_text=_("Its number, such as 12 for F-12."),
            )
            self.fields[f"leave-{theme.pk}"] = forms.BooleanField(
                label=_("Leave this theme out"), required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for theme in self.themes:
            number = cleaned.get(f"finding-{theme.pk}")
            if number and not Finding.objects.filter(number=number).exists():
                self.add_error(
                    f"finding-{theme.pk}", ValidationError(_("There is no finding with this number."))
                )
        return cleaned

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"theme": each, "fields": [self[f"{name}-{each.pk}"] for name in ("title", "finding", "leave")]}
            for each in self.themes
        ]

    def wishes(self) -> dict[str, Any]:
        said, pks = self.cleaned_data, [each.pk for each in self.themes]
        return {
            "titles": {pk: said[f"title-{pk}"] for pk in pks},
            "findings": {pk: said[f"finding-{pk}"] for pk in pks},
            "left_out": [pk for pk in pks if said[f"leave-{pk}"]],
        }
