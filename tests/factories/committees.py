"""Committees as two people make them through the pages: a vote of the board, a proposal, a confirmation."""

from datetime import timedelta

from boards.bodies.committees.rules import members_of
from boards.models import Appointment, Body, Motion
from cms import clock
from cms.records.history import record
from tests.factories import boards as make
from tests.factories import live
from tests.factories.powers import confirm, newest

NEW = "/desk/bodies/governing-board/committees/new/"


def vote(board: Body, *, ayes: int | None = None, number: int = 2, day=make.DAY) -> Motion:
    """A vote of the board on an action item of a meeting of its own."""
    seats = board.seats.count()
    held = live.begin(live.meeting(board, day=day), room=seats)
    with live.at(10, day):
        return live.decide(live.item(held, number), ayes=seats if ayes is None else ayes)


def given(motion: Motion, members: int = 3, **changes) -> dict:
    """What a clerk types, with the first members of the board."""
    board = motion.item.meeting.body
    terms = list(members_of(board, clock.today()).values_list("pk", flat=True))[:members]
    values = {
        "name_en": "Outreach Committee",
        "name_es": "Comité de Difusión",
        "created_by": motion.pk,
        "kind": "ad_hoc",
        "charge_en": "Find out how families hear of the tools.",
        "decides": "0",
        "members": terms,
        "threshold": "majority",
        "threshold_base": "authorized_seats",
        "quorum_base": "authorized_seats",
        "effective_on": clock.today().isoformat(),
        "reason": "Vote of the board",
    }
    return {name: value for name, value in (values | changes).items() if value is not None}


def created(cast, motion: Motion, members: int = 3, **changes) -> Body:
    """Proposed by the clerk, confirmed by the administrator."""
    answer = cast["clerk"].post(NEW, given(motion, members, **changes))
    assert answer.status_code == 302, answer.context["form"].errors or answer.context["refusal"]
    answer = confirm(cast["administrator"], newest())
    assert answer.status_code == 302, answer.context["refusal"]
    return Body.objects.get(
        parent=motion.item.meeting.body, name__en=changes.get("name_en", "Outreach Committee")
    )


def of_members(board: Body, places: tuple[int, ...] = (1, 2, 3), *, slug: str = "committee", **facts) -> Body:
    """A committee of these seats' holders, written directly, for tests of what it may do."""
    facts = {
        "kind": "committee",
        "parent": board,
        "covered_under": "c",
        "name": {"en": "A Committee"},
    } | facts
    made = make.body(len(places), slug=slug, **facts)
    parents = Appointment.objects.filter(seat__body=board, seat__position__in=places).order_by(
        "seat__position"
    )
    for member, term in zip(parents, Appointment.objects.filter(seat__body=made).order_by("pk"), strict=True):
        term.as_member, term.person_name, term.user = member, member.person_name, member.user
        record(term, actor=make.ACTOR, reason="made for a test")
    return made


def later(days: int = 7):
    """A moment after the meeting of the vote."""
    return make.starts(make.DAY + timedelta(days=days))
