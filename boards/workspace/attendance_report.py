"""RSVPs for the clerk, seat by seat, and whether they make a quorum (BK-03)."""

from dataclasses import dataclass

from boards.bodies.rosters import Place, roster
from boards.models import Attendance, Meeting
from boards.models.members import Rsvp


@dataclass
class AttendanceRow:
    place: Place
    attendance: Attendance | None

    @property
    def words(self) -> str:
        return str(Rsvp(self.attendance.coming).label) if self.attendance else ""


@dataclass
class AttendanceReport:
    """Of one body. ``body``: its name, if the meeting is joint."""

    rows: list[AttendanceRow]
    quorum: int
    body: str = ""

    def count(self, *kinds: str) -> int:
        return sum(row.attendance is not None and row.attendance.coming in kinds for row in self.rows)

    @property
    def strip(self) -> list[dict[str, str]]:
        """Attendees first, so the quorum marker shows the shortfall."""
        counts = {"present": self.here, "remote": self.remote, "none": self.silent, "absent": self.away}
        return [{"state": state} for state, count in counts.items() for _seat in range(count)]

    @property
    def here(self) -> int:
        return self.count(Rsvp.ROOM)

    @property
    def remote(self) -> int:
        return self.count(Rsvp.REMOTE)

    @property
    def away(self) -> int:
        return self.count(Rsvp.NOT)

    @property
    def silent(self) -> int:
        return len(self.rows) - self.here - self.remote - self.away

    @property
    def coming(self) -> int:
        return self.here + self.remote

    @property
    def is_short(self) -> bool:
        """Whether a quorum is impossible even if everyone who hasn't replied attends."""
        return self.coming + self.silent < self.quorum


def attendance_reports(meeting: Meeting) -> list[AttendanceReport]:
    """One for each body that meets."""
    said = {row.appointment_id: row for row in Attendance.objects.filter(meeting=meeting)}
    found = []
    for body in meeting.bodies:
        members = roster(body, meeting.day)
        rows = [
            AttendanceRow(place, said.get(place.appointment.pk) if place.appointment else None)
            for place in members.places
            if not place.is_vacant
        ]
        found.append(AttendanceReport(rows, members.quorum, str(body) if meeting.is_joint else ""))
    return found
