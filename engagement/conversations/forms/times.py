"""Form fields for a date, a start and an end in Pacific time."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.clock import PACIFIC
from engagement.models import Conversation


class TimesForm(forms.Form):
    """A date, a start and an end in Pacific time."""

    day = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    starts = forms.TimeField(
        label=_("Starts"), help_text=_("Pacific time."), widget=forms.TimeInput(attrs={"type": "time"})
    )
    ends = forms.TimeField(label=_("Ends"), widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if all(cleaned.get(name) is not None for name in ("day", "starts", "ends")):
            for name in ("starts", "ends"):
                self._set_moment(cleaned, name)
            if (
                self.moments.get("ends")
                and self.moments.get("starts")
                and self.moments["ends"] <= self.moments["starts"]
            ):
                self.add_error("ends", _("The end must be after the start."))
        return cleaned

    def _set_moment(self, cleaned: dict[str, Any], name: str) -> None:
        self.moments: dict[str, datetime] = getattr(self, "moments", {})
        try:
            self.moments[name] = pacific(cleaned["day"], cleaned[name])
        except ValidationError as error:
            self.add_error(name, error)


def pacific(day: date, at: time) -> datetime:
    """An aware datetime in Pacific time. Refuses a time that daylight saving skips or repeats."""
    local = datetime.combine(day, at).replace(tzinfo=PACIFIC)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise ValidationError(_("Clocks change at this time on that day. Choose another time."))
    return local


def local_parts(conversation: Conversation) -> dict[str, Any]:
    """Initial values of a times form."""
    start, end = (moment.astimezone(PACIFIC) for moment in (conversation.starts_at, conversation.ends_at))
    return {"day": start.date(), "starts": start.time(), "ends": end.time()}
