"""Factories for calls, applications and the vote on a shortlist."""

import itertools
from datetime import date, datetime, time, timedelta

from boards.appointments.applications import Offer, apply_for_seat
from boards.appointments.calls import (
    bring_short_list,
    close_scoring,
    publish_call,
    score_application,
    shortlist,
    write_call,
)
from boards.choices import BodyKind
from boards.models import Application, ApplicationCall, Appointment, Body, Meeting, Motion
from boards.sessions.votes import close_vote
from cms import clock
from cms.models import HomePage
from tests.factories import boards as make

ACTOR = make.ACTOR
OPENS, CLOSES = date(2022, 8, 1), date(2022, 8, 31)
VOTED = make.DAY
CRITERIA = [{"en": "Knows the people", "es": "Conoce a la gente"}, {"en": "Works well", "es": "Trabaja bien"}]
INTERNAL = {
    "employer": "Employer-canary Inc",
    "email": "canary@example.org",
    "phone": "916-555-0199",
    "earlier": "",
}
_numbers = itertools.count(1)


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), clock.PACIFIC)


def advisory(seats: int = 16, *, vacant: tuple[int, ...] = (9, 14)) -> Body:
    """An advisory board of three-year terms, staggered 5/5/6 without the vacant seats."""
    found = make.body(
        seats,
        slug="community-engagement",
        name={"en": "Community Engagement Advisory Board", "es": "Junta de Participación"},
        kind=BodyKind.ADVISORY,
        term_years=3,
        vacant=vacant,
    )
    for appointment in Appointment.objects.filter(seat__body=found).select_related("seat"):
        place = appointment.seat.position
        year = 2023 if place <= 5 else 2024 if place <= 10 else 2025
        Appointment.objects.filter(pk=appointment.pk).update(ends_on=date(year, 5, 10))
    return found


def call(body: Body | None = None, *, places: tuple[int, ...] = (9, 14), published: bool = True, **facts):
    body = body or advisory()
    words = {
        "title": {"en": "Two seats", "es": "Dos puestos"},
        "words": {"en": "Come and help.", "es": "Venga a ayudar."},
        "criteria": CRITERIA,
        "opens_on": OPENS,
        "closes_on": CLOSES,
    }
    with clock.at(at(OPENS - timedelta(days=5))):
        words["seats"] = list(body.seats.filter(position__in=places))
        made = write_call(**{"actor": ACTOR, "body": body} | words | facts)
        return publish_call(actor=ACTOR, call=made) if published else made


def application(found: ApplicationCall, *, on: date = OPENS + timedelta(days=2), **facts) -> Application:
    number = next(_numbers)
    words = {
        "name": f"Applicant {number}",
        "organization": f"Organization {number}",
        "statement": f"Statement {number}: I would speak for night schools.",
        "employer_level": "provider",
    }
    with clock.at(at(on)):
        offer = Offer(**INTERNAL | words | facts)
        return apply_for_seat(call=found, nonce=f"nonce-{number}", offer=offer)


def scored(found: ApplicationCall, *people: Application, by, points=(4, 5)) -> None:
    """Each application scored by one person, and the scoring closed."""
    with clock.at(at(CLOSES + timedelta(days=3))):
        for each in people:
            score_application(actor=by, application=each, points=list(points))
        close_scoring(actor=ACTOR, call=found)
    found.refresh_from_db()


def on_the_agenda(found: ApplicationCall, *people: Application, seats: int = 3, **facts) -> Meeting:
    """These are on the short list, on the posted agenda of the Governing Board."""
    board = Body.objects.filter(slug="governing-board").first()
    if board is None:
        board = make.body(seats)
        make.pages(HomePage.objects.get(locale__language_code="en"), board)
    meeting = make.meeting(board, **facts)
    with clock.at(at(VOTED - timedelta(days=20))):
        for each in people:
            shortlist(actor=ACTOR, application=each)
        bring_short_list(actor=ACTOR, call=found, meeting=meeting)
    with clock.at(at(VOTED - timedelta(days=12))):
        make.post(meeting)
    meeting.refresh_from_db()
    found.refresh_from_db()
    return meeting


def voted(found: ApplicationCall, meeting: Meeting, *, ayes: int = 2) -> Motion:
    """The roll is called on the short list's own item."""
    make.in_session(meeting)
    item = meeting.items.select_related("meeting__body").get(key=found.item_key)
    moved = make.motion(meeting, item)
    make.call_roll(moved, ayes=ayes)
    with clock.at(at(VOTED)):
        return close_vote(actor=ACTOR, motion=moved)


def carried(by, *, others: int = 1, seats: int = 3, ayes: int = 2):
    """A call with one person on the short list and others behind, and the closed vote on it."""
    found = call()
    first = application(found)
    rest = [application(found) for _each in range(others)]
    scored(found, first, *rest, by=by)
    meeting = on_the_agenda(found, first, seats=seats)
    motion = voted(found, meeting, ayes=ayes)
    return found, first, rest, motion
