"""The Governing Board creates an ad hoc committee: a vote, a proposal, a confirmation (C2C-06)."""

from dataclasses import asdict
from datetime import date, datetime

from boards.bodies.committees.rules import CREATE, Charter, ground_for, members_of
from boards.choices import CommitteeKind, SeatBase
from boards.demo import meetings
from boards.demo.cycle import item_called
from boards.models import Body, Committee, Meeting, Motion
from cms import clock
from cms.access import Role
from cms.data_files import data_beside
from cms.demo import DemoContext
from cms.i18n.fields import text
from cms.powers.definitions import find_power
from cms.powers.services import confirm, propose

_DATA = data_beside(__file__)
ITEM = _DATA["item"]


def vote(ctx: DemoContext, meeting: Meeting, at: datetime) -> Motion:
    """The board votes in its meeting."""
    item = item_called(meeting, ITEM[2])
    item.meeting.refresh_from_db()
    found: Motion = meetings.vote(ctx, item, at, _DATA["motion"])
    return found


def create(ctx: DemoContext, meeting: Meeting, motion: Motion) -> None:
    """After the meeting: the decision is published, and two people enter the committee."""
    meetings.decide(ctx, motion, _DATA["decision"], meetings.pacific(meeting.day, 17))
    _create(ctx, motion.pk, meeting.body, meeting.day)


def _create(ctx: DemoContext, motion: int, board: Body, day: date) -> None:
    power = find_power(CREATE)
    if power is None or Committee.objects.exists():
        return
    terms = {term.seat.position: term.pk for term in members_of(board, day)}
    charter = Charter(
        parent=board.pk,
        created_by=motion,
        name=_DATA["name"],
        charge=_DATA["charge"],
        kind=CommitteeKind.AD_HOC.value,
        covered_under=ground_for(size=len(_DATA["members"]), decides=False).value,
        members=[terms[place] for place in _DATA["members"]],
        others=[],
        chair=terms[_DATA["chair"]],
        size=len(_DATA["members"]),
        threshold="majority",
        threshold_base=SeatBase.AUTHORIZED.value,
        quorum_base=SeatBase.AUTHORIZED.value,
        ends_on=None,
    )
    with clock.at(meetings.pacific(day, 18)):
        change = propose(
            actor=ctx.user(Role.CLERK),
            power=power,
            key="",
            label=text(charter.name, "en"),
            after=asdict(charter),
            reason="Vote of the Governing Board",
            effective_on=day,
        )
    with clock.at(meetings.pacific(day, 19)):
        confirm(actor=ctx.user(Role.PUBLISHER), change=change)
