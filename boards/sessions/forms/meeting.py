"""Console forms for the meeting: attendance, pauses and incidents, speakers, corrections."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.base_forms import DeskForm, time_input
from boards.bodies.rosters import Members
from boards.choices import AdultPresent, Interpreting, PresenceMode, SpeakHow
from boards.models import MeetingEvent, TeleconferenceSite
from boards.sessions.forms.items import MemberField
from cms import clock


class JoinForm(DeskForm):
    """Attendance details of one member, as the meeting's mode requires (BK-29b)."""

    seat = MemberField(label=_("Member"))
    mode = forms.ChoiceField(label=_("How they attend"), choices=PresenceMode)
    site = forms.ModelChoiceField(
        label=_("At which public site"), queryset=TeleconferenceSite.objects.none(), required=False
    )
    camera_off = forms.CharField(
        label=_("Why the camera is off"),
        max_length=200,
        required=False,
        help_text=_("Allowed only because of a poor connection, or because of what is shown."),
    )
    adult = forms.ChoiceField(
        label=_("Another adult in the room"), choices=[("", "—"), *AdultPresent.choices], required=False
    )
    adult_who = forms.CharField(
        label=_("The adult’s relationship to the member"), max_length=120, required=False
    )

    def __init__(
        self, *args: Any, members: Members, sites: Iterable[TeleconferenceSite] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].offer(place for place in members.places if not place.is_vacant)
        sites = {str(site.pk): site for site in sites}
        if sites:
            self.fields["site"].queryset = TeleconferenceSite.objects.filter(pk__in=sites)
        else:
            del self.fields["site"]


class ExceptionForm(DeskForm):
    """BK-29e: a need for which a remote member counts. No diagnosis is asked; the text is never public."""

    seat = MemberField(label=_("Member"))
    description = forms.CharField(
        label=_("General description"),
        max_length=200,
        required=False,
        help_text=_("20 words or fewer, no diagnosis. It is not shown to the public."),
    )

    def __init__(self, *args: Any, members: Members, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].offer(place for place in members.voting if not place.is_vacant)

    def given(self) -> dict[str, Any]:
        place = self.fields["seat"].places[str(self.cleaned_data["seat"].pk)]
        return {"appointment": place.appointment, "description": self.cleaned_data["description"]}


class WalkInForm(DeskForm):
    """A person who wants to speak. No name required (BK-24, BK-25)."""

    name = forms.CharField(label=_("Name or nickname"), max_length=80, required=False)
    how = forms.ChoiceField(label=pgettext_lazy("speaker", "How"), choices=SpeakHow, initial=SpeakHow.ROOM)
    language = forms.ChoiceField(label=_("Language"), required=False)
    interpreting = forms.ChoiceField(
        label=_("Interpreter"),
        choices=Interpreting,
        initial=Interpreting.NONE,
        help_text=_(
            "Anyone who takes turns speaking with an interpreter gets twice the time (Gov. Code § "
            "11125.7(b))."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", "—"), *settings.SITE_LANGUAGES]


NIGHT = timedelta(hours=6)


class TodayForm(DeskForm):
    """Times are on the day of the meeting, in Pacific time, or in the night after it."""

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def moment(self, name: str, *, ahead: bool = False) -> datetime | None:
        """After midnight, and shortly before for what is ahead, a time of the night is on the next day."""
        at = self.cleaned_data[name]
        if at is None:
            return None
        on_day, next_day = (
            datetime.combine(self.day + timedelta(days=days), at, clock.PACIFIC) for days in (0, 1)
        )
        latest = clock.now() + (NIGHT if ahead else timedelta(0))
        return next_day if on_day < clock.now() and next_day <= latest else on_day


class RecessForm(TodayForm):
    until = forms.TimeField(label=_("Until about"), required=False, widget=time_input())

    def given(self) -> dict[str, Any]:
        return {"until": self.moment("until", ahead=True)}


class LostForm(TodayForm):
    """Record lost remote access (BK-29c)."""

    what = forms.CharField(label=_("What failed"), max_length=300, help_text=_("The public will see it."))
    began = forms.TimeField(label=_("Since when"), required=False, widget=time_input())

    def given(self) -> dict[str, Any]:
        return {"what": self.cleaned_data["what"], "began_at": self.moment("began")}


class ResumeForm(TodayForm):
    """When and how people were notified that the meeting resumes, after lost access (BK-29c)."""

    site = forms.TimeField(label=_("Notice on the site at"), required=False, widget=time_input())
    mail = forms.TimeField(label=_("Notice by email at"), required=False, widget=time_input())
    phone = forms.TimeField(label=_("Message on the phone line at"), required=False, widget=time_input())

    def given(self) -> dict[str, Any]:
        return {f"{name}_notice_at": self.moment(name) for name in ("site", "mail", "phone")}


class DisturbanceForm(TodayForm):
    """A disturbance: what was done, after which warning, and who decided (BK-24b)."""

    what = forms.CharField(label=_("What happened and what was done"), max_length=300)
    warned = forms.TimeField(label=_("Warning given at"), widget=time_input())
    decided_by = forms.CharField(label=_("Who decided"), max_length=150)

    def given(self) -> dict[str, Any]:
        facts = self.cleaned_data
        return {"what": facts["what"], "decided_by": facts["decided_by"], "warned_at": self.moment("warned")}


class RightForm(DeskForm):
    """Correct the log by adding an entry; the original stays."""

    event = forms.ChoiceField(label=_("Log entry to correct"))
    words = forms.CharField(label=_("Correction"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, events: Iterable[tuple[MeetingEvent, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.events = {str(event.pk): event for event, _words in events}
        self.fields["event"].choices = [(str(event.pk), words) for event, words in events]

    def clean_event(self) -> MeetingEvent:
        return self.events[self.cleaned_data["event"]]
