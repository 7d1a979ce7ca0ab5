"""The proposal cycle of the demo: a whole year from 2022 to May 2023, and one that is open on the day of loading."""

import hashlib
from datetime import date, timedelta
from typing import Any

from boards.decisions.services import publish_decision, table_item
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
from boards.proposals.reports import (
    begin_report,
    finish_report,
    put_report_before_board,
    send_report,
    write_report,
)
from boards.proposals.services import ProposalText, bring_to_item, publish_proposal, receive_proposal
from boards.proposals.studies import begin_study, publish_study, write_study
from cms import clock
from cms.access import Role
from feedback.demo import CASE
from feedback.models import Submission

ACTOR = "system:demo"
YEAR = 2022
# Days from the day of loading: first and last of each part of the open cycle.
SPANS = (
    ("propose", -60, 45),
    ("sponsor", 46, 100),
    ("discuss", 101, 190),
    ("study", 191, 270),
    ("report", 271, 320),
    ("consider", 321, 350),
)
OCTOBER, FEBRUARY = date(2022, 10, 19), date(2023, 2, 22)
MARCH, MAY = date(2023, 3, 1), date(2023, 5, 10)


def begin(ctx: Any) -> None:
    """The rules, the year 2022, what came in by June 21, and who sponsored it by the end of August."""
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
                proposal = _proposal(place)
                sponsor_proposal(actor=ACTOR, proposal=proposal, appointment=_holder(proposal.body, seat))


def _receive(cycle: Cycle, facts: dict, at: Any, key: str) -> Proposal:
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
    # The form of a real body is none of a demo.
    Submission.objects.filter(pk=proposal.submission_id).update(is_demo=True)
    return proposal


def _publish(ctx: Any, proposal: Proposal, facts: dict, at: Any) -> None:
    words = {"title": facts["title"], "summary": facts["summary"]}
    words["brought_by"] = {"en": facts["name"], "es": facts["name"]} if facts["name"] else content.PUBLIC
    findings = [CASE[name] for name in facts.get("findings", [])]
    proposal.refresh_from_db()
    with clock.at(at):
        publish_proposal(actor=ctx.user(Role.CLERK), proposal=proposal, words=words, findings=findings)


def _joint() -> None:
    """Three members write one together; nobody else sees it before the agenda of September."""
    facts = content.JOINT
    body = Body.objects.get(slug=facts["body"])
    first, *others = (_holder(body, seat, on=date(2022, 6, 6)) for seat in facts["seats"])
    words = {name: facts[name] for name in ("title", "summary", "why")}
    with clock.at(meetings.pacific(date(2022, 6, 6), 10)):
        proposal = propose(actor=ACTOR, appointment=first, **words)
        for each in others:
            invite_author(actor=ACTOR, proposal=proposal, appointment=each)
            join_authors(actor=ACTOR, proposal=proposal, appointment=each)
    with clock.at(meetings.pacific(date(2022, 6, 17), 10)):
        submit_proposal(actor=ACTOR, proposal=proposal)


def on_the_agenda(ctx: Any, meeting: Meeting, at: Any, title: str) -> AgendaItem:
    """All proposals of the board stand under this item of the posted agenda."""
    item = item_called(meeting, title)
    with clock.at(at):
        for proposal in Proposal.objects.filter(year=YEAR, body=meeting.body).order_by("received_on", "pk"):
            bring_to_item(actor=ctx.user(Role.CLERK), proposal=proposal, item=item)
    return item


def discussed(ctx: Any, meeting: Meeting, title: str, at: Any) -> None:
    item = item_called(meeting, title)
    with clock.at(at):
        for proposal in Proposal.objects.filter(year=YEAR, body=meeting.body).order_by("sequence"):
            discuss_proposal(actor=ctx.user(Role.CLERK), proposal=proposal, item=item, note=content.SAID)


def october(ctx: Any) -> None:
    """The board on data and tools discusses its proposals."""
    title = content.FALL[1][2]
    planned = meetings.pacific(date(2022, 9, 29), 10)
    meeting = meetings.plan(ctx, "data-and-tools", OCTOBER, content.FALL, hour=10, on=planned)
    posted = meetings.pacific(date(2022, 10, 6), 14)
    meetings.post(ctx, meeting, posted)
    on_the_agenda(ctx, meeting, posted + timedelta(minutes=10), title)
    meetings.begin(ctx, meeting, absent={5})
    discussed(ctx, meeting, title, meetings.pacific(OCTOBER, 11))
    meetings.end(ctx, meeting)


def before_november(ctx: Any, items: dict[int, AgendaItem], at: Any) -> None:
    """Three are taken up early: they stand on the Governing Board's agenda."""
    with clock.at(at):
        for number, facts in content.EARLY.items():
            proposal = _proposal(number)
            bring_to_item(actor=ctx.user(Role.CLERK), proposal=proposal, item=items[facts["item"]])
        publish_proposal(
            actor=ctx.user(Role.CLERK),
            proposal=_proposal(8),
            findings=[CASE[name] for name in content.JOINT["findings"]],
        )


def after_november(ctx: Any, items: dict[int, AgendaItem], at: Any) -> None:
    reasons = {3: outcomes.DECISIONS[9]["reason"], 4: outcomes.LEFT[8]["reason"]}
    with clock.at(at):
        for number, facts in content.EARLY.items():
            proposal, item = _proposal(number), items[facts["item"]]
            consider_proposal(actor=ctx.user(Role.CLERK), proposal=proposal, item=item)
            answer_proposal(
                actor=ctx.user(Role.PUBLISHER),
                proposal=proposal,
                outcome=facts["outcome"],
                item=item,
                reason=facts.get("reason") or reasons[number],
                until=facts.get("until"),
            )


def february(ctx: Any) -> None:
    _studies(ctx)
    _review(ctx, "community-engagement", FEBRUARY)


def march(ctx: Any) -> None:
    _review(ctx, "data-and-tools", MARCH)


def _studies(ctx: Any) -> None:
    clerk = ctx.user(Role.CLERK)
    for number, facts in content.STUDIES.items():
        with clock.at(meetings.pacific(date(2022, 12, 5), 9)):
            study = begin_study(
                actor=clerk, proposal=_proposal(number), by=content.OFFICE, due_on=date(2023, 2, 10)
            )
        with clock.at(meetings.pacific(date(2023, 2, 6), 9)):
            write_study(actor=clerk, study=study, **facts)
            publish_study(actor=clerk, study=study)


def _review(ctx: Any, slug: str, day: date) -> None:
    """The report is drafted by two members and the liaison, posted with the agenda, reviewed, and final."""
    facts, clerk = content.REPORTS[slug], ctx.user(Role.CLERK)
    body, governing = Body.objects.get(slug=slug), Body.objects.get(slug="governing-board")
    with clock.at(meetings.pacific(day - timedelta(days=20), 9)):
        report = begin_report(
            actor=clerk,
            cycle=Cycle.objects.get(year=YEAR),
            body=body,
            members=[_holder(body, seat) for seat in facts["members"]],
            liaison=_holder(governing, content.LIAISON),
        )
        write_report(actor=ACTOR, report=report, words=facts["text"])
    planned = meetings.pacific(day - timedelta(days=15), 10)
    meeting = meetings.plan(ctx, slug, day, content.REVIEW, hour=10, on=planned)
    posted = meetings.pacific(day - timedelta(days=12), 14)
    meetings.post(ctx, meeting, posted)
    item = item_called(meeting, content.REVIEW[1][2])
    with clock.at(posted + timedelta(minutes=10)):
        put_report_before_board(actor=clerk, report=report, item=item)
    meetings.begin(ctx, meeting)
    meetings.end(ctx, meeting)
    item.meeting.refresh_from_db()
    with clock.at(meetings.pacific(day + timedelta(days=2), 10)):
        chosen = [_proposal(number) for number in facts["numbers"]]
        finish_report(actor=clerk, report=report, proposals=chosen)


def may(ctx: Any) -> None:
    """The Governing Board considers both reports and answers each proposal."""
    clerk = ctx.user(Role.CLERK)
    planned = meetings.pacific(date(2023, 4, 20), 10)
    meeting = meetings.plan(ctx, "governing-board", MAY, content.CONSIDER, on=planned)
    posted = meetings.pacific(date(2023, 4, 28), 14)
    meetings.post(ctx, meeting, posted)
    item = item_called(meeting, content.CONSIDER[1][2])
    with clock.at(posted + timedelta(minutes=10)):
        for slug in content.REPORTS:
            send_report(
                actor=clerk, report=Cycle.objects.get(year=YEAR).reports.get(body__slug=slug), item=item
            )
        items = {number: item_called(meeting, _title(number)) for number in content.ANSWERS}
        for number, under in items.items():
            bring_to_item(actor=clerk, proposal=_proposal(number), item=under)
    meetings.begin(ctx, meeting, absent={13}, remote={5})
    for under in items.values():
        under.meeting.refresh_from_db()
    motions = {
        number: meetings.vote(ctx, items[number], meetings.pacific(MAY, 9, 20 + number * 5), facts)
        for number, facts in content.MOTIONS.items()
    }
    with clock.at(meetings.pacific(MAY, 11, 30)):
        for number in sorted(content.ANSWERS.keys() - motions.keys()):
            outcome, reason, until = content.ANSWERS[number]
            table_item(actor=clerk, item=items[number], outcome=outcome, reason=reason, until=until)
    meetings.end(ctx, meeting)
    _answer_all(ctx, items, motions)


def _answer_all(ctx: Any, items: dict[int, AgendaItem], motions: dict[int, Any]) -> None:
    publisher = ctx.user(Role.PUBLISHER)
    for number, (outcome, reason, until) in content.ANSWERS.items():
        proposal, item = _proposal(number), items[number]
        with clock.at(meetings.pacific(MAY, 16, number)):
            if number in motions:
                words = content.DECISIONS[number] | {"outcome": outcome, "reason": reason}
                publish_decision(actor=publisher, motion=motions[number], **words)
            consider_proposal(actor=publisher, proposal=proposal, item=item)
            answer_proposal(
                actor=publisher,
                proposal=proposal,
                outcome=outcome,
                item=item,
                reason=reason,
                until=until,
            )


def _title(number: int) -> str:
    return content.PROPOSALS[number - 1]["title"]["en"]


def open_today(ctx: Any) -> None:
    """The cycle that anyone can propose in on the day of loading; its days are set apart from the rules'."""
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


def _proposal(number: int) -> Proposal:
    return Proposal.objects.select_related("body").get(year=YEAR, sequence=number)


def _holder(body: Body, seat: int, *, on: date | None = None) -> Appointment:
    """Who holds the seat then; the demo's clock says when."""
    rows = Appointment.objects.as_of(on or clock.today()).filter(seat__body=body, seat__position=seat)
    return rows.exclude(capacity="alternate").select_related("seat__body").get()
