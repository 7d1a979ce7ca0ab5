"""Demo proposal cycles: 2022 up to the answers of November, and one open on the loading date."""

import hashlib
from datetime import date, datetime, timedelta

from boards.demo import cycle_rules, meetings, outcomes
from boards.demo import cycle_words as content
from boards.models import AgendaItem, Appointment, Body, Cycle, CycleRules, Meeting, Proposal
from boards.proposals.course import answer_proposal, consider_proposal, discuss_proposal
from boards.proposals.cycles import begin_cycle, write_rules
from boards.proposals.member_services import (
    invite_author,
    join_authors,
    propose,
    sponsor_proposal,
    submit_proposal,
)
from boards.proposals.services import ProposalText, bring_to_item, publish_proposal, receive_proposal
from boards.sessions.services import call_item
from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from feedback.demo import CASE
from feedback.models import Submission

ACTOR = "system:demo"
YEAR = 2022
# Days from the loading date: first and last of each part of the open cycle.
SPANS = (
    ("propose", -60, 45),
    ("sponsor", 46, 100),
    ("discuss", 101, 190),
    ("study", 191, 270),
    ("report", 271, 320),
    ("consider", 321, 350),
)
OCTOBER = date(2022, 10, 19)


def begin(ctx: DemoContext) -> None:
    """The rules, the year 2022, proposals received by June 21, and sponsors by the end of August."""
    if CycleRules.objects.exists():
        return
    with clock.at(meetings.pacific(date(2022, 3, 1), 9)):
        for facts in (cycle_rules.OLDEST, cycle_rules.YEARLY):
            rules = CycleRules(version=0, forms=cycle_rules.FORMS, is_demo=True, **facts)
            write_rules(actor=ctx.user(Role.CLERK), rules=rules)
        cycle = begin_cycle(actor=ctx.user(Role.CLERK), rules=rules, year=YEAR, is_demo=True)
    for place, facts in enumerate(content.PROPOSALS, 1):
        proposal = _receive(cycle, facts, meetings.pacific(facts["on"], 12), f"{YEAR}/{place}")
        _publish(ctx, proposal, facts, meetings.pacific(facts["on"] + timedelta(days=4), 15))
    _joint()
    with clock.at(meetings.pacific(date(2022, 7, 12), 10)):
        for place, facts in enumerate(content.PROPOSALS, 1):
            for seat in facts.get("sponsors", []):
                proposal = proposal_number(place)
                sponsor_proposal(actor=ACTOR, proposal=proposal, appointment=holder_of(proposal.body, seat))


def _receive(cycle: Cycle, facts: dict, at: datetime, key: str) -> Proposal:
    language = facts["language"]
    words = ProposalText(
        title=facts["title"][language],
        summary=facts["summary"][language],
        scope=facts.get("scope", cycle_rules.FORMS[facts["body"]]),
        language=language,
        name=facts["name"],
        contact={"email": f"proposal-{key.replace('/', '-')}@demo.example"},
    )
    with clock.at(at):
        nonce = hashlib.sha256(f"demo proposal {key}".encode()).hexdigest()
        body = Body.objects.get(slug=facts["body"])
        proposal = receive_proposal(cycle=cycle, body=body, nonce=nonce, words=words)
    # Only the submission is demo content; the form belongs to a real body.
    Submission.objects.filter(pk=proposal.submission_id).update(is_demo=True)
    return proposal


def _publish(ctx: DemoContext, proposal: Proposal, facts: dict, at: datetime) -> None:
    words = {"title": facts["title"], "summary": facts["summary"]}
    words["brought_by"] = {"en": facts["name"], "es": facts["name"]} if facts["name"] else content.PUBLIC
    findings = [CASE[name] for name in facts.get("findings", [])]
    proposal.refresh_from_db()
    with clock.at(at):
        publish_proposal(actor=ctx.user(Role.CLERK), proposal=proposal, words=words, findings=findings)


def _joint() -> None:
    """Three members write a proposal together, visible only to them until the September agenda."""
    facts = content.JOINT
    body = Body.objects.get(slug=facts["body"])
    first, *others = (holder_of(body, seat, on=date(2022, 6, 6)) for seat in facts["seats"])
    words = {name: facts[name] for name in ("title", "summary", "why")}
    with clock.at(meetings.pacific(date(2022, 6, 6), 10)):
        proposal = propose(actor=ACTOR, appointment=first, **words)
        for each in others:
            invite_author(actor=ACTOR, proposal=proposal, appointment=each)
            join_authors(actor=ACTOR, proposal=proposal, appointment=each)
    with clock.at(meetings.pacific(date(2022, 6, 17), 10)):
        submit_proposal(actor=ACTOR, proposal=proposal)


def on_the_agenda(ctx: DemoContext, meeting: Meeting, at: datetime, title: str) -> AgendaItem:
    """Bring all proposals of the board to this item of the posted agenda."""
    item = item_called(meeting, title)
    with clock.at(at):
        for proposal in Proposal.objects.filter(year=YEAR, body=meeting.body).order_by("received_on", "pk"):
            bring_to_item(actor=ctx.user(Role.CLERK), proposal=proposal, item=item)
    return item


def discussed(ctx: DemoContext, meeting: Meeting, title: str, at: datetime) -> None:
    item = item_called(meeting, title)
    with clock.at(at - timedelta(minutes=20)):
        call_item(actor=ctx.user(Role.CLERK), item=item)
    with clock.at(at):
        for proposal in Proposal.objects.filter(year=YEAR, body=meeting.body).order_by("sequence"):
            discuss_proposal(actor=ctx.user(Role.CLERK), proposal=proposal, item=item, note=content.SAID)


def october(ctx: DemoContext) -> None:
    """The data and tools board discusses its proposals."""
    title = content.FALL[1][2]
    planned = meetings.pacific(date(2022, 9, 29), 10)
    meeting = meetings.plan(ctx, "data-and-tools", OCTOBER, content.FALL, hour=10, on=planned)
    posted = meetings.pacific(date(2022, 10, 6), 14)
    meetings.post(ctx, meeting, posted)
    on_the_agenda(ctx, meeting, posted + timedelta(minutes=10), title)
    meetings.begin(ctx, meeting, absent={5})
    discussed(ctx, meeting, title, meetings.pacific(OCTOBER, 11))
    meetings.end(ctx, meeting)


def before_november(ctx: DemoContext, items: dict[int, AgendaItem], at: datetime) -> None:
    """Three proposals come early to the Governing Board's agenda."""
    with clock.at(at):
        for number, facts in content.EARLY.items():
            proposal = proposal_number(number)
            bring_to_item(actor=ctx.user(Role.CLERK), proposal=proposal, item=items[facts["item"]])
        publish_proposal(
            actor=ctx.user(Role.CLERK),
            proposal=proposal_number(8),
            findings=[CASE[name] for name in content.JOINT["findings"]],
        )


def after_november(ctx: DemoContext, items: dict[int, AgendaItem], at: datetime) -> None:
    reasons = {3: outcomes.DECISIONS[9]["reason"], 4: outcomes.LEFT[8]["reason"]}
    with clock.at(at):
        for number, facts in content.EARLY.items():
            proposal, item = proposal_number(number), items[facts["item"]]
            consider_proposal(actor=ctx.user(Role.CLERK), proposal=proposal, item=item)
            answer_proposal(
                actor=ctx.user(Role.PUBLISHER),
                proposal=proposal,
                outcome=facts["outcome"],
                item=item,
                reason=facts.get("reason") or reasons[number],
                until=facts.get("until"),
            )


def open_today(ctx: DemoContext) -> None:
    """The cycle open to anyone on the loading date, with dates that override the rules."""
    year, today = ctx.today.year, ctx.today
    if year == YEAR or Cycle.objects.filter(year=year).exists():
        return
    dates = {
        kind: [(today + timedelta(days=first)).isoformat(), (today + timedelta(days=last)).isoformat()]
        for kind, first, last in SPANS
    }
    with clock.at(clock.now() - timedelta(days=60)):
        rules = CycleRules(version=0, forms=cycle_rules.FORMS, is_demo=True, **cycle_rules.ANY_TIME)
        write_rules(actor=ctx.user(Role.CLERK), rules=rules)
        cycle = begin_cycle(
            actor=ctx.user(Role.CLERK),
            rules=rules,
            year=year,
            deadline=today + timedelta(days=45),
            dates=dates,
            is_demo=True,
        )
    for place, facts in enumerate(content.TODAY, 1):
        at = clock.now() - timedelta(days=facts["days"])
        proposal = _receive(cycle, facts, at, f"{year}/{place}")
        if facts["public"]:
            _publish(ctx, proposal, facts, at + timedelta(days=1))


def item_called(meeting: Meeting, title: str) -> AgendaItem:
    rows = meeting.items.select_related("meeting__body")
    return next(item for item in rows if item.title.get("en") == title)


def proposal_number(number: int) -> Proposal:
    return Proposal.objects.select_related("body").get(year=YEAR, sequence=number)


def holder_of(body: Body, seat: int, *, on: date | None = None) -> Appointment:
    """The seat's member on a day; by default today on the demo clock."""
    rows = Appointment.objects.as_of(on or clock.today()).filter(seat__body=body, seat__position=seat)
    return rows.exclude(capacity="alternate").select_related("seat__body").get()
