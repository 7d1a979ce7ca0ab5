"""First page of the workspace: upcoming meetings with news, and the member's seats."""

from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects

from boards.bodies.onboarding_rules import Step, checklist
from boards.bodies.term_bars import Bar, Scale, scale_of
from boards.models import (
    Appointment,
    Attendance,
    DisclosureFiling,
    Meeting,
    MeetingVisit,
    OnboardingStep,
    Training,
)
from boards.models.members import Rsvp
from boards.rules.terms import ends_soon
from boards.workspace.news import News, news_of, visits_of
from cms import clock
from cms.users.models import User

NEXT = 10


@dataclass
class NextMeeting:
    meeting: Meeting
    visit: MeetingVisit | None = None
    news: list[News] = field(default_factory=list)
    attendance: Attendance | None = None
    filings: list[DisclosureFiling] = field(default_factory=list)

    @property
    def coming(self) -> str:
        return str(Rsvp(self.attendance.coming).label) if self.attendance else ""


@dataclass
class OwnSeat:
    appointment: Appointment
    steps: list[Step]
    trainings: list[Training]
    bar: Bar
    is_soon: bool

    @property
    def done(self) -> int:
        return sum(step.is_done for step in self.steps)


@dataclass
class OwnSeats:
    seats: list[OwnSeat]
    scale: Scale

    @property
    def today_at(self) -> float:
        return self.scale.place(clock.today())


def next_meetings(user: User, held: list[Appointment]) -> list[NextMeeting]:
    """Soonest first, with news since the member's last visit; fixed number of queries."""
    bodies = [appointment.seat.body_id for appointment in held]
    rows = Meeting.objects.announced().ahead(clock.now()).of(*bodies)
    meetings = list(rows.select_related("body", "joint_body", "mode")[:NEXT])
    visits = visits_of(user, meetings)
    news = news_of(meetings, held, {pk: visit.seen_at for pk, visit in visits.items()})
    told = {
        row.meeting_id: row for row in Attendance.objects.filter(meeting__in=meetings, appointment__in=held)
    }
    filings: dict[int, list[DisclosureFiling]] = {}
    for row in DisclosureFiling.objects.filter(meeting__in=meetings, appointment__in=held, withdrawn_at=None):
        filings.setdefault(row.meeting_id, []).append(row)
    return [
        NextMeeting(
            each, visits.get(each.pk), news.get(each.pk, []), told.get(each.pk), filings.get(each.pk, [])
        )
        for each in meetings
    ]


def own_seats(held: list[Appointment]) -> OwnSeats:
    """Each seat with its term bar, checklist and trainings (C2C-07, C2C-10)."""
    today = clock.today()
    prefetch_related_objects(held, "offices")
    done = list(OnboardingStep.objects.filter(appointment__in=held))
    trainings = list(Training.objects.filter(appointment__in=held).select_related("meeting__body"))
    scale = scale_of([(each.starts_on, each.ends_on) for each in held], today)
    seats = []
    for each in held:
        soon = ends_soon(each.ends_on, today)
        seats.append(
            OwnSeat(
                each,
                checklist(each, [step for step in done if step.appointment_id == each.pk]),
                [row for row in trainings if row.appointment_id == each.pk],
                scale.bar(each.starts_on, each.ends_on, "soon" if soon else "held"),
                soon,
            )
        )
    return OwnSeats(seats, scale)
