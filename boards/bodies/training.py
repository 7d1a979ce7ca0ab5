"""Record member training (BK-06). A training attended by a majority must be a noticed meeting (BK-47)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.exceptions import RsvpRefused
from boards.models import Appointment, Body, Meeting, Training
from boards.rules.thresholds import majority
from cms import clock
from cms.cleaning import clean_text
from cms.records.history import Actor, record_many


@transaction.atomic
def record_training(
    *,
    actor: Actor,
    body: Body,
    appointments: Iterable[Appointment],
    title: str,
    done_on: date,
    meeting: Meeting | None = None,
) -> list[Training]:
    """Record a training. Members already recorded for the same title and day count toward the majority."""
    access.require(actor, *access.SEAT_ROLES)
    body = Body.objects.select_for_update().get(pk=body.pk)
    appointments, title = list(appointments), clean_text(title).strip()
    if not title or not appointments:
        raise RsvpRefused(_("Describe what it covered and who was there."), rule="BK-47")
    if done_on > clock.today():
        raise RsvpRefused(_("This date is in the future."), rule="BK-47", field="done_on")
    if any(appointment.seat.body_id != body.pk for appointment in appointments):
        raise RsvpRefused(_("This person does not hold a seat on this body."), rule="BK-47")
    _noticed(body, appointments, title, done_on, meeting)
    had = set(
        Training.objects.filter(appointment__in=appointments, title=title, done_on=done_on).values_list(
            "appointment", flat=True
        )
    )
    rows = [
        Training(appointment=each, title=title, done_on=done_on, meeting=meeting, is_demo=each.is_demo)
        for each in appointments
        if each.pk not in had
    ]
    return record_many(Training, rows, actor=actor, reason="training")


def _noticed(
    body: Body, appointments: list[Appointment], title: str, done_on: date, meeting: Meeting | None
) -> None:
    """Refuse a majority without a meeting posted for that day."""
    if meeting is not None:
        if body.pk not in meeting.body_ids or meeting.day != done_on or not meeting.is_public:
            raise RsvpRefused(
                _("Choose a posted meeting of this body on that date."), rule="BK-47", field="meeting"
            )
        return
    there = Training.objects.filter(
        appointment__seat__body=body, title=title, done_on=done_on, meeting__isnull=True
    )
    seats = set(there.values_list("appointment__seat", flat=True)) | {each.seat_id for each in appointments}
    if len(seats) >= majority(body.seats.as_of(done_on).count()):
        raise RsvpRefused(
            _("Training for a majority of the body is a meeting. Post it as one first."),
            rule="BK-47",
            field="meeting",
        )
