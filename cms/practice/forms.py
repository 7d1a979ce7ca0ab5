"""Forms of the practice clock, and of changing places with the second person."""

from datetime import datetime, timedelta

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.access import Role
from cms.exceptions import RuleBroken
from cms.practice.meeting import PracticeMeeting


class Move(models.TextChoices):
    HOUR = "hour", _("1 hour later")
    DAY = "day", _("1 day later")
    START = "start", _("To the start of the meeting")


WRONG = dict.fromkeys(("required", "invalid_choice"), _("Choose one of the buttons."))
STEPS = {Move.HOUR: timedelta(hours=1), Move.DAY: timedelta(days=1)}


class ClockForm(forms.Form):
    move = forms.ChoiceField(choices=Move.choices, error_messages=WRONG)

    def moment(self, meeting: PracticeMeeting | None) -> datetime:
        """Where the clock is to go. Raises RuleBroken for a meeting that could not begin then."""
        move = Move(self.cleaned_data["move"])
        if move is not Move.START:
            return clock.now() + STEPS[move]
        if meeting is None or not meeting.is_posted:
            raise RuleBroken(_("Post the agenda first. Without it the meeting cannot begin."))
        if meeting.is_over:
            raise RuleBroken(
                _("This meeting is over or canceled. A new one is planned when you move the clock.")
            )
        return meeting.starts_at


class PersonForm(forms.Form):
    """The two people whom a posting takes."""

    role = forms.ChoiceField(
        choices=[(role.value, role.label) for role in (Role.CLERK, Role.PUBLISHER)],
        error_messages=WRONG,
    )
