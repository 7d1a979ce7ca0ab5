"""Three invented calls for applications: one filled a seat in 2022, one is being scored, one is open today."""

from datetime import date, datetime, timedelta

from boards.appointments.applications import Offer, apply_for_seat, withdraw_application
from boards.appointments.calls import (
    bring_short_list,
    close_scoring,
    publish_call,
    score_application,
    shortlist,
    write_call,
)
from boards.appointments.services import answer_the_rest, appoint
from boards.appointments.vacancies import vacancies
from boards.bodies.onboarding import record_step
from boards.choices import OnboardingKind
from boards.demo import meetings
from boards.demo import people_who_apply as content
from boards.demo.meetings import pacific
from boards.models import Application, ApplicationCall, Appointment, Body, Meeting
from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from cms.users.models import User

FEBRUARY = date(2023, 2, 8)
OPENED, CLOSED = date(2022, 10, 3), date(2022, 11, 30)
OATH = date(2023, 2, 22)
NOBODY: dict[str, set[int]] = {"no": set(), "abstain": set()}


def build(ctx: DemoContext) -> None:
    """Idempotent: existing rows stay unchanged."""
    if ApplicationCall.objects.filter(is_demo=True).exists():
        return
    _past(ctx)
    _being_scored(ctx)
    _open(ctx)


def _past(ctx: DemoContext) -> None:
    clerk, body = ctx.user(Role.CLERK), Body.objects.get(slug="community-engagement")
    seats = [body.seats.get(position=place) for place in (9, 14)]
    call = _call(ctx, body, content.PAST, seats, OPENED, CLOSED)
    made = _apply(call, content.PAST_PEOPLE, pacific(OPENED + timedelta(days=3), 18))
    with clock.at(pacific(date(2022, 10, 20), 9)):
        withdraw_application(application=made.pop())
    _score(ctx, made, content.PAST_POINTS, pacific(date(2022, 12, 6), 10))
    with clock.at(pacific(date(2022, 12, 20), 10)):
        close_scoring(actor=clerk, call=call)
        for application in made[:2]:
            shortlist(actor=clerk, application=application)
    meeting = _hold(ctx, call)
    with clock.at(pacific(FEBRUARY + timedelta(days=1), 10)):
        call.refresh_from_db()
        motion = meeting.items.get(key=call.item_key).motions.get()
        facts = {"motion": motion, "application": made[0], "seat": seats[1]}
        appointed = appoint(actor=clerk, starts_on=FEBRUARY + timedelta(days=1), **facts)
        answer_the_rest(actor=clerk, call=call)
    _welcome(clerk, appointed.appointment)


def _hold(ctx: DemoContext, call: ApplicationCall) -> Meeting:
    """The Governing Board considers and approves the short list."""
    planned = pacific(date(2023, 1, 18), 10)
    meeting = meetings.plan(ctx, "governing-board", FEBRUARY, content.AGENDA, on=planned)
    with clock.at(planned + timedelta(hours=1)):
        bring_short_list(actor=ctx.user(Role.CLERK), call=call, meeting=meeting)
    meetings.post(ctx, meeting, pacific(date(2023, 1, 27), 15))
    meetings.begin(ctx, meeting, absent={13}, remote={5})
    call.refresh_from_db()
    item = meeting.items.select_related("meeting__body").get(key=call.item_key)
    motion = meetings.vote(ctx, item, pacific(FEBRUARY, 9, 30), {"text": content.MOTION, **NOBODY})
    meetings.end(ctx, meeting)
    meetings.decide(ctx, motion, content.DECISION, pacific(FEBRUARY, 16))
    return meeting


def _welcome(clerk: User, appointment: Appointment) -> None:
    """Onboarding: the Act on the day after the vote, then duties, then the oath (BK-06, C2C-10)."""
    version = {"version": f"Government Code 11120 to 11132, {FEBRUARY.year}"}
    for kind, day, more in (
        (OnboardingKind.ACT, FEBRUARY + timedelta(days=1), version),
        (OnboardingKind.DUTIES, FEBRUARY + timedelta(days=1), {}),
        (OnboardingKind.CONFLICTS, OATH, {}),
        (OnboardingKind.OATH, OATH, {}),
    ):
        with clock.at(pacific(day, 15)):
            record_step(actor=clerk, appointment=appointment, kind=kind, done_on=day, **more)


def _being_scored(ctx: DemoContext) -> None:
    body = Body.objects.get(slug="data-and-tools")
    opens, closes = ctx.today - timedelta(days=40), ctx.today - timedelta(days=4)
    with clock.at(pacific(opens, 9)):
        seats = [each.seat for each in vacancies(body, opens)][:2]
    if not seats:
        return
    call = _call(ctx, body, content.SCORED, seats, opens, closes)
    made = _apply(call, content.SCORED_PEOPLE, pacific(opens + timedelta(days=5), 12))
    now = clock.now()
    for role, rows in content.SCORED_POINTS.items():
        for application, points in zip(made, rows, strict=False):
            with clock.at(now):
                score_application(actor=ctx.user(Role(role)), application=application, points=points)


def _open(ctx: DemoContext) -> None:
    body = Body.objects.get(slug="community-engagement")
    soonest = sorted(vacancies(body, ctx.today), key=lambda each: each.free_from)
    seats = [each.seat for each in soonest[:3]]
    if not seats:
        return
    opens = ctx.today - timedelta(days=10)
    call = _call(ctx, body, content.OPEN, seats, opens, ctx.today + timedelta(days=30))
    _apply(call, content.OPEN_PEOPLE, pacific(opens + timedelta(days=2), 19))


def _call(
    ctx: DemoContext, body: Body, words: dict, seats: list, opens: date, closes: date
) -> ApplicationCall:
    clerk = ctx.user(Role.CLERK)
    with clock.at(pacific(opens - timedelta(days=3), 10)):
        facts = {"opens_on": opens, "closes_on": closes, "seats": seats, "criteria": content.CRITERIA}
        call = write_call(actor=clerk, body=body, is_demo=True, **words, **facts)
        return publish_call(actor=ctx.user(Role.PUBLISHER), call=call)


def _apply(call: ApplicationCall, people: list[dict], first: datetime) -> list[Application]:
    made = []
    for place, facts in enumerate(people):
        with clock.at(first + timedelta(hours=7 * place)):
            nonce = f"demo-application-{call.opens_on}-{place}"
            made.append(apply_for_seat(call=call, nonce=nonce, offer=Offer(**facts)))
    return made


def _score(ctx: DemoContext, made: list[Application], points: dict[str, list], at: datetime) -> None:
    for role, rows in points.items():
        for application, given in zip(made, rows, strict=True):
            with clock.at(at):
                score_application(actor=ctx.user(Role(role)), application=application, points=given)
