"""Selectors for the screens of a call and of one application, with its progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from boards.appointments.eligibility import Warning, represented, warning_for
from boards.appointments.fields import ROLES
from boards.models import Application, ApplicationCall, ApplicationReview, AppointedApplicant, Seat
from boards.models.applications import LIVE_STATES, ApplicationState
from cms import clock
from cms.access import Visitor
from cms.components.dates import long_date, plain_date
from cms.disclosure import publishable
from cms.i18n.fields import text
from cms.i18n.passages import filled


def step_of(call: ApplicationCall, today: date) -> int:
    """Index of the current step of a call, 0 to 4; 5 when complete."""
    if call.answered_at:
        return 5
    if call.is_on_an_agenda and call.meeting and call.meeting.day < today:
        return 4
    if call.scored_at:
        return 3
    return 2 if call.is_over(today) else 1 if call.is_open(today) else 0


def phases(call: ApplicationCall, today: date | None = None) -> list[dict[str, str]]:
    """Steps of a call for the progress bar: announced, open, scored, voted on, answered."""
    here = step_of(call, today or clock.today())
    meeting = call.meeting if call.is_on_an_agenda else None
    votes = meeting.when if meeting and meeting.is_public else ""
    rows = [
        (_("Announced"), plain_date(call.published_at) if call.published_at else ""),
        (_("Open"), _("until %(day)s") % {"day": plain_date(call.closes_on)}),
        (_("Read and scored"), ""),
        (_("The board votes"), votes),
        (_("Everyone has been answered"), plain_date(call.answered_at) if call.answered_at else ""),
    ]
    states = ["past" if place < here else "current" if place == here else "to_come" for place in range(5)]
    return [
        {"label": label, "when": when, "state": state}
        for (label, when), state in zip(rows, states, strict=True)
    ]


def public_calls() -> QuerySet[ApplicationCall]:
    """Published calls, with their seats in order."""
    rows = ApplicationCall.objects.filter(published_at__isnull=False).select_related("body", "meeting__body")
    return rows.prefetch_related(Prefetch("seats", Seat.objects.order_by("position")))


def appointed_to(calls: Iterable[ApplicationCall], *related: str) -> dict[int, dict[int, AppointedApplicant]]:
    """Call → seat → who was appointed to it. ``related``: what else to load of each."""
    rows = AppointedApplicant.objects.filter(application__call__in=calls)
    rows = rows.select_related("application", "appointment", *related)
    found: dict[int, dict[int, AppointedApplicant]] = {}
    for made in rows:
        found.setdefault(made.application.call_id, {})[made.seat_id] = made
    return found


def seats_sought(call: ApplicationCall) -> list[dict[str, Any]]:
    """Seats of a call, with who was appointed to each."""
    filled = appointed_to([call], "motion__item__meeting__body").get(call.pk, {})
    return [{"seat": seat, "appointed": filled.get(seat.pk)} for seat in call.seats.order_by("position")]


def outcome_of(application: Application) -> str:
    """One-sentence status for the receipt. Shortlisted applicants see it once the agenda is public."""
    call = application.call
    board = text(call.body.name)
    if application.state == ApplicationState.WITHDRAWN:
        return _("You withdrew this application.")
    if application.state == ApplicationState.APPOINTED:
        appointment = application.appointed.appointment
        return _("The Governing Board appointed you to the %(board)s. Your term begins %(day)s.") % {
            "board": board,
            "day": long_date(appointment.starts_on),
        }
    if application.state == ApplicationState.DECLINED:
        return _("Others were chosen this time. Thank you for offering to serve. You may apply again.")
    meeting = call.meeting if call.is_on_an_agenda else None
    if application.state == ApplicationState.SHORTLISTED and meeting and meeting.is_public:
        words = {"day": meeting.when}
        if meeting.day < clock.today():
            said = _(
                "The short list was on the Governing Board’s agenda for %(day)s. We will let you know the outcome."
            )
            return filled(said, **words)
        return _("You are on the short list. The Governing Board will vote on %(day)s, in public.") % words
    if call.scored_at:
        return _("Your application was read and scored. The Governing Board votes next.")
    if call.is_over():
        return _("The call is closed. Next, staff read and score the applications.")
    return _("We have your application. You can change it until %(day)s.") % {
        "day": long_date(call.closes_on)
    }


@dataclass
class Scored:
    """An application as one staff member may see it.

    Other scores are visible only after their own, or after scoring closes.
    """

    application: Application
    reviews: list[ApplicationReview]
    own: ApplicationReview | None
    sees_others: bool
    warning: Warning | None = None

    @property
    def averages(self) -> list[float]:
        return [review.average for review in self.reviews] if self.sees_others else []

    @property
    def average(self) -> float | None:
        found = self.averages
        return sum(found) / len(found) if found else None

    @property
    def dots(self) -> "Dots | None":
        return Dots.of(self.averages) if self.averages else None


@dataclass(frozen=True)
class Dots:
    """Averages from 1 to 5 as dots on a line 200 units long."""

    places: list[str]
    mean: str
    least: str
    most: str
    count: int
    words: str

    @classmethod
    def of(cls, averages: list[float]) -> "Dots":
        mean = sum(averages) / len(averages)
        least, most = min(averages), max(averages)
        return cls([cls.place(each) for each in averages], cls.place(mean), cls.place(least), cls.place(most),
            len(averages), f"{mean:.1f} ({least:.1f}–{most:.1f})")  # fmt: skip

    @staticmethod
    def place(value: float) -> str:
        """Format a coordinate without localization."""
        return f"{10 + (value - 1) * 45:.1f}"


def scored(application: Application, user: Visitor, seats: list[Seat] | None = None) -> Scored:
    reviews = list(application.reviews.all())
    own = next((review for review in reviews if review.scorer_id == user.pk), None)
    sees = own is not None or application.call.scored_at is not None
    return Scored(application, reviews, own, sees, warning_for(application, seats))


def standing(call: ApplicationCall, user: Visitor) -> list[Scored]:
    """Applications of a call, best first once this user may see scores. Fixed number of queries."""
    seats = represented()
    rows = call.applications.exclude(state=ApplicationState.WITHDRAWN).prefetch_related("reviews")
    found = []
    for application in rows.select_related("earlier"):
        application.call = call
        found.append(scored(application, user, seats))
    if call.scored_at:
        found.sort(key=lambda each: (-(each.average or 0), each.application.pk))
    return found


def calls_with_counts() -> list[ApplicationCall]:
    """Calls for the desk, with their counts by application state. One query."""
    states = {
        state.value: Count("applications", filter=Q(applications__state=state)) for state in ApplicationState
    }
    rows = ApplicationCall.objects.select_related("body", "meeting").annotate(
        all_of_them=Count("applications"),
        live=Count("applications", filter=Q(applications__state__in=LIVE_STATES)),
        **{f"count_{name}": count for name, count in states.items()},
    )
    return list(rows)


def reached() -> list[dict[str, Any]]:
    """PRV-24: applicants' roles, totaled over all answered calls so they cannot be tied to scores.

    Small counts are suppressed.
    """
    over = Application.objects.filter(call__answered_at__isnull=False)
    roles = over.values_list("about__answers__role").annotate(count=Count("pk")).order_by()
    found = {name: 0 for name, _label in ROLES} | {"": 0}
    for role, count in roles:
        found[role or ""] += count
    cells = publishable(found, threshold=settings.DISCLOSURE_THRESHOLD)
    labels = dict(ROLES) | {"": _("No answer")}
    return [{"label": labels[name], "cell": cells[name]} for name in found]
