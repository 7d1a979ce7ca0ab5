"""Plan a meeting, put findings under its items, correct its agenda."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.forms.base import DeskForm, date_input, time_input
from boards.models import Body, Meeting
from boards.notice import NoSuchTime, TimeComesTwice, resolve_local
from cms import clock
from cms.site_cache import office
from feedback.models import Finding


class PlanForm(DeskForm):
    body = forms.ModelChoiceField(label=_("Which body"), queryset=Body.objects.all())
    day = forms.DateField(label=_("Date"), widget=date_input())
    starts = forms.TimeField(label=_("Starts, Pacific time"), widget=time_input())
    ends = forms.TimeField(label=_("Ends, about"), widget=time_input())
    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("Room and street address."))
    stream_url = forms.URLField(label=_("Link to watch and speak"), required=False, assume_scheme="https")
    phone_in = forms.CharField(label=_("Phone line to join"), max_length=80, required=False)
    contact_name = forms.CharField(label=_("Person to ask"), max_length=120, required=False)
    contact_address = forms.CharField(label=_("Address of that person"), max_length=200, required=False)
    contact_phone = forms.CharField(label=_("Phone of that person"), max_length=40, required=False)
    contact_email = forms.EmailField(label=_("Email of that person"), required=False)
    aid_until = forms.DateField(label=_("Ask for another aid by"), required=False, widget=date_input())
    date_is_public = forms.BooleanField(label=_("Tell the public the date now"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = office()
        self.initial.setdefault("contact_name", known.contact_person)
        self.initial.setdefault("contact_address", known.address)
        self.initial.setdefault("contact_phone", known.phone)
        self.initial.setdefault("contact_email", known.email)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.moments: dict[str, datetime] = {}
        day = cleaned.get("day")
        for name in ("starts", "ends"):
            if day and cleaned.get(name):
                try:
                    self.moments[name] = resolve_local(day, cleaned[name])
                except (NoSuchTime, TimeComesTwice) as error:
                    self.add_error(name, str(error))
        if len(self.moments) == 2 and self.moments["ends"] <= self.moments["starts"]:
            self.add_error("ends", _("The end must be after the start."))
        if "starts" in self.moments and self.moments["starts"] <= clock.now():
            self.add_error("day", _("Choose a day that is still ahead."))
        body = cleaned.get("body")
        if body and day and Meeting.objects.filter(body=body, day=day).exists():
            self.add_error("day", _("This body already has a meeting on that day."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        names = ("place", "stream_url", "phone_in", "contact_name", "contact_address", "contact_phone")
        names += ("contact_email", "aid_until", "date_is_public", "body")
        moments = {"starts_at": self.moments["starts"], "ends_at": self.moments["ends"]}
        return moments | {name: self.cleaned_data[name] for name in names}


class FindingForm(DeskForm):
    """Put a public finding under an item of the draft."""

    finding = forms.ModelChoiceField(label=_("Finding"), queryset=Finding.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].queryset = Finding.objects.published().order_by("-number")


class CorrectForm(DeskForm):
    reason = forms.CharField(
        label=_("Why it is corrected"),
        max_length=300,
        help_text=_("The public reads this beside the change."),
    )
