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
        label=_("Text to highlight"),
        max_length=LONGEST_PASSAGE,
        help_text=_("Select it in the text, or copy it from there."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("Note on this passage"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class DeleteNotesForm(DeskForm):
    sure = forms.BooleanField(
        label=_("Delete all my notes and highlights. They cannot be recovered."),
        error_messages={"required": _("Check the box to delete them.")},
    )


class AttendanceForm(DeskForm):
    coming = forms.ChoiceField(label=_("Will you attend?"), choices=Rsvp.choices, widget=forms.RadioSelect)
    reach = forms.CharField(
        label=_("How the clerk can reach you, if you join remotely"),
        required=False,
        max_length=200,
        help_text=_("A phone number. Only the clerk sees it; it is never made public."),
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
        help_text=_("20 words or fewer. No diagnosis: no one may ask you for one (Gov. Code § 11123.2(j))."),
    )


class DisclosureForm(DeskForm):
    reason = forms.CharField(
        label=_("Reason for recusal, as the public will read it"),
        max_length=300,
        help_text=_("One or two sentences. For example: My employer is bidding on this work."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TrainingForm(DeskForm):
    """For staff. Lists the members on the day of the training."""

    title = forms.CharField(label=_("What it covered"), max_length=160)
    done_on = forms.DateField(label=_("Done on"), widget=date_input())
    appointments = forms.ModelMultipleChoiceField(
        label=_("Attendance"), queryset=Appointment.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    meeting = forms.ModelChoiceField(
        label=_("In the meeting"),
        queryset=Meeting.objects.none(),
        required=False,
        help_text=_("Training for a majority of the body is a noticed meeting."),
    )

    def __init__(self, *args: Any, body: Body, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Appointment.objects.as_of(day).filter(seat__body=body).select_related("seat")
        self.fields["appointments"].queryset = rows.order_by("seat__position")
        self.fields["appointments"].label_from_instance = lambda appointment: appointment.person_name
        self.fields["meeting"].queryset = (
            Meeting.objects.of(body).public().select_related("body", "joint_body")
        )
