"""Forms to plan a meeting, attach findings to its items and correct its agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.choices import MeetingKind
from boards.meetings.forms.facts import MeetingFacts, facts_of, kind_field
from boards.meetings.forms.times import TimesForm, times_of
from boards.meetings.joint_rules import REGULAR_ONLY, SHORT_NOTICE
from boards.models import AgendaTemplate, Body, Meeting
from boards.taken_times import why_taken
from cms import clock
from cms.site_cache import office
from feedback.models import Finding


class PlanForm(TimesForm, MeetingFacts):
    body = forms.ModelChoiceField(
        label=_("Which body"), queryset=Body.objects.exclude(committee__disbanded_on__isnull=False)
    )
    joint_body = forms.ModelChoiceField(
        label=_("Meets jointly with"),
        queryset=Body.objects.exclude(committee__disbanded_on__isnull=False),
        required=False,
        empty_label=_("No other body"),
        help_text=_(
            "For two bodies that meet on one agenda. Each has its own quorum and votes separately. Regular "
            "meetings only. Once the meeting is planned, this cannot be changed."
        ),
    )
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
    field_order = (
        "body",
        "joint_body",
        "kind",
        "day",
        "starts",
        "ends",
        "ends_next_day",
        "fold",
        "template",
        "copy_of",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = office()
        self.initial.setdefault("contact_name", known.contact_person)
        self.initial.setdefault("contact_address", known.address)
        self.initial.setdefault("contact_phone", known.phone)
        self.initial.setdefault("contact_email", known.email)
        self.fields["template"].queryset = AgendaTemplate.objects.filter(locale__language_code="en")
        self.fields["copy_of"].queryset = Meeting.objects.select_related("body", "joint_body").order_by(
            "-starts_at", "-pk"
        )

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or MeetingKind.REGULAR

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        meeting, starts_at = self.known_meeting(cleaned), self.moments.get("starts_at")
        if starts_at and starts_at <= clock.now():
            self.add_error("day", _("Choose a date in the future."))
        if meeting and starts_at and (words := why_taken(meeting, starts_at)):
            self.add_error("starts", words)
        return cleaned

    def known_meeting(self, cleaned: dict[str, Any]) -> Meeting | None:
        """The meeting so far: which bodies meet. None before a body is chosen."""
        body = cleaned.get("body")
        return Meeting(body=body, joint_body=cleaned.get("joint_body")) if body else None

    def facts(self) -> dict[str, Any]:
        names = [
            name for name in ("body", "joint_body", "kind", "template", "copy_of") if name in self.fields
        ]
        return super().facts() | self.moments | {name: self.cleaned_data[name] for name in names}


class PlanAgainForm(PlanForm):
    """The meeting that was called off, at another time; its agenda is copied."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        self.meeting = meeting
        initial = facts_of(meeting) | times_of(meeting.starts_at, meeting.ends_at)
        gone = ("date_is_public", "aid_until", "written_day", "combined_with", "combined_checks")
        kwargs["initial"] = {name: value for name, value in initial.items() if name not in gone}
        super().__init__(*args, **kwargs)
        for name in ("body", "joint_body", "template", "copy_of"):
            del self.fields[name]

    def clean_kind(self) -> str:
        kind = super().clean_kind()
        if self.meeting.is_joint and kind in SHORT_NOTICE:
            raise forms.ValidationError(REGULAR_ONLY)
        return kind

    def known_meeting(self, cleaned: dict[str, Any]) -> Meeting:
        return Meeting(body=self.meeting.body, joint_body=self.meeting.joint_body)


class FindingForm(DeskForm):
    """Attach a public finding to a draft item."""

    finding = forms.ModelChoiceField(label=_("Finding"), queryset=Finding.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].queryset = Finding.objects.published().order_by("-number")
