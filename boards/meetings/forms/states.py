"""Forms to cancel, move or continue a meeting, and to add an item after posting."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input, time_input
from boards.models import AddedItem, Meeting, Motion
from boards.motion_choices import MotionState
from boards.notices.clock import NoSuchTime, TimeComesTwice, resolve_local
from cms.i18n.fields import TranslatedFormField


def _reason() -> TranslatedFormField:
    help_text = _("The public will see this on the page and in the notice.")
    return TranslatedFormField(label=_("Why"), max_length=300, help_text=help_text)


class CancelForm(DeskForm):
    reason = _reason()


class TimesForm(DeskForm):
    """A new date with start and end times."""

    day = forms.DateField(label=_("New date"), widget=date_input())
    starts = forms.TimeField(label=_("Starts, Pacific time"), widget=time_input())
    ends = forms.TimeField(label=_("Ends at about"), widget=time_input())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.moments: dict[str, datetime] = {}
        for name in ("starts", "ends"):
            if cleaned.get("day") and cleaned.get(name):
                try:
                    self.moments[f"{name}_at"] = resolve_local(cleaned["day"], cleaned[name])
                except (NoSuchTime, TimeComesTwice) as error:
                    self.add_error(name, str(error))
        return cleaned


class MoveForm(TimesForm):
    reason = _reason()

    def facts(self) -> dict[str, Any]:
        return self.moments | {"reason": self.cleaned_data["reason"]}


class ContinueForm(TimesForm):
    """BK-19: time and place of the continued meeting."""

    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("Room and street address."))

    def facts(self) -> dict[str, Any]:
        return self.moments | {"place": self.cleaned_data["place"]}


class AddItemForm(DeskForm):
    """BK-14: the two grounds for adding an item, with the statements each requires."""

    way = forms.ChoiceField(
        label=_("Legal ground"), choices=AddedItem._meta.get_field("way").choices, widget=forms.RadioSelect
    )
    title = TranslatedFormField(
        label=_("Brief description"),
        max_length=250,
        help_text=_("What will be discussed or decided, in 20 words or fewer (Gov. Code § 11125(b))."),
    )
    text = TranslatedFormField(label=_("More information"), long=True, max_length=1500, required=False)
    why_now = TranslatedFormField(label=_("Why action cannot wait"), long=True, max_length=600)
    learned_day = forms.DateField(label=_("Day on which the body learned of it"), widget=date_input())
    learned_time = forms.TimeField(label=_("Time on that day, Pacific"), widget=time_input())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.learned_at: datetime | None = None
        if cleaned.get("learned_day") and cleaned.get("learned_time"):
            try:
                self.learned_at = resolve_local(cleaned["learned_day"], cleaned["learned_time"])
            except (NoSuchTime, TimeComesTwice) as error:
                self.add_error("learned_time", str(error))
        return cleaned

    def facts(self) -> dict[str, Any]:
        names = ("way", "title", "text", "why_now")
        return {name: self.cleaned_data[name] for name in names} | {"learned_at": self.learned_at}


class EarlierFindingForm(DeskForm):
    """BK-14b: which vote it was, if counsel says it is taken at an earlier meeting."""

    motion = forms.ModelChoiceField(label=_("Vote of an earlier meeting"), queryset=Motion.objects.none())

    def __init__(self, *args: Any, added: AddedItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meeting: Meeting = added.meeting
        self.fields["motion"].queryset = (
            Motion.objects.filter(state=MotionState.CLOSED, passed=True, kind=added.way, adds=None)
            .filter(item__meeting__body=meeting.body_id, item__meeting__starts_at__lt=meeting.starts_at)
            .select_related("item__meeting__body")
        )
        self.fields["motion"].label_from_instance = lambda motion: f"{motion.item.meeting}: {motion}"
