"""Form with one field per place of a feedback form, in the language being written."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from feedback.forms.services import LONGEST
from feedback.forms.translation_table import ON_PAGE, STALE, SideBySide


class FormTranslationForm(forms.Form):
    def __init__(self, shown: SideBySide, language: str, data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="")
        self.shown = shown
        for row in shown.rows:
            if row.state == ON_PAGE:
                continue
            attrs = {
                "lang": language,
                "dir": "auto",
                "aria-labelledby": f"what-{row.place} source-{row.place}",
            }
            box = forms.Textarea(attrs=attrs | {"rows": 3}) if row.is_long else forms.TextInput(attrs=attrs)
            self.fields[row.name] = forms.CharField(
                required=False, max_length=LONGEST, widget=box, initial=row.words, label=row.what
            )
            if row.state == STALE:
                self.fields[f"ok-{row.place}"] = forms.BooleanField(
                    required=False, label=_("These words are still right")
                )

    @property
    def groups(self) -> list[tuple[str, list[tuple[Any, Any, Any]]]]:
        """Heading → list of (row, its field, its checkbox)."""
        return [
            (heading, [(row, self._bound(row.name), self._bound(f"ok-{row.place}")) for row in rows])
            for heading, rows in self.shown.groups
        ]

    def _bound(self, name: str) -> Any:
        return self[name] if name in self.fields else None

    def words(self) -> dict[str, str]:
        return {
            row.place: self.cleaned_data[row.name] for row in self.shown.rows if row.name in self.cleaned_data
        }

    def still_right(self) -> frozenset[str]:
        return frozenset(row.place for row in self.shown.rows if self.cleaned_data.get(f"ok-{row.place}"))
