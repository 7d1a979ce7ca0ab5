"""The public registration form, and the small forms of the desk."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.clock import PACIFIC
from cms.forms import PublicForm
from cms.translated import TranslatedFormField
from engagement.choices import Mode, Promise, SpokenLanguage
from engagement.models import Conversation
from engagement.models.conversations import refuse_reserved


class RegistrationForm(PublicForm):
    """BK-24, BK-25: every box may stay empty, a nickname will do, no address is confirmed."""

    purpose = "engagement.register"

    name = forms.CharField(
        label=_("Name or nickname"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Email"),
        required=False,
        max_length=254,
        help_text=_("Only to send you the link and the recap."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(
        label=_("Language you want to speak"),
        required=False,
        choices=[("", _("No answer")), *SpokenLanguage.choices],
    )
    need = forms.CharField(
        label=_("What you need to take part"),
        required=False,
        max_length=1000,
        help_text=_(
            "An interpreter, large print, a ramp, a helper. Only the people who run the door read this."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GiveBackForm(PublicForm):
    purpose = "engagement.give-back"


class _TimesForm(forms.Form):
    """A day, a start and an end, in California."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    starts = forms.TimeField(
        label=_("Starts"), help_text=_("Pacific time."), widget=forms.TimeInput(attrs={"type": "time"})
    )
    ends = forms.TimeField(label=_("Ends"), widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if all(cleaned.get(name) is not None for name in ("day", "starts", "ends")):
            for name in ("starts", "ends"):
                self._set_moment(cleaned, name)
            if (
                self.moments.get("ends")
                and self.moments.get("starts")
                and self.moments["ends"] <= self.moments["starts"]
            ):
                self.add_error("ends", _("The end must be after the start."))
        return cleaned

    def _set_moment(self, cleaned: dict[str, Any], name: str) -> None:
        self.moments: dict[str, datetime] = getattr(self, "moments", {})
        try:
            self.moments[name] = pacific(cleaned["day"], cleaned[name])
        except ValidationError as error:
            self.add_error(name, error)


class PlanForm(_TimesForm):
    name = TranslatedFormField(label=_("Name"), max_length=120)
    slug = forms.SlugField(
        label=_("Address"), max_length=80, help_text=_("Letters, numbers and hyphens. It never changes.")
    )
    number = forms.IntegerField(
        label=_("Number in the series"),
        required=False,
        min_value=1,
        max_value=999,
        help_text=_("Empty for a workshop."),
    )
    mode = forms.ChoiceField(label=_("How people meet"), choices=Mode.choices)
    region = forms.CharField(label=_("Region"), required=False, max_length=80)
    place = forms.CharField(
        label=_("Place"), required=False, max_length=200, help_text=_("Name and street address.")
    )
    stream_url = forms.URLField(label=_("Link to join"), required=False, assume_scheme="https")
    venue_accessible = forms.BooleanField(label=_("People with disabilities can enter"), required=False)
    venue_free = forms.BooleanField(label=_("No one has to pay or buy"), required=False)
    venue_open_to_all = forms.BooleanField(
        label=_("No one is kept out on a protected ground"), required=False
    )
    capacity = forms.IntegerField(
        label=pgettext_lazy("conversation", "Seats"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Empty if there is room for everyone."),
    )
    promise_level = forms.ChoiceField(
        label=_("What we promise"), choices=Promise.choices, initial=Promise.CONSULT
    )
    feeds = TranslatedFormField(
        label=_("The decision it feeds"), max_length=200, help_text=_("Which body decides, at which meeting.")
    )
    field_order = ["name", "slug", "number", "day", "starts", "ends"]

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        refuse_reserved(slug)
        if Conversation.objects.filter(slug=slug).exists():
            raise ValidationError(_("This address is in use for something else."))
        return slug

    def clean_number(self) -> int | None:
        number = self.cleaned_data["number"]
        if number and Conversation.objects.filter(number=number).exists():
            raise ValidationError(_("Another conversation has this number."))
        return number

    def facts(self) -> dict[str, Any]:
        given = {
            name: value for name, value in self.cleaned_data.items() if name not in ("day", "starts", "ends")
        }
        return given | {"starts_at": self.moments["starts"], "ends_at": self.moments["ends"]}


class MoveForm(_TimesForm):
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    reason = TranslatedFormField(
        label=_("Why"), long=True, max_length=300, help_text=_("Everyone can read this.")
    )
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class CallOffForm(forms.Form):
    reason = TranslatedFormField(
        label=_("Why"), long=True, max_length=300, help_text=_("Everyone can read this.")
    )
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class HeldForm(forms.Form):
    attended = forms.IntegerField(label=_("People who came"), required=False, min_value=0, max_value=100_000)
    comments = forms.IntegerField(label=_("Comments heard"), required=False, min_value=0, max_value=1_000_000)
    cut_number = forms.IntegerField(
        label=_("Number of the cut"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=_("The counts come from it."),
    )


class SeatsForm(forms.Form):
    capacity = forms.IntegerField(
        label=pgettext_lazy("conversation", "Seats"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Empty if there is room for everyone."),
    )


def pacific(day: date, at: time) -> datetime:
    """A moment in California. A time that a clock change skips or repeats is refused."""
    local = datetime.combine(day, at).replace(tzinfo=PACIFIC)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise ValidationError(_("Clocks change at this time on that day. Choose another time."))
    return local


def local_parts(conversation: Conversation) -> dict[str, Any]:
    """What a times form starts with."""
    start, end = (moment.astimezone(PACIFIC) for moment in (conversation.starts_at, conversation.ends_at))
    return {"day": start.date(), "starts": start.time(), "ends": end.time()}


def minutes_between(start: datetime, end: datetime) -> int:
    return int((end - start) / timedelta(minutes=1))
