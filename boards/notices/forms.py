"""Forms to subscribe and unsubscribe; desk forms to find subscribers and log notices sent by other means."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input, member_label, time_input
from boards.choices import Channel, NoticeKind
from boards.models import AgendaItem, Appointment, Body, Meeting
from boards.notices.clock import NoSuchTime, TimeComesTwice, resolve_local
from boards.notices.services import BY_HAND
from cms import clock
from cms.clock import PACIFIC
from cms.i18n.fields import text
from cms.web.public_forms import PublicForm

MOST_MEETINGS = 30
ALL = "all"


class SubscribeForm(PublicForm):
    """BK-11: only an email address is needed; no account, no fee (BK-11a)."""

    purpose = "notices"
    email = forms.EmailField(label=_("Email"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    scope = forms.ChoiceField(label=_("Notices for"))
    language = forms.ChoiceField(label=_("Language of the notices"), choices=settings.SITE_LANGUAGES)
    is_media = forms.BooleanField(label=_("I work for a news organization"), required=False)
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text=_("For news organizations: we call before an emergency meeting."),
    )

    def __init__(self, *args: Any, wanted: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things: dict[str, Body | Meeting] = _things()
        named = [(key, _name_of(thing)) for key, thing in self.things.items()]
        self.fields["scope"].choices = [(ALL, _("All boards")), *named]
        self.initial.setdefault("language", get_language())
        if wanted in self.things:
            self.initial["scope"] = wanted

    def facts(self) -> dict[str, Any]:
        thing = self.things.get(self.cleaned_data["scope"])
        facts = {name: self.cleaned_data[name] for name in ("email", "phone", "is_media", "language")}
        return facts | {
            "body": thing if isinstance(thing, Body) else None,
            "meeting": thing if isinstance(thing, Meeting) else None,
        }


def _things() -> dict[str, Body | Meeting]:
    """Bodies, and upcoming meetings with a public date."""
    found: dict[str, Body | Meeting] = {f"body-{each.pk}": each for each in Body.objects.all()}
    ahead = Meeting.objects.announced().ahead(clock.now()).select_related("body", "joint_body")
    return found | {f"meeting-{each.pk}": each for each in ahead[:MOST_MEETINGS]}


def _name_of(thing: Body | Meeting) -> str:
    if isinstance(thing, Body):
        return text(thing.name)
    return f"{thing.body_names}, {thing.when}"


class EndForm(PublicForm):
    purpose = "end notices"


class FindForm(DeskForm):
    address = forms.CharField(label=_("Email or phone"), max_length=254, required=False)
    media = forms.BooleanField(label=_("News organizations only"), required=False)


class LogForm(DeskForm):
    """BK-14a, BK-18, BK-19: channel, recipient, time and reference; for a call, its result."""

    channel = forms.ChoiceField(
        label=_("How"), choices=[(each.value, each.label) for each in map(Channel, BY_HAND)]
    )
    about = forms.ChoiceField(label=_("About"), choices=NoticeKind.choices)
    item = forms.ModelChoiceField(label=_("Added item"), queryset=AgendaItem.objects.none(), required=False)
    appointments = forms.ModelMultipleChoiceField(
        label=_("Members notified"),
        queryset=Appointment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    address = forms.CharField(
        label=_("To"),
        max_length=300,
        help_text=_("Name of the wire service, phone number, or location of the door."),
    )
    reference = forms.CharField(
        label=_("Reference"),
        max_length=200,
        required=False,
        help_text=_("The number or link from the wire service."),
    )
    day = forms.DateField(label=_("Date"), widget=date_input())
    time = forms.TimeField(label=_("Time, Pacific"), widget=time_input())
    phones_down = forms.BooleanField(
        label=_("The phones were down"),
        required=False,
        help_text=_(
            "If so, notice by phone is waived, and the media are notified afterward (Gov. Code § 11125.5)."
        ),
    )
    note = forms.CharField(
        label=_("Result"),
        max_length=150,
        required=False,
        help_text=_("For a call: who answered, or that no one did."),
    )

    def __init__(self, *args: Any, meeting: Meeting, members: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = AgendaItem.objects.filter(meeting=meeting, added__isnull=False)
        self.fields["appointments"].queryset = members
        self.fields["appointments"].label_from_instance = member_label(meeting.is_joint)
        now = clock.now().astimezone(PACIFIC)
        self.initial.setdefault("day", now.date())
        self.initial.setdefault("time", now.time())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.moment: datetime | None = None
        if cleaned.get("day") and cleaned.get("time"):
            try:
                self.moment = resolve_local(cleaned["day"], cleaned["time"])
            except (NoSuchTime, TimeComesTwice) as error:
                self.add_error("time", str(error))
        return cleaned

    def facts(self) -> dict[str, Any]:
        names = ("channel", "about", "item", "appointments", "address", "reference", "note", "phones_down")
        return {name: self.cleaned_data[name] for name in names} | {"sent_at": self.moment}


class RemoteForm(DeskForm):
    """BK-29b: a member who joins remotely. Only the clerk sees how to reach them."""

    appointment = forms.ModelChoiceField(label=_("Member"), queryset=Appointment.objects.none())
    reach = forms.CharField(
        label=_("How the clerk can reach them"),
        max_length=200,
        required=False,
        help_text=_("Phone or address. Only the clerk sees it; it is never made public."),
    )

    def __init__(self, *args: Any, meeting: Meeting, members: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointment"].queryset = members
        self.fields["appointment"].label_from_instance = member_label(meeting.is_joint)
