"""Seat report for the desk.

Shows seats, vacancies, ending terms, open onboarding steps and quarters without a meeting, in a fixed number of
queries.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from boards.bodies.onboarding_rules import Step, open_steps
from boards.bodies.rosters import Place, Roster
from boards.choices import CALLED_OFF, BodyKind, Capacity, MeetingKind
from boards.models import Appointment, Body, Meeting, OnboardingStep, Seat
from boards.rules.coverage import may_be_covered_under
from boards.rules.quarters import Quarter, quarters_from, without_meeting
from boards.rules.terms import ends_soon, is_staggered, shares


@dataclass
class BodyReport:
    """One body on one day."""

    body: Body
    members: Roster
    ending: list[Place] = field(default_factory=list)
    joining: list[tuple[Appointment, list[Step]]] = field(default_factory=list)
    quarters: list[Quarter] = field(default_factory=list)
    shares: list[int] = field(default_factory=list)
    is_staggered: bool = True

    @property
    def vacant(self) -> list[Place]:
        return [place for place in self.members.places if place.is_vacant]

    @property
    def split(self) -> str:
        return "/".join(str(share) for share in self.shares)

    @property
    def data_providers(self) -> int:
        return sum(place.seat.is_data_provider for place in self.members.places)

    @property
    def is_covered_as_told(self) -> bool:
        return may_be_covered_under(self.body.covered_under, seats=len(self.members.places))


def seat_report(day: date) -> list[BodyReport]:
    """Report on every body, in order."""
    seats, appointments, done = _seats(day), _appointments(day), _steps(day)
    quarters = quarters_from(day)
    days = _meeting_days(quarters)
    found = []
    for body in Body.objects.exclude(committee__disbanded_on__lt=day).select_related("parent", "committee"):
        members = _roster(body, seats[body.pk], appointments[body.pk], day)
        ending = [
            place
            for place in members.places
            if place.appointment and ends_soon(place.appointment.ends_on, day)
        ]
        report = BodyReport(body, members, ending, _joining(appointments[body.pk], done, day))
        if body.kind == BodyKind.GOVERNING:
            report.quarters = without_meeting(quarters, days[body.pk])
        if body.term_years:
            _stagger(report)
        found.append(report)
    return found


def staggering(body: Body, day: date) -> BodyReport:
    """How the terms of one body are staggered over the years (C2C-07)."""
    appointments = list(Appointment.objects.as_of(day).filter(seat__body=body).select_related("seat"))
    seats = list(Seat.objects.as_of(day).filter(body=body))
    report = BodyReport(body, _roster(body, seats, appointments, day))
    if body.term_years:
        _stagger(report)
    return report


def _stagger(report: BodyReport) -> None:
    held = [place.appointment for place in report.members.voting if place.appointment]
    ends = [appointment.ends_on for appointment in held if appointment.ends_on]
    years = report.body.term_years or 1
    report.shares = shares(ends, years)
    report.is_staggered = is_staggered(ends, years, vacant=report.members.authorized - len(ends))


def _roster(body: Body, seats: list[Seat], appointments: Iterable[Appointment], day: date) -> Roster:
    """Like `rosters.roster`, from rows loaded for all bodies at once."""
    places = {seat.pk: Place(seat) for seat in seats}
    for appointment in appointments:
        place = places.get(appointment.seat_id)
        if place is None or appointment.starts_on > day:
            continue
        if appointment.capacity == Capacity.ALTERNATE:
            place.alternate = appointment
        else:
            place.appointment = appointment
    return Roster(body, list(places.values()))


def _joining(appointments: list[Appointment], done: dict, day: date) -> list[tuple[Appointment, list[Step]]]:
    new = [each for each in appointments if each.as_member_id is None]  # members were onboarded by their body
    rows = [(appointment, open_steps(appointment, done[appointment.pk], day)) for appointment in new]
    return [(appointment, steps) for appointment, steps in rows if steps]


def _seats(day: date) -> dict[int, list[Seat]]:
    found = defaultdict(list)
    for seat in Seat.objects.as_of(day).order_by("body", "position"):
        found[seat.body_id].append(seat)
    return found


def _appointments(day: date) -> dict[int, list[Appointment]]:
    """Current members, and appointees already bound by the law (BK-05)."""
    found = defaultdict(list)
    rows = Appointment.objects.bound(day).select_related("seat").order_by("seat__position", "starts_on")
    for appointment in rows:
        found[appointment.seat.body_id].append(appointment)
    return found


def _steps(day: date) -> dict[int, list[OnboardingStep]]:
    found = defaultdict(list)
    for step in OnboardingStep.objects.filter(appointment__in=Appointment.objects.bound(day)):
        found[step.appointment_id].append(step)
    return found


def _meeting_days(quarters: list[Quarter]) -> dict[int, list[date]]:
    """Dates of noticed regular meetings not canceled or moved; a continued meeting stays regular (C2C-06, BK-19)."""
    found = defaultdict(list)
    rows = Meeting.objects.public().exclude(status__in=CALLED_OFF).filter(
        kind__in=(MeetingKind.REGULAR, MeetingKind.ADJOURNED),
        day__range=(quarters[0].starts_on, quarters[-1].ends_on),
    )  # fmt: skip
    for body, day in rows.values_list("body", "day"):
        found[body].append(day)
    return found
