"""Forms to plan a meeting, attach findings to its items and correct its agenda."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input, time_input
from boards.choices import MeetingKind
from boards.meetings.forms.facts import MeetingFacts, kind_field
from boards.meetings.planning import is_taken
from boards.models import AgendaTemplate, Body, Meeting
from boards.notices.clock import NoSuchTime, TimeComesTwice, resolve_local
from cms import clock
from cms.site_cache import office
from feedback.models import Finding


class PlanForm(MeetingFacts):
    body = forms.ModelChoiceField(
        label=_("Which body"), queryset=Body.objects.exclude(committee__disbanded_on__isnull=False)
    )
    day = forms.DateField(label=_("Date"), widget=date_input())
    starts = forms.TimeField(label=_("Starts, Pacific time"), widget=time_input())
    ends = forms.TimeField(label=_("Ends at about"), widget=time_input())
    kind = kind_field()
    template = forms.ModelChoiceField(
        label=_("Start from a template"),
        queryset=AgendaTemplate.objects.none(),
        required=False,
        empty_label=_("The body’s usual template, if there is one"),
    )
    copy_of = forms.ModelChoiceField(
        label=_("Or from a copy of an earlier meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("No"),
    )
    field_order = ("body", "kind", "day", "starts", "ends", "template", "copy_of")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = office()
        self.initial.setdefault("contact_name", known.contact_person)
        self.initial.setdefault("contact_address", known.address)
        self.initial.setdefault("contact_phone", known.phone)
        self.initial.setdefault("contact_email", known.email)
        self.fields["template"].queryset = AgendaTemplate.objects.filter(locale__language_code="en")
        self.fields["copy_of"].queryset = Meeting.objects.select_related("body").order_by("-starts_at", "-pk")

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or MeetingKind.REGULAR

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
            self.add_error("day", _("Choose a date in the future."))
        body = cleaned.get("body")
        if body and "starts" in self.moments and is_taken(body, self.moments["starts"]):
            self.add_error("starts", _("This body already has a meeting at that time."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        moments = {"starts_at": self.moments["starts"], "ends_at": self.moments["ends"]}
        names = ("body", "kind", "template", "copy_of")
        return super().facts() | moments | {name: self.cleaned_data[name] for name in names}


class FindingForm(DeskForm):
    """Attach a public finding to a draft item."""

    finding = forms.ModelChoiceField(label=_("Finding"), queryset=Finding.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].queryset = Finding.objects.published().order_by("-number")
