"""Factories for rules, years and proposals of the cycle."""

import secrets
from datetime import date, datetime, time

from boards.models import Body, Cycle, CycleRules, Proposal
from boards.proposals.cycles import begin_cycle, write_rules
from boards.proposals.services import ProposalText, publish_proposal, receive_proposal
from cms import clock
from tests.factories import boards as make

ACTOR = make.ACTOR
YEAR = 2022
STEPS = [
    {"kind": "propose", "name": {"en": "Spring"}, "from": [3, 1], "until": [6, 21]},
    {"kind": "sponsor", "name": {"en": "Summer"}, "from": [6, 22], "until": [8, 31]},
    {"kind": "discuss", "name": {"en": "Fall"}, "from": [9, 1], "until": [11, 30]},
    {"kind": "study", "name": {"en": "Winter"}, "from": [12, 1], "until": [14, 28]},
    {"kind": "report", "name": {"en": "Report"}, "from": [15, 1], "until": [16, 30]},
    {"kind": "consider", "name": {"en": "May"}, "from": [17, 1], "until": [17, 31]},
]
OLDEST = [
    {"kind": "ask", "name": {"en": "Summer"}, "from": [6, 1], "until": [8, 31]},
    {"kind": "propose", "name": {"en": "Fall"}, "from": [9, 1], "until": [10, 1]},
    {"kind": "rank", "name": {"en": "Ranking"}, "from": [10, 2], "until": [11, 30]},
    {"kind": "discuss", "name": {"en": "Spring"}, "from": [15, 1], "until": [16, 30]},
]
FORMS = {"data-and-tools": "data", "community-engagement": "engagement"}
WORDS = ProposalText(
    title="Show results by county first",
    summary="Let people find their own county before any state total.",
    why="People look for the place where they live.",
)


def rules(**facts) -> CycleRules:
    base = {"name": {"en": "Yearly process"}, "version": 0, "steps": STEPS, "forms": FORMS}
    return write_rules(actor=ACTOR, rules=CycleRules(**base | facts))


def cycle(year: int = YEAR, *, rules_facts: dict | None = None, **facts) -> Cycle:
    with on(date(year, 1, 5)):
        return begin_cycle(actor=ACTOR, rules=rules(**rules_facts or {}), year=year, **facts)


def advisory(slug: str = "community-engagement", seats: int = 5, **facts) -> Body:
    return make.body(seats, **{"slug": slug, "kind": "advisory", "name": {"en": f"Board {slug}"}} | facts)


def on(day: date, hour: int = 10):
    """That day in California."""
    return clock.at(datetime.combine(day, time(hour), tzinfo=clock.PACIFIC))


def received(year: Cycle, body: Body, *, words: ProposalText = WORDS, day: date | None = None) -> Proposal:
    with on(day or date(year.year, 5, 2)):
        return receive_proposal(cycle=year, body=body, nonce=secrets.token_hex(16), words=words)


def published(year: Cycle, body: Body, **facts) -> Proposal:
    proposal = received(year, body, **facts)
    with on(date(year.year, 5, 9)):
        return publish_proposal(actor=ACTOR, proposal=proposal)
