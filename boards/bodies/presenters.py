"""Presenters for the page of a body: seats, terms, meetings and decisions. Fixed number of queries."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db.models import Max
from django.http import HttpRequest

from boards.afterward import is_undone, outcomes
from boards.bodies.committees.selectors import committee_of, committees_of
from boards.bodies.forms import DayForm
from boards.bodies.officers import Officers, officers_on
from boards.bodies.rosters import Place, Roster, roster
from boards.bodies.term_bars import Bar, Scale, scale_of
from boards.choices import CALLED_OFF, Capacity
from boards.models import Appointment, BoardsIndexPage, Body, BodyPage, Decision, Meeting, Seat
from boards.notices.deadline_text import due_sentence, timeline
from boards.officer_choices import Office
from boards.rules.terms import ends_soon
from cms import clock

MOST_ROWS = 24
MOST_PAST = 5


@dataclass(frozen=True, slots=True)
class TermRow:
    """One seat on the displayed day."""

    place: Place
    bar: Bar
    is_soon: bool = False
    vacant_since: date | None = None
    office: str = ""

    @property
    def office_label(self) -> str:
        return str(Office(self.office).label).capitalize() if self.office else ""


@dataclass(frozen=True, slots=True)
class BodyOnDay:
    """A body on a day: seats, members, and thresholds where they are on record."""

    day: date
    members: Roster
    terms: list[TermRow]
    scale: Scale
    officers: Officers = field(default_factory=Officers)
    settings_known: bool = True

    @property
    def vacant(self) -> list[TermRow]:
        return [row for row in self.terms if row.place.is_vacant]

    @property
    def ending(self) -> list[TermRow]:
        return [row for row in self.terms if row.is_soon]

    @property
    def is_demo(self) -> bool:
        return any(place.appointment.is_demo for place in self.members.places if place.appointment)

    @property
    def today_at(self) -> float:
        return self.scale.place(self.day)


def body_on(body: Body, day: date) -> BodyOnDay:
    known = body if day >= clock.today() else settings_on(body, day)
    members = roster(known or body, day)
    scale = scale_of(
        [
            (place.appointment.starts_on, place.appointment.ends_on)
            for place in members.places
            if place.appointment
        ],
        day,
    )
    since = last_days(body, day) if any(place.is_vacant for place in members.places) else {}
    officers = officers_on(body, day)
    terms = [
        term_row(place, scale, day, since.get(place.seat.pk), officers.office_of(place.appointment))
        for place in members.places
    ]
    return BodyOnDay(day, members, terms, scale, officers, settings_known=known is not None)


def settings_on(body: Body, day: date) -> Body | None:
    """Thresholds and quorum in force at the end of a day; None if the history starts later."""
    end = datetime.combine(day, time.max, clock.PACIFIC)
    row = body.history.filter(history_date__lte=end).order_by("-history_date", "-history_id").first()
    return row.instance if row else None


def last_days(body: Body, day: date) -> dict[int, date]:
    """Map each seat to the last day before this one on which it was held."""
    rows = Appointment.objects.filter(seat__body=body, ends_on__lt=day).exclude(capacity=Capacity.ALTERNATE)
    return dict(rows.order_by().values_list("seat").annotate(last=Max("ends_on")))


def term_row(place: Place, scale: Scale, day: date, since: date | None, office: str) -> TermRow:
    appointment = place.appointment
    if appointment is None:
        return TermRow(place, scale.bar(since, None, "vacant"), vacant_since=since)
    soon = ends_soon(appointment.ends_on, day)
    bar = scale.bar(appointment.starts_on, appointment.ends_on, "soon" if soon else "held")
    return TermRow(place, bar, soon, office=office)


def body_context(page: BodyPage, request: HttpRequest) -> dict[str, Any]:
    form = DayForm(request.GET) if "on" in request.GET else DayForm()
    asked = form.day
    shown = body_on(page.body, asked or clock.today())
    return {
        "body": page.body,
        "shown": shown,
        "members": shown.members,
        "day_form": form,
        "is_past": asked is not None,
        "decisions": newest_decisions(page.body),
        "committee": committee_of(page.body),
        "committees": committees_of(page.body),
        **meetings_of(page.body),
    }


def newest_decisions(body: Body) -> list[tuple[Decision, str]]:
    """Each with its outcome in words, also when a later vote undid it."""
    rows = Decision.objects.public().filter(body=body).select_related("motion").newest_first()
    newest = list(rows.annotate(is_undone=is_undone("motion"))[:5])
    said = outcomes(newest)
    return [(row, said[row.pk]) for row in newest]


def meetings_of(body: Body) -> dict[str, Any]:
    """Next meeting, later meetings, and past ones including canceled and moved meetings."""
    now = clock.now()
    found = Meeting.objects.announced().of(body).select_related("body", "joint_body", "successor__body")
    off = found.filter(status__in=CALLED_OFF, ends_at__gt=now).order_by("starts_at", "pk")
    ahead, called_off = list(found.ahead(now)[:MOST_ROWS]), list(off[:MOST_ROWS])
    past = list(found.past(now)[:MOST_PAST])
    soonest = ahead[0] if ahead else None
    waiting = soonest if soonest and soonest.is_draft else None
    return {
        "next": soonest,
        "later": ahead[1:],
        "called_off": called_off,
        "past": past,
        "due": due_sentence(waiting) if waiting else "",
        "clock": timeline(waiting) if waiting else None,
    }


def bodies_context(index: BoardsIndexPage) -> dict[str, Any]:
    """Each body with its seat strip and next meeting; its committees stand with it."""
    rows = BodyPage.objects.child_of(index).live().public().defer("text")
    found = list(rows.select_related("body__committee", "locale"))
    committees = sorted((page for page in found if page.body.parent_id), key=lambda page: page.title)
    pages = [page for page in found if not page.body.parent_id]
    pages.sort(key=lambda page: (page.body.order, page.body.slug))
    bodies = [page.body_id for page in pages]
    strips = seat_strips(bodies)
    soonest: dict[int, Meeting] = {}
    ahead = Meeting.objects.announced().ahead(clock.now()).of(*bodies).select_related("body", "joint_body")
    for meeting in ahead:
        for body in meeting.body_ids:
            soonest.setdefault(body, meeting)
    cards: list[dict[str, Any]] = [
        {"page": page, "strip": strips[page.body_id], "next": soonest.get(page.body_id)} for page in pages
    ]
    for row in cards:
        row["committees"] = [page for page in committees if page.body.parent_id == row["page"].body_id]
        row["seats"] = len(row["strip"])
        row["vacant"] = sum(cell["state"] == "vacant" for cell in row["strip"])
    return {"rows": cards, "crumbs": []}


def seat_strips(bodies: list[int]) -> dict[int, list[dict[str, str]]]:
    """Voting seats of several bodies today, filled or vacant, in two queries (C2C-04: counted, never stored)."""
    today = clock.today()
    held = Appointment.objects.as_of(today).filter(seat__body__in=bodies).exclude(capacity=Capacity.ALTERNATE)
    filled = set(held.values_list("seat", flat=True))
    seats = Seat.objects.as_of(today).filter(body__in=bodies, is_voting=True).order_by("body", "position")
    strips: dict[int, list[dict[str, str]]] = {body: [] for body in bodies}
    for pk, body in seats.values_list("pk", "body"):
        strips[body].append({"state": "filled" if pk in filled else "vacant"})
    return strips
