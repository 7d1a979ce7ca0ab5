"""The short forms on the desk screens."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.i18n.fields import TranslatedFormField
from engagement.conversations.forms.seats import SeatsField
from engagement.conversations.forms.times import TimesForm
from engagement.models import Conversation
from engagement.models.conversation_times import feeds_too_early
from engagement.models.conversations import DECIDES_TOO_EARLY, NOTHING_MOVES, VENUE_CHECKS

NEW_PLACE = _(
    "If the place is new, check these again: what you checked for the old place does not carry over."
)


class MoveForm(TimesForm):
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    venue_accessible = forms.BooleanField(
        label=_("Accessible to people with disabilities"), required=False, help_text=NEW_PLACE
    )
    venue_free = forms.BooleanField(
        label=_("No one has to pay or buy anything"), required=False, help_text=NEW_PLACE
    )
    venue_open_to_all = forms.BooleanField(
        label=_("No one is excluded on the basis of a protected characteristic"),
        required=False,
        help_text=NEW_PLACE,
    )
    reason = TranslatedFormField(
        label=_("Why"), long=True, max_length=300, help_text=_("Everyone can read this.")
    )
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, planned: Conversation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.planned = planned
        if not planned.meets_in_a_place:
            for name in VENUE_CHECKS:
                del self.fields[name]

    @property
    def checks(self) -> list[str]:
        """The venue checks made for the new place."""
        return [name for name in VENUE_CHECKS if self.cleaned_data.get(name)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        moments = getattr(self, "moments", {})
        if feeds_too_early(self.planned.feeds_on, moments.get("starts")):
            self.add_error("day", DECIDES_TOO_EARLY)
        is_new_place = cleaned.get("place") != self.planned.place
        times = (self.planned.starts_at, self.planned.ends_at)
        is_current = cleaned.get("sequence") == self.planned.sequence
        if is_current and not is_new_place and (moments.get("starts"), moments.get("ends")) == times:
            self.add_error("day", NOTHING_MOVES)
        if is_new_place and not self.planned.is_draft:
            for name in set(self.fields) & set(VENUE_CHECKS) - set(self.checks):
                self.add_error(name, _("The conversation is public: check this for the new place first."))
        return cleaned


class CallOffForm(forms.Form):
    reason = TranslatedFormField(
        label=_("Why"), long=True, max_length=300, help_text=_("Everyone can read this.")
    )
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AttendanceForm(forms.Form):
    attended = forms.IntegerField(
        label=_("People who attended"),
        required=False,
        min_value=0,
        max_value=100_000,
        help_text=_(
            "From the door count: everyone checked in or counted. Leave blank if no one was counted."
        ),
    )
    attended_reason = forms.CharField(
        label=_("Why this number differs from the door count"),
        required=False,
        max_length=300,
        help_text=_("Only if you change the number. The reason is saved."),
    )


class HeldForm(AttendanceForm):
    comments = forms.IntegerField(label=_("Comments heard"), required=False, min_value=0, max_value=1_000_000)
    cut_number = forms.IntegerField(
        label=_("Data set number"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text=_("The counts come from this data set."),
    )


class SeatsForm(forms.Form):
    capacity = SeatsField(label=pgettext_lazy("conversation", "Seats"))
    online_capacity = SeatsField(label=_("Seats online"))

    def __init__(self, *args: Any, conversation: Conversation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if conversation.is_hybrid:
            self.fields["capacity"].label = _("Seats in the room")
        else:
            del self.fields["online_capacity"]


def seats_of(conversation: Conversation) -> dict[str, int | None]:
    """Initial values of the seats form."""
    return {"capacity": conversation.capacity, "online_capacity": conversation.online_capacity}
