"""Forms of the desk. Each cleans its words; times are California's."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.choices import Outcome
from boards.models import Body, Meeting
from boards.notice import NoSuchTime, TimeComesTwice, resolve_local
from boards.rosters import Roster
from cms import clock
from cms.cleaning import clean_text
from cms.site_cache import office
from cms.translated import TranslatedFormField
from feedback.models import Finding


class DeskForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def _clean_fields(self) -> None:
        """Controls, surrogates and other things nobody can type are taken out before any field is read."""
        if hasattr(self.data, "copy"):
            self.data = self.data.copy()
            for name in list(self.data):
                self.data.setlist(name, [clean_text(value) for value in self.data.getlist(name)])
        super()._clean_fields()


def date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def time_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


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


class MotionForm(DeskForm):
    text = TranslatedFormField(label=_("Words of the motion"), long=True, max_length=1000)
    mover = forms.ChoiceField(label=_("Moved by"))
    seconder = forms.ChoiceField(label=_("Seconded by"))

    def __init__(self, *args: Any, members: Roster, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(place.seat.pk): place for place in members.present}
        choices = [("", "—"), *((pk, place.name) for pk, place in self.places.items())]
        self.fields["mover"].choices = self.fields["seconder"].choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("mover") and cleaned.get("mover") == cleaned.get("seconder"):
            self.add_error("seconder", _("A second member must second the motion."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        mover, seconder = self.places[cleaned["mover"]].seat, self.places[cleaned["seconder"]].seat
        return {"text": cleaned["text"], "mover": mover, "seconder": seconder}


class AnswerForm(DeskForm):
    """An outcome with what it needs: a reason for a no, a day for "put off"."""

    choices = tuple(Outcome.choices)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices)
    reason = TranslatedFormField(
        label=_("Because"),
        long=True,
        max_length=600,
        required=False,
        help_text=_("Needed when it is not taken up or put off."),
    )
    until = forms.DateField(label=_("Put off until"), required=False, widget=date_input())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = self.choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        outcome = cleaned.get("outcome")
        if outcome in (Outcome.DECLINED, Outcome.DEFERRED) and not cleaned.get("reason"):
            self.add_error("reason", _("Say why. People who asked for this will read it."))
        if outcome == Outcome.DEFERRED and not cleaned.get("until"):
            self.add_error("until", _("Say until when it is put off."))
        if outcome != Outcome.DEFERRED:
            cleaned["until"] = None
        return cleaned


class LeaveForm(AnswerForm):
    choices = tuple((each.value, each.label) for each in (Outcome.DEFERRED, Outcome.DECLINED))


class DecisionForm(AnswerForm):
    title = TranslatedFormField(label=_("Title"), max_length=160)
    summary = TranslatedFormField(label=_("What was decided"), long=True, max_length=600)
    field_order = ["title", "summary", "outcome", "reason", "until"]


class StepForm(DeskForm):
    title = TranslatedFormField(label=_("Step"), max_length=160)
    owner = TranslatedFormField(label=_("Who does it"), max_length=120)
    due_on = forms.DateField(label=_("Due"), required=False, widget=date_input())


class DoneForm(DeskForm):
    note = TranslatedFormField(label=_("What was done"), long=True, max_length=600)
    done_on = forms.DateField(label=_("Done on"), widget=date_input())
