"""Seats of a body to fill: vacant today, or with a term ending within a year (C2C-07)."""

from dataclasses import dataclass
from datetime import date, timedelta

from boards.appointments.terms import term_end
from boards.choices import Capacity
from boards.models import ApplicationCall, Appointment, Body, Seat
from boards.rules.terms import ends_soon
from cms.i18n.fields import text


@dataclass(frozen=True)
class Vacancy:
    """``free_from`` is the first day on which a new member can serve."""

    seat: Seat
    free_from: date
    last: Appointment | None = None
    is_now: bool = True

    @property
    def label(self) -> str:
        return text(self.seat.label)


def vacancies(body: Body, day: date) -> list[Vacancy]:
    """Vacancies in seat order, without seats whose next holder is known. Two queries."""
    held: dict[int, list[Appointment]] = {}
    rows = Appointment.objects.filter(seat__body=body).exclude(capacity=Capacity.ALTERNATE)
    for appointment in rows.order_by("starts_on"):
        held.setdefault(appointment.seat_id, []).append(appointment)
    found = (
        _vacancy(seat, held.get(seat.pk, []), day) for seat in body.seats.as_of(day).order_by("position")
    )
    return [vacancy for vacancy in found if vacancy]


def _vacancy(seat: Seat, held: list[Appointment], day: date) -> Vacancy | None:
    if not held:
        return Vacancy(seat, day)
    last = held[-1]
    if last.ends_on is None:
        return None
    if last.ends_on < day:
        return Vacancy(seat, day, last)
    if last.starts_on <= day and ends_soon(last.ends_on, day):
        return Vacancy(seat, last.ends_on + timedelta(days=1), last, is_now=False)
    return None


def end_of_term(call: ApplicationCall, seat: Seat, start: date) -> date | None:
    """End of a term that starts in this seat on this day, given the other terms running then."""
    last = Appointment.objects.filter(seat=seat, ends_on__lt=start).exclude(capacity=Capacity.ALTERNATE)
    running = Appointment.objects.as_of(start).filter(seat__body=call.body, ends_on__isnull=False)
    terms = running.exclude(capacity=Capacity.ALTERNATE).exclude(seat=seat)
    others = [day for day in terms.values_list("ends_on", flat=True) if day]
    voting = call.body.seats.as_of(start).filter(is_voting=True).count()
    return term_end(
        start,
        call.body.term_years,
        last=last.order_by("-ends_on").values_list("ends_on", flat=True).first(),
        others=others,
        vacant=max(0, voting - len(others) - 1),
        policy=call.replacement_term,
    )
