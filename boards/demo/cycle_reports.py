"""The demo cycle of 2022 from the studies to the Governing Board's answers in May 2023."""

from datetime import date, timedelta
from typing import Any

from boards.decisions.services import table_item
from boards.demo import committees, meetings
from boards.demo import cycle_words as content
from boards.demo.cycle import ACTOR, YEAR, holder_of, item_called, proposal_number
from boards.models import AgendaItem, Body, Cycle
from boards.proposals.course import answer_proposal, consider_proposal
from boards.proposals.reports import (
    begin_report,
    finish_report,
    put_report_before_board,
    send_report,
    write_report,
)
from boards.proposals.services import bring_to_item
from boards.proposals.studies import begin_study, publish_study, write_study
from boards.sessions.services import call_item
from cms import clock
from cms.access import Role
from cms.demo import DemoContext

FEBRUARY = date(2023, 2, 22)
MARCH = date(2023, 3, 1)
MAY = date(2023, 5, 10)


def february(ctx: DemoContext) -> None:
    _studies(ctx)
    _review(ctx, "community-engagement", FEBRUARY)


def march(ctx: DemoContext) -> None:
    _review(ctx, "data-and-tools", MARCH)


def _studies(ctx: DemoContext) -> None:
    clerk = ctx.user(Role.CLERK)
    for number, facts in content.STUDIES.items():
        with clock.at(meetings.pacific(date(2022, 12, 5), 9)):
            study = begin_study(
                actor=clerk, proposal=proposal_number(number), by=content.OFFICE, due_on=date(2023, 2, 10)
            )
        with clock.at(meetings.pacific(date(2023, 2, 6), 9)):
            write_study(actor=clerk, study=study, **facts)
            publish_study(actor=clerk, study=study)


def _review(ctx: DemoContext, slug: str, day: date) -> None:
    """Two members and the liaison draft the report; it is posted, reviewed and finished."""
    facts, clerk = content.REPORTS[slug], ctx.user(Role.CLERK)
    body, governing = Body.objects.get(slug=slug), Body.objects.get(slug="governing-board")
    with clock.at(meetings.pacific(day - timedelta(days=20), 9)):
        report = begin_report(
            actor=clerk,
            cycle=Cycle.objects.get(year=YEAR),
            body=body,
            members=[holder_of(body, seat) for seat in facts["members"]],
            liaison=holder_of(governing, content.LIAISON),
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
        chosen = [proposal_number(number) for number in facts["numbers"]]
        finish_report(actor=clerk, report=report, proposals=chosen)


def may(ctx: DemoContext) -> None:
    """The Governing Board considers both reports and answers each proposal."""
    clerk = ctx.user(Role.CLERK)
    planned = meetings.pacific(date(2023, 4, 20), 10)
    agenda = [*content.CONSIDER[:-1], committees.ITEM, content.CONSIDER[-1]]
    meeting = meetings.plan(ctx, "governing-board", MAY, agenda, on=planned)
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
            bring_to_item(actor=clerk, proposal=proposal_number(number), item=under)
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
            call_item(actor=clerk, item=items[number])
            table_item(actor=clerk, item=items[number], outcome=outcome, reason=reason, until=until)
    committee = committees.vote(ctx, meeting, meetings.pacific(MAY, 11, 40))
    meetings.end(ctx, meeting)
    _answer_all(ctx, items, motions)
    committees.create(ctx, meeting, committee)


def _answer_all(ctx: DemoContext, items: dict[int, AgendaItem], motions: dict[int, Any]) -> None:
    publisher = ctx.user(Role.PUBLISHER)
    for number, (outcome, reason, until) in content.ANSWERS.items():
        proposal, item = proposal_number(number), items[number]
        with clock.at(meetings.pacific(MAY, 16, number)):
            if number in motions:
                words = content.DECISIONS[number] | {"reason": reason}
                meetings.decide(ctx, motions[number], words, meetings.pacific(MAY, 16, number))
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
