"""Who holds the offices of a body on a day (C2C-06)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from boards.models import Appointment, Body, Meeting, Officer
from boards.officer_choices import Office, PresidesAs


@dataclass(frozen=True)
class Officers:
    """Those of one day. An office ends with the term of the seat."""

    held: tuple[Officer, ...] = ()

    @property
    def chair(self) -> Officer | None:
        return self._of(Office.CHAIR)

    @property
    def vice_chair(self) -> Officer | None:
        return self._of(Office.VICE_CHAIR)

    def office_of(self, member: Appointment | None) -> str:
        """The office of a member, "" without one. Its values are also those of ``PresidesAs``."""
        found = (each.office for each in self.held if member and each.appointment_id == member.pk)
        return next(found, PresidesAs.MEMBER.value)

    def _of(self, office: str) -> Officer | None:
        return next((each for each in self.held if each.office == office), None)


def officers_on(body: Body, day: date) -> Officers:
    """The chair first, then the vice chair. One query."""
    return Officers(tuple(_held([body.pk], day).select_related("chosen_by__item__meeting__body")))


def officers_of_bodies(bodies: Iterable[int], day: date) -> dict[int, Officers]:
    """The same of several bodies, by their primary keys, without the votes that chose them. One query."""
    held: dict[int, list[Officer]] = {body: [] for body in bodies}
    for each in _held(held, day):
        held[each.appointment.seat.body_id].append(each)
    return {body: Officers(tuple(found)) for body, found in held.items()}


def _held(bodies: Iterable[int], day: date) -> QuerySet[Officer]:
    rows = Officer.objects.as_of(day).filter(
        Q(appointment__ends_on__isnull=True) | Q(appointment__ends_on__gte=day),
        appointment__seat__body__in=list(bodies),
        appointment__starts_on__lte=day,
    )
    return rows.select_related("appointment__seat")


def officers_of(meeting: Meeting) -> Officers:
    """On the day of the meeting; in a joint one, first those of its host."""
    return Officers(tuple(each for body in meeting.bodies for each in officers_on(body, meeting.day).held))
