"""Member forms: private note, highlight, RSVP, conflict of interest."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm, date_input
from boards.models import Appointment, Body, Meeting
from boards.models.members import Rsvp
from boards.workspace.notes import LONGEST, LONGEST_PASSAGE


class NoteForm(DeskForm):
    words = forms.CharField(
        label=_("Your note"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )


class HighlightForm(DeskForm):
    passage = forms.CharField(
        label=_("Words to highlight"),
        max_length=LONGEST_PASSAGE,
        help_text=_("Select them in the text, or copy them from it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("Your remark"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class DeleteNotesForm(DeskForm):
    sure = forms.BooleanField(
        label=_("Delete all my notes and highlights. They cannot be brought back."),
        error_messages={"required": _("Check the box to delete them.")},
    )


class AttendanceForm(DeskForm):
    coming = forms.ChoiceField(label=_("Do you come?"), choices=Rsvp.choices, widget=forms.RadioSelect)
    reach = forms.CharField(
        label=_("How the clerk reaches you, if you join from afar"),
        required=False,
        max_length=200,
        help_text=_("A phone number. Only the clerk sees it; it is never made public (BK-29b)."),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        """Without a teleconference mode, remote attendance is not offered (BK-29a)."""
        super().__init__(*args, **kwargs)
        if meeting.mode_id is None:
            del self.fields["reach"]
            self.fields["coming"].choices = [row for row in Rsvp.choices if row[0] != Rsvp.REMOTE]


class ExceptionForm(DeskForm):
    description = forms.CharField(
        label=_("General description"),
        required=False,
        max_length=200,
        help_text=_("20 words or fewer. No diagnosis: nobody may ask you for one (BK-29e)."),
    )


class DisclosureForm(DeskForm):
    reason = forms.CharField(
        label=_("Why you step aside, as the public reads it"),
        max_length=300,
        help_text=_("One or two sentences. For example: My employer bids for this work."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TrainingForm(DeskForm):
    """For staff. Lists the members on the day of the training."""

    title = forms.CharField(label=_("What it was about"), max_length=160)
    done_on = forms.DateField(label=_("Done on"), widget=date_input())
    appointments = forms.ModelMultipleChoiceField(
        label=_("Who was there"), queryset=Appointment.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    meeting = forms.ModelChoiceField(
        label=_("In the meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        help_text=_("A training for a majority of the body is a noticed meeting (BK-47)."),
    )

    def __init__(self, *args: Any, body: Body, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Appointment.objects.as_of(day).filter(seat__body=body).select_related("seat")
        self.fields["appointments"].queryset = rows.order_by("seat__position")
        self.fields["appointments"].label_from_instance = lambda appointment: appointment.person_name
        self.fields["meeting"].queryset = body.meetings.public().select_related("body")
