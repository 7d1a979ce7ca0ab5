"""The steps of planning, one form each: every step is saved on its own, in any order."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.i18n.fields import TranslatedFormField, languages
from engagement import board_decisions
from engagement.choices import Mode, Promise
from engagement.conversations.forms.agenda_text import lines_of, segments
from engagement.conversations.forms.seats import SeatsField
from engagement.conversations.forms.times import TimesForm, local_parts
from engagement.conversations.messages import recap_note
from engagement.conversations.page_texts import WORDS, texts_of
from engagement.models import Conversation, Region, Series
from engagement.models.conversation_times import feeds_too_early
from engagement.models.conversations import DECIDES_TOO_EARLY
from feedback.models import Finding, Form, Tool

DATE = {"type": "date"}


class StepForm(forms.Form):
    """Facts of one conversation. ``sequence`` is that of the record when the form was opened."""

    PLAIN: tuple[str, ...] = ()  # fields that are those of the record

    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, planned: Conversation, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("initial", self.start_of(planned))
        super().__init__(*args, **kwargs)
        self.planned = planned

    @classmethod
    def start_of(cls, planned: Conversation) -> dict[str, Any]:
        return {name: getattr(planned, name) for name in ("sequence", *cls.PLAIN)}

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class WhatForm(StepForm):
    PLAIN = ("name", "series", "number", "promise_level")

    name = TranslatedFormField(label=_("Name"), max_length=120)
    series = forms.ModelChoiceField(
        label=_("Series"), queryset=Series.objects.all(), required=False, empty_label=_("None")
    )
    number = forms.IntegerField(
        label=_("Number in the series"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Leave blank for a workshop."),
    )
    promise_level = forms.ChoiceField(label=_("What we promise"), choices=Promise.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        number, series = cleaned.get("number"), cleaned.get("series")
        same = Conversation.objects.filter(number=number, series=series).exclude(pk=self.planned.pk)
        if number and same.exists():
            self.add_error("number", _("Another conversation already has this number."))
        return cleaned


class WhereForm(StepForm):
    """How and where people meet."""

    PLAIN = (
        "mode", "stream_url", "dial_in", "place", "parking", "transit", "area", "region", "venue_accessible",
        "venue_free", "venue_open_to_all", "capacity", "online_capacity",
    )  # fmt: skip

    mode = forms.ChoiceField(label=_("How people meet"), choices=Mode.choices)
    stream_url = forms.URLField(label=_("Link to join"), required=False, assume_scheme="https")
    dial_in = TranslatedFormField(
        label=_("Joining by phone"), required=False, max_length=300, help_text=_("Number and code.")
    )
    place = forms.CharField(
        label=_("Place"), required=False, max_length=200, help_text=_("Name and street address.")
    )
    parking = TranslatedFormField(label=_("Parking"), required=False, max_length=300)
    transit = TranslatedFormField(
        label=_("Public transit"), required=False, max_length=300, help_text=_("Lines and stops.")
    )
    area = forms.ModelChoiceField(
        label=_("Region on the map"), queryset=Region.objects.all(), required=False, empty_label=_("None")
    )
    region = forms.CharField(
        label=_("City or county"), required=False, max_length=80, help_text=_("Such as: Fresno")
    )
    venue_accessible = forms.BooleanField(label=_("Accessible to people with disabilities"), required=False)
    venue_free = forms.BooleanField(label=_("No one has to pay or buy anything"), required=False)
    venue_open_to_all = forms.BooleanField(
        label=_("No one is excluded on the basis of a protected characteristic"), required=False
    )
    capacity = SeatsField(label=pgettext_lazy("conversation", "Seats"))
    online_capacity = SeatsField(
        label=_("Seats online"),
        help_text=_("Only if people meet online and in person. Leave blank if there is room for everyone."),
    )


class DraftWhereForm(TimesForm, WhereForm):
    """Of a draft: also its day and time."""

    field_order = ["day", "starts", "ends"]

    @classmethod
    def start_of(cls, planned: Conversation) -> dict[str, Any]:
        return super().start_of(planned) | local_parts(planned)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts = getattr(self, "moments", {}).get("starts")
        if feeds_too_early(self.planned.feeds_on, starts):
            self.add_error("day", DECIDES_TOO_EARLY)
        return cleaned

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        for name in ("day", "starts", "ends"):
            del given[name]
        return given | {"starts_at": self.moments["starts"], "ends_at": self.moments["ends"]}


class PublicWhereForm(WhereForm):
    """Of a public conversation: its place is moved and its seats are changed, with messages to people."""

    place = capacity = online_capacity = None  # type: ignore[assignment]
    PLAIN = tuple(name for name in WhereForm.PLAIN if name not in ("place", "capacity", "online_capacity"))


class AccessForm(StepForm):
    PLAIN = ("accommodation_by",)

    accommodation_by = forms.DateField(
        label=_("Request accommodations by"),
        required=False,
        widget=forms.DateInput(attrs=DATE),
        help_text=_("A request, not a deadline. If blank: five business days before."),
    )


class FeedsForm(StepForm):
    PLAIN = ("feeds_ref", "feeds", "feeds_on", "form")

    feeds_ref = forms.ChoiceField(
        label=_("Meeting where the decision will be made"),
        required=False,
        help_text=_("Choose it if it is on the calendar. Otherwise, write what you know below."),
    )
    feeds = TranslatedFormField(
        label=_("The decision it informs"),
        required=False,
        max_length=200,
        help_text=_("Which body decides, and at which meeting. Leave blank to use the text of the meeting."),
    )
    feeds_on = forms.DateField(
        label=_("Date of the decision"),
        required=False,
        widget=forms.DateInput(attrs=DATE),
        help_text=_("If no meeting is chosen."),
    )
    tools = forms.ModelMultipleChoiceField(
        label=_("Tools"), queryset=Tool.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    findings = forms.ModelMultipleChoiceField(
        label=_("Findings"),
        queryset=Finding.objects.published(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    form = forms.ModelChoiceField(
        label=_("Form for its comments"),
        queryset=Form.objects.all(),
        required=False,
        empty_label=_("None"),
        help_text=_("What is said here is saved as comments on this form."),
    )

    @classmethod
    def start_of(cls, planned: Conversation) -> dict[str, Any]:
        related = {"tools": planned.tools.all(), "findings": planned.findings.all()}
        return super().start_of(planned) | related

    def __init__(self, *args: Any, planned: Conversation, **kwargs: Any) -> None:
        super().__init__(*args, planned=planned, **kwargs)
        offer_meetings(self, planned.feeds_ref)
        if planned.decision_comes_early:
            self.fields["feeds_on"].help_text = recap_note(planned)

    def clean(self) -> dict[str, Any]:
        """A selected meeting supplies its date, and its label in each language where none was entered."""
        cleaned = super().clean() or self.cleaned_data
        cleaned.setdefault("feeds_ref", "")
        chosen = board_decisions.find(cleaned["feeds_ref"]) if cleaned["feeds_ref"] else None
        if chosen is not None:
            cleaned |= decision_of(chosen, cleaned.get("feeds") or {})
        elif "feeds" not in self.errors and not (cleaned.get("feeds") or {}).get(settings.LANGUAGE_CODE):
            self.add_error(
                "feeds",
                _(
                    "Choose the meeting where the decision will be made, or describe "
                    "the decision this conversation informs."
                ),
            )
        if feeds_too_early(cleaned.get("feeds_on"), self.planned.starts_at):
            self.add_error("feeds_ref" if chosen else "feeds_on", DECIDES_TOO_EARLY)
        return cleaned


class TextsForm(StepForm):
    """The texts of its pages; a line of the agenda for each part."""

    summary = TranslatedFormField(
        label=_("In one or two sentences"), required=False, long=True, max_length=400
    )
    agenda = TranslatedFormField(
        label=pgettext_lazy("conversation", "Agenda"),
        required=False,
        long=True,
        max_length=4000,
        help_text=_("One part per line: minutes | title | text. For example: 20 | Welcome | What is new"),
    )
    hosts = TranslatedFormField(
        label=_("Hosts"), required=False, max_length=250, help_text=_("By role, not by name.")
    )
    access_information = TranslatedFormField(
        label=_("How to attend"), required=False, long=True, max_length=800
    )
    accommodation_contact = TranslatedFormField(
        label=_("Contact for accommodations"),
        required=False,
        max_length=200,
        help_text=_("Email or phone."),
    )

    @classmethod
    def start_of(cls, planned: Conversation) -> dict[str, Any]:
        texts = texts_of(planned)
        texts["agenda"] = {code: lines_of(parts) for code, parts in texts["agenda"].items()}
        return super().start_of(planned) | texts

    def clean_agenda(self) -> dict[str, list]:
        return {code: segments(lines) for code, lines in (self.cleaned_data["agenda"] or {}).items()}

    def texts(self) -> dict[str, dict[str, Any]]:
        return {name: self.cleaned_data[name] or {} for name in (*WORDS, "agenda")}


def offer_meetings(form: forms.Form, chosen_before: str = "") -> None:
    """The meetings ahead and the one chosen before; without any, the field goes."""
    ahead = board_decisions.upcoming()
    kept = board_decisions.find(chosen_before) if chosen_before else None
    if kept and kept.ref not in [each.ref for each in ahead]:
        ahead.insert(0, kept)
    if ahead:
        choices = [("", _("None of these")), *((each.ref, each.label) for each in ahead)]
        form.fields["feeds_ref"].choices = choices  # type: ignore[attr-defined]
    else:
        del form.fields["feeds_ref"]


def decision_of(chosen: board_decisions.Ahead, written: dict[str, str]) -> dict[str, Any]:
    """Facts of the record for a chosen meeting; ``written`` goes before its label."""
    taken = {}
    for code, _name in languages():
        with translation.override(code):
            taken[code] = str(chosen.label)[:200]
    return {"feeds_ref": chosen.ref, "feeds_on": chosen.on, "feeds": taken | written}
