"""Base class of desk forms: cleans text input, and uses Pacific time."""

from typing import Any

from django import forms

from cms.cleaning import clean_text


class DeskForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def _clean_fields(self) -> None:
        """Remove control characters, surrogates and the like before any field is read."""
        if hasattr(self.data, "copy"):
            self.data = self.data.copy()
            for name in list(self.data):
                self.data.setlist(name, [clean_text(value) for value in self.data.getlist(name)])
        super()._clean_fields()


def date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
