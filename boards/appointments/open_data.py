"""Calls for applications as open data: seats, dates and criteria, and who was appointed. Nothing about applicants."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards.appointments.selectors import appointed_to, phases, public_calls, step_of
from boards.models import Application, ApplicationCall, AppointedApplicant, Appointment, Body, Meeting, Seat
from cms import clock
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    STRING,
    TEXTS,
    Coded,
    coded,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)

APPOINTED = record_of(
    person=STRING, appointment=REFERENCE, motion=REFERENCE, starts_on=DATE, ends_on=optional(DATE)
)
SEAT = record_of(seat=REFERENCE, position=INTEGER, label=TEXTS, appointed=optional(APPOINTED))
STEPS = ("announced", "open", "scored", "voted-on", "answered")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    appointed = appointed_to(found)
    for row in found:
        yield Entry(
            row=row.pk,
            key=row.slug,
            title=texts_of(row.title),
            paths=in_each_language(row.get_absolute_url),
            body=row.body.slug,
            day=row.opens_on,
            standing=_standing(row),
            published_at=row.published_at,
            texts=joined(row.text, *row.criteria),
            is_demo=row.is_demo,
            attributes=_attributes(row, appointed.get(row.pk, {})),
        )


def _standing(row: ApplicationCall) -> Coded:
    """Its current step on the progress bar, the last one once all are answered."""
    place = min(step_of(row, clock.today()), len(STEPS) - 1)
    return coded(STEPS[place], lambda: phases(row)[place]["label"])


def _attributes(row: ApplicationCall, appointed: dict[int, AppointedApplicant]) -> dict[str, Any]:
    meeting = row.meeting if row.is_on_an_agenda else None
    return {
        "body": reference("bodies", row.body.slug),
        "text": texts_of(row.text),
        "criteria": [texts_of(each) for each in row.criteria],
        "opens_on": iso(row.opens_on),
        "closes_on": iso(row.closes_on),
        "published_at": iso(row.published_at),
        "answered_at": iso(row.answered_at),
        "meeting": reference("meetings", meeting.pk) if meeting and meeting.is_public else None,
        "seats": [_seat(seat, appointed.get(seat.pk)) for seat in row.seats.all()],
    }


def _seat(seat: Seat, made: AppointedApplicant | None) -> dict[str, Any]:
    return {
        "seat": reference("seats", seat.pk),
        "position": seat.position,
        "label": texts_of(seat.label),
        "appointed": _appointed(made) if made else None,
    }


def _appointed(made: AppointedApplicant) -> dict[str, Any]:
    return {
        "person": made.appointment.person_name,
        "appointment": reference("appointments", made.appointment_id),
        "motion": reference("motions", made.motion_id),
        "starts_on": iso(made.appointment.starts_on),
        "ends_on": iso(made.appointment.ends_on),
    }


OPENINGS = Kind(
    name="openings",
    label=_("Calls for applications"),
    label_of_one=_("Call for applications"),
    about=_("Calls for applications to serve on a board: the seats, the dates, and who was appointed."),
    model=ApplicationCall,
    rows=public_calls,
    entries=entries,
    fields={
        "body": REFERENCE,
        "text": TEXTS,
        "criteria": list_of(TEXTS),
        "opens_on": DATE,
        "closes_on": DATE,
        "published_at": MOMENT,
        "answered_at": optional(MOMENT),
        "meeting": optional(REFERENCE),
        "seats": list_of(SEAT),
    },
    watches=(
        Watch(ApplicationCall.seats.through, "pk", column="applicationcall_id"),
        Watch(Seat, "seats"),
        Watch(Application, "applications"),
        Watch(AppointedApplicant, "applications__appointed"),
        Watch(Appointment, "applications__appointed__appointment"),
        Watch(Meeting, "meeting"),
        Watch(Body, "body"),
    ),
    told_to=("body",),
)
