"""Build order: bodies, the meetings of 2022, then upcoming meetings relative to the loading date."""

from datetime import date, timedelta

from django.db import transaction

from boards.decisions.services import add_follow_up, complete_follow_up, table_item
from boards.demo import (
    agendas,
    agreements,
    applications,
    bodies,
    comments,
    cycle,
    cycle_reports,
    data_sets,
    follow_ups,
    followers,
    groups,
    meetings,
    minutes,
    notices,
    openings,
    outcomes,
    stories,
    versions,
    workspace,
)
from boards.models import Decision, Meeting, Motion
from boards.sessions.services import call_item
from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from engagement.choices import ProposalState
from engagement.models import OutcomeProposal
from engagement.outcomes.record import outcomes_from_record
from engagement.outcomes.services import agree_outcome

WEDNESDAY = 2
MAY, SEPTEMBER, NOVEMBER = date(2022, 5, 11), date(2022, 9, 14), date(2022, 11, 9)


def build(ctx: DemoContext) -> None:
    """Idempotent: existing rows stay unchanged."""
    bodies.build(ctx)
    agreements.build("system:demo")
    notices.build_people()
    meetings.build_template()
    with transaction.atomic():
        cycle.begin(ctx)
    parts = {
        ("governing-board", MAY): _may,
        ("community-engagement", notices.JULY): notices.called_off,
        ("community-engagement", SEPTEMBER): _september,
        ("data-and-tools", cycle.OCTOBER): cycle.october,
        ("governing-board", NOVEMBER): _november,
        ("community-engagement", cycle_reports.FEBRUARY): cycle_reports.february,
        ("data-and-tools", cycle_reports.MARCH): cycle_reports.march,
        ("governing-board", cycle_reports.MAY): cycle_reports.may,
    }
    for (slug, day), make in parts.items():
        if not Meeting.objects.filter(body__slug=slug, day=day).exists():
            with transaction.atomic():
                make(ctx)
    for later in (
        minutes.build,
        _upcoming,
        workspace.build,
        groups.build,
        versions.build,
        applications.build,
        data_sets.build,
        stories.build,
        openings.build,
    ):
        with transaction.atomic():
            later(ctx)
    with transaction.atomic():
        cycle.open_today(ctx)
    with clock.at(meetings.pacific(date(2022, 11, 10), 9)):
        outcomes_from_record()
        for proposal in OutcomeProposal.objects.filter(state=ProposalState.PROPOSED):
            agree_outcome(actor=ctx.user(Role.PUBLISHER), proposal=proposal)
    follow_ups.build(ctx)
    followers.build()


def _may(ctx: DemoContext) -> None:
    planned = meetings.pacific(date(2022, 4, 20), 10)
    meeting = meetings.plan(ctx, "governing-board", MAY, agendas.MAY, on=planned)
    meetings.post(ctx, meeting, meetings.pacific(date(2022, 4, 29), 15, 30))
    meetings.begin(ctx, meeting, absent={8, 19}, remote=outcomes.REMOTE)
    item = meeting.items.select_related("meeting__body").get(number=3)
    facts = {"text": outcomes.MAY_MOTION, "no": set(), "abstain": set()}
    motion = meetings.vote(ctx, item, meetings.pacific(MAY, 9, 40), facts)
    meetings.end(ctx, meeting)
    _publish(ctx, motion, outcomes.MAY_DECISION, meetings.pacific(MAY, 16))


def _september(ctx: DemoContext) -> None:
    planned = meetings.pacific(date(2022, 8, 29), 10)
    facts = {"hour": 10, "on": planned, "contact_phone": "916-555-0110"}
    meeting = meetings.plan(ctx, "community-engagement", SEPTEMBER, agendas.SEPTEMBER, **facts)
    meetings.post(ctx, meeting, meetings.pacific(date(2022, 9, 2), 14, 10))
    title = agendas.PROPOSALS[2]
    cycle.on_the_agenda(ctx, meeting, meetings.pacific(date(2022, 9, 2), 14, 30), title)
    reason = "The telephone number of the contact was wrong."
    at = meetings.pacific(date(2022, 9, 7), 9, 12)
    meetings.correct(ctx, meeting, at, reason=reason, contact_phone=meetings.FACTS["contact_phone"])
    meetings.begin(ctx, meeting, absent={7})
    cycle.discussed(ctx, meeting, title, meetings.pacific(SEPTEMBER, 12))
    meetings.end(ctx, meeting)


def _november(ctx: DemoContext) -> None:
    planned = meetings.pacific(date(2022, 10, 18), 10)
    meeting = meetings.plan(ctx, "governing-board", NOVEMBER, agendas.NOVEMBER, on=planned)
    meetings.post(ctx, meeting, meetings.pacific(date(2022, 10, 28), 15, 40))
    clerk = ctx.user(Role.CLERK)
    items = {item.number: item for item in meeting.items.select_related("meeting__body")}
    cycle.before_november(ctx, items, meetings.pacific(date(2022, 10, 28), 15, 55))
    comments.november(ctx, meeting, posted=meetings.pacific(date(2022, 10, 28), 15, 40))
    meetings.begin(ctx, meeting, absent=outcomes.ABSENT, remote=outcomes.REMOTE)
    motions: dict[int, Motion] = {}
    for item in items.values():
        item.meeting.refresh_from_db()
    for place, (number, facts) in enumerate(outcomes.MOTIONS.items()):
        at = meetings.pacific(NOVEMBER, 9, 5) + timedelta(minutes=30 * place)
        motions[number] = meetings.vote(ctx, items[number], at, facts)
    with clock.at(meetings.pacific(NOVEMBER, 11, 50)):
        for number, facts in outcomes.LEFT.items():
            call_item(actor=clerk, item=items[number])
            table_item(actor=clerk, item=items[number], **facts)
    meetings.end(ctx, meeting)
    for number, facts in outcomes.DECISIONS.items():
        _publish(ctx, motions[number], facts, meetings.pacific(NOVEMBER, 16, number))
    cycle.after_november(ctx, items, meetings.pacific(NOVEMBER, 17))


def _publish(ctx: DemoContext, motion: Motion, facts: dict, at) -> Decision:
    publisher = ctx.user(Role.PUBLISHER)
    decision = meetings.decide(ctx, motion, facts, at)
    with clock.at(at):
        for step in facts.get("steps", []):
            made = add_follow_up(
                actor=publisher,
                decision=decision,
                title=step["title"],
                owner=outcomes.OWNER,
                due_on=step["due_on"],
            )
            step["made"] = made
    for step in facts.get("steps", []):
        if "done_on" in step:
            with clock.at(meetings.pacific(step["done_on"], 11)):
                complete_follow_up(
                    actor=publisher, step=step["made"], note=step["note"], done_on=step["done_on"]
                )
    return decision


READERS = {"for_more_readers": agendas.FOR_MORE_READERS}


def _upcoming(ctx: DemoContext) -> None:
    """A draft that can still be posted, an agenda just posted, and a draft that is too late."""
    now = clock.now()
    wanted = [
        ("governing-board", _wednesday(ctx.today, 25), agendas.UPCOMING, {"date_is_public": True}, False),
        ("community-engagement", _wednesday(ctx.today, 14), agendas.ADVISORY, READERS, True),
        ("data-and-tools", ctx.today + timedelta(days=8), agendas.ADVISORY, {}, False),
    ]
    for slug, day, agenda, facts, is_posted in wanted:
        if Meeting.objects.ahead(now).filter(body__slug=slug).exists():
            continue
        meeting = meetings.plan(ctx, slug, day, agenda, on=now - timedelta(minutes=5), **facts)
        if is_posted:
            meetings.post(ctx, meeting, now)
            comments.upcoming(ctx, meeting, now=now)


def _wednesday(today: date, days: int) -> date:
    """The first Wednesday at least this many days ahead."""
    day = today + timedelta(days=days)
    return day + timedelta(days=(WEDNESDAY - day.weekday()) % 7)
