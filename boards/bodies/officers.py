"""Who holds the offices of a body on a day (C2C-06)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

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
    rows = Officer.objects.as_of(day).filter(
        Q(appointment__ends_on__isnull=True) | Q(appointment__ends_on__gte=day),
        appointment__seat__body=body,
        appointment__starts_on__lte=day,
    )
    return Officers(tuple(rows.select_related("appointment", "chosen_by__item__meeting__body")))


def officers_of(meeting: Meeting) -> Officers:
    """On the day of the meeting; in a joint one, first those of its host."""
    return Officers(tuple(each for body in meeting.bodies for each in officers_on(body, meeting.day).held))
