"""Forms for the facts a notice names: place, contact, kind, mode, sites, venue."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.choices import PUBLIC_MEETINGS, CalledBy, CombinedCheck, Ground, MeetingKind, SpecialPurpose
from boards.meetings.forms.times import TimesForm, times_of
from boards.models import Meeting, TeleconferenceMode
from boards.notices.clock import end_of_day
from boards.rules.civil_days import local_date

PLAIN = (
    "place", "stream_url", "phone_in", "contact_name", "contact_address", "contact_phone", "contact_email",
    "aid_until", "date_is_public", "staff_at_place", "venue_accessible", "venue_free", "venue_open",
    "languages", "left_out_because",
)  # fmt: skip
SHORT_NOTICE = ("purpose", "called_by", "ground")
WAY = ("mode", "combined_with", "combined_checks")
TIMES = ("day", "starts", "ends", "ends_next_day", "fold", "known_start")
NOTHING = [("", _("not a special or emergency meeting"))]


class MeetingFacts(DeskForm):
    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("Room and street address."))
    venue_accessible = forms.BooleanField(
        label=_("Accessible to people with disabilities (Gov. Code § 11131)"), required=False
    )
    venue_free = forms.BooleanField(
        label=_("No one has to pay or buy anything (Gov. Code § 11131)"), required=False
    )
    venue_open = forms.BooleanField(label=_("No one is excluded (Gov. Code § 11131)"), required=False)
    stream_url = forms.URLField(label=_("Link to watch and speak"), required=False, assume_scheme="https")
    phone_in = forms.CharField(label=_("Phone line to join"), max_length=80, required=False)
    contact_name = forms.CharField(label=_("Contact"), max_length=120, required=False)
    contact_address = forms.CharField(label=_("Contact’s address"), max_length=200, required=False)
    contact_phone = forms.CharField(label=_("Contact’s phone"), max_length=40, required=False)
    contact_email = forms.EmailField(label=_("Contact’s email"), required=False)
    aid_until = forms.DateField(
        label=_("Request another accommodation by"), required=False, widget=date_input()
    )
    written_day = forms.DateField(
        label=_("Written comments are included in the packet through"),
        required=False,
        widget=date_input(),
        help_text=_("Comments received later are saved with the record and marked late."),
    )
    languages = forms.CharField(
        label=_("Languages interpreted for the whole meeting"),
        max_length=120,
        required=False,
        help_text=_("For example: es, ase"),
    )
    left_out_because = forms.CharField(
        label=_("Reason for leaving out a standard text"),
        max_length=300,
        required=False,
        help_text=_(
            "Each standard text is included unless you explain why not. How to request an accommodation "
            "is always included (Gov. Code § 11125(f))."
        ),
    )
    mode = forms.ModelChoiceField(
        label=_("Teleconference"),
        queryset=TeleconferenceMode.objects.all(),
        required=False,
        empty_label=_("No: everyone meets in the room"),
    )
    sites = forms.CharField(
        label=_("Public sites from which members join"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One address per line. They are public (Gov. Code § 11123(b))."),
    )
    staff_at_place = forms.CharField(
        label=_("Staff member at the location"),
        max_length=120,
        required=False,
        help_text=_(
            "Required when an advisory body meets remotely (Gov. Code § 11123.5). It is not made public."
        ),
    )
    purpose = forms.ChoiceField(
        label=_("Purpose of a special meeting"),
        required=False,
        choices=[*NOTHING, *SpecialPurpose.choices],
        help_text=_("The law allows only these nine (Gov. Code § 11125.4)."),
    )
    called_by = forms.ChoiceField(
        label=_("Special meeting called by"), required=False, choices=[*NOTHING, *CalledBy.choices]
    )
    ground = forms.ChoiceField(
        label=_("Reason for short notice"),
        required=False,
        choices=[*NOTHING, *Ground.choices],
        help_text=_(
            "Choose one of the first two for a special meeting (Gov. Code § 11125.4), one of the last "
            "two for an emergency (Gov. Code § 11125.5)."
        ),
    )
    combined_with = forms.ModelChoiceField(
        label=_("Combined notice with"),
        required=False,
        queryset=Meeting.objects.none(),
        empty_label=_("No: this meeting has its own notice"),
        help_text=_(
            "Only for an advisory body, and only if all three conditions are met (Gov. Code § 11125(c))."
        ),
    )
    combined_checks = forms.MultipleChoiceField(
        label=_("Confirmed for a combined notice"),
        required=False,
        choices=CombinedCheck.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    date_is_public = forms.BooleanField(label=_("Announce the date now"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.filter(status__in=PUBLIC_MEETINGS).select_related("body", "joint_body")
        self.fields["combined_with"].queryset = rows.order_by("-starts_at")

    def facts(self) -> dict[str, Any]:
        names = [name for name in (*PLAIN, *SHORT_NOTICE, *WAY) if name in self.fields]
        found = {name: self.cleaned_data[name] for name in names}
        found["written_until"] = self.written_until(self.cleaned_data["written_day"])
        if "sites" in self.fields:
            found["sites"] = self.cleaned_data["sites"].splitlines()
        return found

    def written_until(self, day: date | None) -> datetime | None:
        return end_of_day(day) if day else None


def facts_of(meeting: Meeting) -> dict[str, Any]:
    """What the fields say of a meeting."""
    until = meeting.written_until
    return {name: getattr(meeting, name) for name in (*PLAIN, *SHORT_NOTICE, *WAY)} | {
        "kind": meeting.kind,
        "written_day": local_date(until) if until else None,
        "sites": "\n".join(site.address for site in meeting.sites.all()),
    }


class FactsForm(TimesForm, MeetingFacts):
    """Facts of a planned meeting. Time, kind and mode cannot change once the agenda is posted."""

    known_start = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    field_order = ("day", "starts", "ends", "ends_next_day", "fold")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        self.meeting = meeting
        known = facts_of(meeting) | times_of(meeting.starts_at, meeting.ends_at)
        known["known_start"] = meeting.starts_at.isoformat()
        kwargs["initial"] = known | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        own = Meeting.objects.of(*meeting.body_ids).values("pk")
        others = self.fields["combined_with"].queryset.exclude(pk__in=own)
        self.fields["combined_with"].queryset = others
        if meeting.is_joint:
            for name in ("combined_with", "combined_checks"):
                del self.fields[name]
        if not meeting.is_draft:
            for name in (*TIMES, *SHORT_NOTICE, *WAY, "sites", "date_is_public"):
                self.fields.pop(name, None)
        elif meeting.kind == MeetingKind.ADJOURNED:
            for name in TIMES:
                self.fields.pop(name, None)
        if meeting.date_is_public:
            self.fields.pop("date_is_public", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.meeting.is_draft and "starts" in self.data:
            words = _(
                "The agenda was posted in the meantime. Details set by its notice can no longer be "
                "changed in this form."
            )
            self.add_error(None, words)
        return cleaned

    def facts(self) -> dict[str, Any]:
        return super().facts() | self.moments | {"known_start": self.cleaned_data.get("known_start")}

    def renew_start(self) -> None:
        """After a refusal the form knows the start that is shown beside it."""
        self.data = self.data.copy()
        self.data["known_start"] = self.meeting.starts_at.isoformat()

    def written_until(self, day: date | None) -> datetime | None:
        """Keep the time of a deadline if its date did not change."""
        known = self.meeting.written_until
        if known and day == local_date(known):
            return known
        return super().written_until(day)


def kind_field() -> forms.ChoiceField:
    """A continued meeting is created by continuing one, never by planning (BK-19)."""
    kinds = (MeetingKind.REGULAR, MeetingKind.SPECIAL, MeetingKind.EMERGENCY)
    return forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[(kind.value, kind.label) for kind in kinds],
        initial=MeetingKind.REGULAR,
        help_text=_(
            "Notice: 10 days, 48 hours or one hour before (Gov. Code §§ 11125(a), 11125.4, 11125.5)."
        ),
    )
