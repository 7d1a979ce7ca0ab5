"""Forms to start drafts: a new conversation from a template, and copies of one on other days."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.i18n.fields import TranslatedFormField
from engagement import board_decisions
from engagement.conversations.copies import Slot, free_slug
from engagement.conversations.dates import MOST, Every, days_of
from engagement.conversations.draft_templates import kind_of, kinds
from engagement.conversations.forms.planning import DATE, decision_of, offer_meetings
from engagement.conversations.forms.times import TimesForm, local_parts, pacific
from engagement.models import Conversation
from engagement.models.conversation_times import feeds_too_early
from engagement.models.conversations import DECIDES_TOO_EARLY, refuse_reserved

ONCE = ("", _("Only once"))


class NewForm(TimesForm):
    """What a draft needs; everything else is a step of planning."""

    kind = forms.ChoiceField(
        label=_("Start from"),
        required=False,
        help_text=_(
            "A template fills in the agenda, the promise and the languages. You can change all of it."
        ),
    )
    name = TranslatedFormField(label=_("Name"), max_length=120)
    slug = forms.SlugField(
        label=_("Address"),
        max_length=80,
        required=False,
        help_text=_(
            "Letters, numbers and hyphens. It cannot be changed later. If blank, it is made from "
            "the name and the date."
        ),
    )

    field_order = ["kind", "name", "day", "starts", "ends", "slug"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("A blank draft")), *((each.key, str(each)) for each in kinds())]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        self.fields["ends"].required = False
        self.fields["ends"].help_text = _("If blank, it ends when the template’s agenda ends.")

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        refuse_reserved(slug)
        if Conversation.objects.filter(slug=slug).exists():
            raise ValidationError(_("This address is already in use for something else."))
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = kind_of(cleaned.get("kind") or "")
        if cleaned.get("ends") is None and "ends" not in self.errors:
            if kind is None:
                self.add_error("ends", _("Enter when it ends, or start from a template."))
            elif cleaned.get("day") and cleaned.get("starts"):
                self._set_moment(cleaned, "starts")
        return cleaned

    def facts(self) -> dict[str, Any]:
        kind, name = kind_of(self.cleaned_data["kind"]), self.cleaned_data["name"]
        starts = self.moments["starts"]
        given = {
            "name": name,
            "slug": self.cleaned_data["slug"] or free_slug(name, self.cleaned_data["day"]),
            "starts_at": starts,
            "ends_at": self.moments["ends"] if "ends" in self.moments else starts + kind.length,  # type: ignore[union-attr]
        }
        if kind is None:
            return given
        template = {"mode": kind.mode, "promise_level": kind.promise_level}
        return given | template | {"offers": kind.offers, "words": kind.words}


class CopyForm(TimesForm):
    """Its name, the first day, how often, and the meeting that decides about what is heard."""

    name = TranslatedFormField(label=_("Name"), max_length=120, required=False)
    every = forms.ChoiceField(label=_("Repeat"), required=False, choices=[ONCE, *Every.choices])
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST, initial=1, required=False)
    feeds_ref = forms.ChoiceField(label=_("Meeting where the decision will be made"), required=False)

    field_order = ["name", "day", "starts", "ends", "every", "count", "feeds_ref"]

    def __init__(self, *args: Any, source: Conversation, **kwargs: Any) -> None:
        times = {name: value for name, value in local_parts(source).items() if name != "day"}
        refs = [each.ref for each in board_decisions.upcoming()]
        start = times | {
            "name": source.name,
            "feeds_ref": source.feeds_ref if source.feeds_ref in refs else "",
        }
        super().__init__(*args, initial=start | kwargs.pop("initial", {}), **kwargs)
        offer_meetings(self)

    def clean_name(self) -> dict[str, str]:
        """Blank: as the source is called."""
        name: dict[str, str] = self.cleaned_data["name"]
        if name and settings.LANGUAGE_CODE not in name:
            raise ValidationError(self.fields["name"].error_messages["required"], code="required")
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen = board_decisions.find(cleaned.get("feeds_ref") or "")
        if chosen and feeds_too_early(chosen.on, getattr(self, "moments", {}).get("starts")):
            self.add_error("feeds_ref", DECIDES_TOO_EARLY)
        return cleaned

    @property
    def days(self) -> list[date]:
        every, first = self.cleaned_data["every"], self.cleaned_data["day"]
        return days_of(first, Every(every), self.cleaned_data["count"] or 1) if every else [first]

    @property
    def slot(self) -> Slot:
        return Slot(self.moments["starts"], self.moments["ends"])

    def decision(self) -> dict[str, Any] | None:
        chosen = board_decisions.find(self.cleaned_data.get("feeds_ref") or "")
        return decision_of(chosen, {}) if chosen else None


class DaysForm(forms.Form):
    """The days before the drafts are made: each can be changed, or left out by clearing it."""

    def __init__(self, *args: Any, days: list[date], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        for number, day in enumerate(days, start=1):
            self.fields[f"day-{number}"] = forms.DateField(
                label=_("Date %(number)s") % {"number": number},
                required=False,
                initial=day,
                widget=forms.DateInput(attrs=DATE),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(_("Keep at least one date."))
        return cleaned

    def slots(self, copy: CopyForm) -> list[Slot]:
        """Raises ValidationError for a time that a clock change skips or repeats on one of the days."""
        times = copy.cleaned_data["starts"], copy.cleaned_data["ends"]
        days = [day for day in self.cleaned_data.values() if day]
        return [Slot(*(pacific(day, at) for at in times)) for day in days]
