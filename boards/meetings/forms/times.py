"""When a meeting starts and ends, in Pacific time: also past midnight, and in the night when the clocks go back."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input, time_input
from boards.models import Meeting
from boards.notices.clock import NoSuchTime, TimeComesTwice, resolve_local
from cms.clock import PACIFIC

FOLDS = [("0", _("the first, in daylight saving time")), ("1", _("the second, in standard time"))]


class TimesForm(DeskForm):
    """A date with start and end times; ``moments`` has those that exist."""

    day = forms.DateField(label=_("Date"), widget=date_input())
    starts = forms.TimeField(label=_("Starts, Pacific time"), widget=time_input())
    ends = forms.TimeField(label=_("Ends at about"), widget=time_input())
    ends_next_day = forms.BooleanField(label=_("Ends after midnight, on the next day"), required=False)
    fold = forms.ChoiceField(
        label=_("The clocks go back that night. Which of the two do you mean?"),
        required=False,
        choices=FOLDS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound and not self.get_initial_for_field(self.fields["fold"], "fold"):
            del self.fields["fold"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.moments: dict[str, datetime] = {}
        self.comes_twice = False
        if day := self.day_of(cleaned):
            self._read("starts", day)
            self._read("ends", day + timedelta(days=1) if cleaned.get("ends_next_day") else day)
        if not self.comes_twice:
            self.fields.pop("fold", None)
        if len(self.moments) == 2:
            self._refuse_order()
        return cleaned

    def day_of(self, cleaned: dict[str, Any]) -> date | None:
        return cleaned.get("day")

    def _read(self, name: str, day: date) -> None:
        at, fold = self.cleaned_data.get(name), self.cleaned_data.get("fold")
        if at is None:
            return
        try:
            self.moments[f"{name}_at"] = resolve_local(day, at)
        except NoSuchTime as error:
            self.add_error(name, str(error))
        except TimeComesTwice as error:
            self.comes_twice = True
            if fold:
                self.moments[f"{name}_at"] = resolve_local(day, at, fold=int(fold))
            else:
                self.add_error("fold", str(error))

    def _refuse_order(self) -> None:
        starts, ends = self.moments["starts_at"], self.moments["ends_at"]
        if ends <= starts and self.cleaned_data.get("ends_next_day"):
            self.add_error("ends", _("The end must be after the start."))
        elif ends <= starts:
            words = _(
                "The end must be after the start. If it is after midnight, check the box below the end."
            )
            self.add_error("ends", words)
        elif (
            self.cleaned_data.get("ends_next_day") and self.cleaned_data["ends"] > self.cleaned_data["starts"]
        ):
            words = _(
                "The meeting would last more than a day. Clear this box if it ends on the day it starts."
            )
            self.add_error("ends_next_day", words)


def times_of(starts_at: datetime, ends_at: datetime) -> dict[str, Any]:
    """Both moments as the fields show them."""
    starts, ends = starts_at.astimezone(PACIFIC), ends_at.astimezone(PACIFIC)
    return {
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "ends_next_day": ends.date() > starts.date(),
        "fold": next((str(each.fold) for each in (starts, ends) if _comes_twice(each)), ""),
    }


def _comes_twice(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


class HourForm(TimesForm):
    """Another hour on the day of the meeting."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        self.meeting = meeting
        kwargs.setdefault("initial", times_of(meeting.noticed_start, meeting.noticed_end))
        super().__init__(*args, **kwargs)
        del self.fields["day"]

    def day_of(self, cleaned: dict[str, Any]) -> date | None:
        return self.meeting.day
