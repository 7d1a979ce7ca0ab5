"""The question how a person attends: only a hybrid conversation asks it, and nothing is chosen for people."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from engagement.choices import Mode
from engagement.models import Conversation
from engagement.models.seats import Side


def attendance_field(conversation: Conversation) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("How you will attend"),
        choices=[(side.mode.value, attendance_label(side)) for side in conversation.sides],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you will attend.")},
    )


def attendance_label(side: Side) -> str | Promise:
    """With the state of the seats, so that nobody learns it only after sending."""
    if side.mode == Mode.ONLINE:
        return _("Online: all seats are taken, join the waiting list") if side.is_full else side.mode.label
    return _("In person: all seats are taken, join the waiting list") if side.is_full else side.mode.label
