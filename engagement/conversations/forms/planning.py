"""Forms to plan a conversation and to change its facts: one long form with sections."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.i18n.fields import TranslatedFormField, languages
from engagement import board_decisions
from engagement.choices import Mode, Promise
from engagement.conversations.forms.agenda_text import segments
from engagement.conversations.forms.times import TimesForm
from engagement.models import Conversation, Region, Series
from engagement.models.conversations import refuse_reserved
from feedback.models import Finding, Form, Tool


@dataclass(frozen=True)
class Part:
    """Fields under one heading."""

    key: str
    heading: str | LazyText
    fields: list[forms.BoundField]


class FactsForm(forms.Form):
    """Facts shared by all languages, without time and place."""

    PARTS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
        ("what", _("What it is"), ("name", "series", "number", "mode", "stream_url")),
        ("where", _("Where in the state"), ("area", "region")),
        (
            "venue",
            _("The place is open to everyone (Gov. Code § 11131)"),
            ("venue_accessible", "venue_free", "venue_open_to_all"),
        ),
        (
            "promise",
            _("What we promise, and what it feeds"),
            ("promise_level", "feeds_ref", "feeds", "feeds_on"),
        ),
        ("about", _("What it is about"), ("tools", "findings", "form")),
        ("access", _("Accommodations"), ("accommodation_by",)),
    )

    name = TranslatedFormField(label=_("Name"), max_length=120)
    series = forms.ModelChoiceField(
        label=_("Series"), queryset=Series.objects.all(), required=False, empty_label=_("None")
    )
    number = forms.IntegerField(
        label=_("Number in the series"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Blank for a workshop."),
    )
    mode = forms.ChoiceField(label=_("How people meet"), choices=Mode.choices)
    stream_url = forms.URLField(label=_("Link to join"), required=False, assume_scheme="https")
    area = forms.ModelChoiceField(
        label=_("Region on the map"), queryset=Region.objects.all(), required=False, empty_label=_("None")
    )
    region = forms.CharField(
        label=_("City or county, in words"), required=False, max_length=80, help_text=_("Such as: Fresno")
    )
    venue_accessible = forms.BooleanField(label=_("Accessible to people with disabilities"), required=False)
    venue_free = forms.BooleanField(label=_("No one has to pay or buy anything"), required=False)
    venue_open_to_all = forms.BooleanField(
        label=_("No one is excluded on a protected ground"), required=False
    )
    promise_level = forms.ChoiceField(
        label=_("What we promise"), choices=Promise.choices, initial=Promise.CONSULT
    )
    feeds_ref = forms.ChoiceField(
        label=_("The meeting that decides"),
        required=False,
        help_text=_("Choose it if it is planned. Otherwise, write what you know below."),
    )
    feeds = TranslatedFormField(
        label=_("The decision it feeds"),
        required=False,
        max_length=200,
        help_text=_("Which body decides, at which meeting. Leave blank to use the text of the meeting."),
    )
    feeds_on = forms.DateField(
        label=_("Day of the decision"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
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
        label=_("Form that its comments belong to"),
        queryset=Form.objects.all(),
        required=False,
        empty_label=_("None"),
        help_text=_("What is said here is saved as comments on this form."),
    )
    accommodation_by = forms.DateField(
        label=_("Ask for an accommodation by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("A request, never a limit. Blank: five working days before."),
    )

    def __init__(self, *args: Any, planned: Conversation | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.planned = planned
        ahead = board_decisions.upcoming()
        kept = board_decisions.find(planned.feeds_ref) if planned and planned.feeds_ref else None
        if kept and kept.ref not in [each.ref for each in ahead]:
            ahead.insert(0, kept)
        if ahead:
            choices = [("", _("None of these")), *((each.ref, each.label) for each in ahead)]
            self.fields["feeds_ref"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["feeds_ref"]

    @property
    def parts(self) -> list[Part]:
        return [
            Part(key, heading, [self[name] for name in names if name in self.fields])
            for key, heading, names in self.PARTS
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._clean_decision(cleaned)
        self._clean_number(cleaned)
        return cleaned

    def _clean_decision(self, cleaned: dict[str, Any]) -> None:
        """A selected meeting supplies its date, and its label in each language where none was entered."""
        cleaned.setdefault("feeds_ref", "")
        chosen = board_decisions.find(cleaned["feeds_ref"]) if cleaned["feeds_ref"] else None
        if chosen is not None:
            cleaned["feeds_on"] = chosen.on
            taken = {code: _as_text(chosen, code) for code, _name in languages()}
            cleaned["feeds"] = taken | (cleaned.get("feeds") or {})
        elif "feeds" not in self.errors and not (cleaned.get("feeds") or {}).get(settings.LANGUAGE_CODE):
            self.add_error("feeds", _("Choose the meeting that decides, or write which decision it feeds."))

    def _clean_number(self, cleaned: dict[str, Any]) -> None:
        number, series = cleaned.get("number"), cleaned.get("series")
        same = Conversation.objects.filter(number=number, series=series)
        if self.planned is not None:
            same = same.exclude(pk=self.planned.pk)
        if number and same.exists():
            self.add_error("number", _("Another conversation already has this number."))

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class PlanForm(TimesForm, FactsForm):
    """The whole form to plan a conversation. Only name, slug, time and decision are required."""

    PARTS = (
        ("what", _("What it is"), ("name", "slug", "series", "number", "summary")),
        ("when", _("When"), ("day", "starts", "ends")),
        (
            "where",
            _("How and where people meet"),
            ("mode", "stream_url", "place", "area", "region", "capacity"),
        ),
        *FactsForm.PARTS[2:5],
        ("agenda", _("What happens when"), ("agenda", "hosts")),
        (
            "access",
            _("Access and accommodations"),
            ("access_information", "accommodation_contact", "accommodation_by"),
        ),
    )
    WORDS = ("summary", "hosts", "access_information", "accommodation_contact")

    slug = forms.SlugField(
        label=_("Address"), max_length=80, help_text=_("Letters, numbers and hyphens. It never changes.")
    )
    place = forms.CharField(
        label=_("Place"), required=False, max_length=200, help_text=_("Name and street address.")
    )
    capacity = forms.IntegerField(
        label=pgettext_lazy("conversation", "Seats"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Blank if there is room for everyone."),
    )
    summary = TranslatedFormField(
        label=_("In one or two sentences"), required=False, long=True, max_length=400
    )
    agenda = TranslatedFormField(
        label=pgettext_lazy("conversation", "Agenda"),
        required=False,
        long=True,
        max_length=4000,
        help_text=_("One part per line: minutes | title | text. Such as: 20 | Welcome | What is new"),
    )
    hosts = TranslatedFormField(
        label=_("Hosts"), required=False, max_length=250, help_text=_("By role, not by name.")
    )
    access_information = TranslatedFormField(
        label=_("How to join and get in"),
        required=False,
        long=True,
        max_length=800,
        help_text=_("Phone-in number, parking, entrance."),
    )
    accommodation_contact = TranslatedFormField(
        label=_("Whom to ask for an accommodation"),
        required=False,
        max_length=200,
        help_text=_("Email or phone."),
    )

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        refuse_reserved(slug)
        if Conversation.objects.filter(slug=slug).exists():
            raise ValidationError(_("This address is already in use for something else."))
        return slug

    def clean_agenda(self) -> dict[str, list]:
        return {code: segments(lines) for code, lines in (self.cleaned_data["agenda"] or {}).items()}

    def facts(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        for name in ("day", "starts", "ends"):
            del given[name]
        words: dict[str, dict[str, Any]] = {}
        for name in (*self.WORDS, "agenda"):
            for code, said in (given.pop(name) or {}).items():
                words.setdefault(code, {})[name] = said
        return given | {
            "starts_at": self.moments["starts"],
            "ends_at": self.moments["ends"],
            "words": words,
        }


class EditForm(FactsForm):
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def facts_of(conversation: Conversation) -> dict[str, Any]:
    """Initial values of the form that changes the facts."""
    plain = {
        name: getattr(conversation, name)
        for name in EditForm.base_fields
        if name not in ("tools", "findings")
    }
    return plain | {"tools": conversation.tools.all(), "findings": conversation.findings.all()}


def _as_text(ahead: board_decisions.Ahead, language: str) -> str:
    with translation.override(language):
        return str(ahead.label)[:200]
