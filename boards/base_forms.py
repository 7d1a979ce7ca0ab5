"""Base class of desk forms: cleans text input, and uses Pacific time."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from boards.models import Appointment
from cms.cleaning import clean_text


class DeskForm(forms.Form):
    draft: str  # key of the draft that the console keeps
    is_kept: bool

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def _clean_fields(self) -> None:
        """Remove control characters, surrogates and the like before any field is read."""
        if isinstance(self.data, MultiValueDict):
            data = self.data.copy()
            for name in list(data):
                data.setlist(name, [clean_text(value) for value in data.getlist(name)])
            self.data = data
        super()._clean_fields()  # type: ignore[misc]  # the stubs leave it out


def member_label(is_joint: bool) -> Callable[[Appointment], str]:
    """The names in a list of members; those of a joint meeting with the body of each."""
    if not is_joint:
        return lambda appointment: appointment.person_name
    return lambda appointment: f"{appointment.person_name} · {appointment.seat.body}"


def date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
