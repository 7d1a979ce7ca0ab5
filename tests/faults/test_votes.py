"""Motions, votes, rankings and the end of a meeting, broken at each statement: a vote is whole, or it was not taken."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from boards.motion_choices import Choice
from boards.proposals import ballot_casting, ballots
from boards.sessions import adjournment, comment_windows, motions, recusals, services, speakers, votes
from cms import clock
from tests.factories import boards as make
from tests.factories import groups, live, materials
from tests.factories import proposals as cycle
from tests.faults.harness import Call, Cases, call
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
CASES = Cases()
AT = make.starts() + timedelta(minutes=30)
TEXT = {"en": "That results are shown by county.", "es": "Que se muestre cada condado."}
DAY = date(2022, 9, 14)
RANKED_AT = live.minute(20, DAY)
ITEMS = (("information", "Call to order"), ("discussion", "Rank the proposals"))
RANKING = [
    *cycle.STEPS[:2],
    {"kind": "rank", "name": {"en": "Ranking"}, "from": [9, 1], "until": [9, 30]},
    *cycle.STEPS[2:],
]


@furnished
def voting(home):
    """A running meeting of three, an item that was heard."""
    body = make.body(3)
    make.pages(home, body)
    running = make.in_session(make.posted(body), present=3)
    item = make.action_item(running)
    make.heard(running, item)
    return SimpleNamespace(meeting=running, item=item, seats=list(body.seats.order_by("position")))


@furnished
def ranking(make_user, home):
    """A running meeting of an advisory body, with two proposals to rank."""
    members = groups.seated(make_user, 3, slug="community-engagement")
    body = members[0].seat.body
    year = cycle.cycle(rules_facts={"has_ranking": True, "steps": RANKING})
    proposals = [cycle.published(year, body) for _each in range(2)]
    make.pages(home, body)
    running = make.in_session(make.posted(body, day=DAY, items=ITEMS), present=3)
    item = running.items.get(number=2)
    return SimpleNamespace(meeting=running, members=members, proposals=proposals, item=item)


def moved(world) -> motions.Motion:
    return make.motion(world.meeting, world.item, comment=False)


def roll(world, choice: str = Choice.AYE) -> dict:
    return dict.fromkeys(world.seats, choice)


@CASES.of(motions.make_motion, everywhere=True)
def make_motion(world) -> Call:
    facts = {"text": TEXT, "mover": world.seats[0], "seconder": world.seats[1]}
    return call(motions.make_motion, actor=make.ACTOR, item=world.item, at=AT, **facts)


def unseconded(world) -> motions.Motion:
    with clock.at(AT):
        return motions.make_motion(actor=make.ACTOR, item=world.item, text=TEXT, mover=world.seats[0])


@CASES.of(motions.second_motion)
def second(world) -> Call:
    return call(motions.second_motion, actor=make.ACTOR, motion=unseconded(world), seat=world.seats[1], at=AT)


@CASES.of(motions.fail_for_lack_of_second)
def no_second(world) -> Call:
    return call(motions.fail_for_lack_of_second, actor=make.ACTOR, motion=unseconded(world), at=AT)


@CASES.of(motions.amend_motion)
def amend(world) -> Call:
    facts = {"text": TEXT | {"en": "By region."}, "mover": world.seats[1], "seconder": world.seats[2]}
    return call(motions.amend_motion, actor=make.ACTOR, motion=moved(world), at=AT, **facts)


@CASES.of(motions.withdraw_motion)
def withdraw(world) -> Call:
    return call(motions.withdraw_motion, actor=make.ACTOR, motion=moved(world), at=AT)


@CASES.of(votes.record_vote)
def vote(world) -> Call:
    facts = {"seat": world.seats[0], "choice": Choice.NO}
    return call(votes.record_vote, actor=make.ACTOR, motion=moved(world), at=AT, **facts)


@CASES.of(votes.record_roll_call, everywhere=True)
def call_roll(world) -> Call:
    return call(votes.record_roll_call, actor=make.ACTOR, motion=moved(world), choices=roll(world), at=AT)


@CASES.of(votes.close_vote)
def close(world) -> Call:
    """The vote on an amendment: it also replaces the main motion."""
    main = moved(world)
    facts = {"text": TEXT | {"en": "By region."}, "mover": world.seats[1], "seconder": world.seats[2]}
    with clock.at(AT):
        amendment = motions.amend_motion(actor=make.ACTOR, motion=main, **facts)
        votes.record_roll_call(actor=make.ACTOR, motion=amendment, choices=roll(world))
    return call(votes.close_vote, actor=make.ACTOR, motion=amendment, at=AT)


def opened(world):
    with clock.at(RANKED_AT):
        return ballots.open_ballot(actor=make.ACTOR, item=world.item, proposals=world.proposals)


def order(world) -> list[int]:
    return [each.pk for each in world.proposals]


RANKINGS = Cases()


@RANKINGS.of(ballots.open_ballot)
def open_ballot(world) -> Call:
    return call(
        ballots.open_ballot, actor=make.ACTOR, item=world.item, proposals=world.proposals, at=RANKED_AT
    )


@RANKINGS.of(ballots.rank, everywhere=True)
def rank(world) -> Call:
    facts = {"ballot": opened(world), "appointment": world.members[0], "order": order(world)}
    return call(ballots.rank, actor=make.ACTOR, at=RANKED_AT, **facts)


@RANKINGS.of(ballots.close_ballot)
def close_ballot(world) -> Call:
    ballot = opened(world)
    with clock.at(RANKED_AT):
        ballots.rank(actor=make.ACTOR, ballot=ballot, appointment=world.members[0], order=order(world))
    return call(ballots.close_ballot, actor=make.ACTOR, ballot=ballot, at=RANKED_AT)


@RANKINGS.of(ballot_casting.cast_ballot, everywhere=True)
def cast(world) -> Call:
    """A member changes their ranking."""
    facts = {"ballot": opened(world), "appointment": world.members[0], "order": order(world)}
    with clock.at(RANKED_AT):
        ballots.rank(actor=make.ACTOR, **facts)
    facts["order"] = facts["order"][::-1]
    return call(ballot_casting.cast_ballot, actor=world.members[0].user, at=RANKED_AT, **facts)


@RANKINGS.of(services.end_meeting)
def end_meeting(world) -> Call:
    """Adjourned with all that can be open: a ranking, comment, a speaker, a recusal, a paper not handed out."""
    with clock.at(RANKED_AT):
        materials.material(world.meeting, key=world.item.key, prepared_by="other")
        recused = {"item": world.item, "seat": world.members[2].seat, "reason": "It concerns my employer"}
        recusals.recuse(actor=make.ACTOR, **recused)
        comment_windows.open_comment(actor=make.ACTOR, item=world.item)
        speaker = speakers.add_speaker(actor=make.ACTOR, meeting=world.meeting, item=world.item)
        speakers.call_speaker(actor=make.ACTOR, speaker=speaker)
    opened(world)
    return call(services.end_meeting, actor=make.ACTOR, meeting=world.meeting, at=RANKED_AT)


@RANKINGS.of(adjournment.undo_end, everywhere=True)
def undo_end(world) -> Call:
    end_meeting(world).run()
    return call(adjournment.undo_end, actor=make.ACTOR, meeting=world.meeting, at=RANKED_AT)


@RANKINGS.of(adjournment.make_final)
def make_final(world) -> Call:
    """The ranking closes, the session is sealed, the paper is handed out."""
    end_meeting(world).run()
    return call(adjournment.make_final, actor=make.ACTOR, meeting=world.meeting, at=RANKED_AT)


@RANKINGS.of(adjournment.settle_due)
def settle_due(world) -> Call:
    end_meeting(world).run()
    late = RANKED_AT + adjournment.WITHIN + timedelta(seconds=1)
    return call(adjournment.settle_due, at=late)


@pytest.mark.parametrize("name", CASES.builders)
def test_no_vote_is_half_done(name, voting):
    assert CASES.half_done(name, voting) == []


@pytest.mark.parametrize("name", RANKINGS.builders)
def test_no_ranking_is_half_done(name, ranking):
    assert RANKINGS.half_done(name, ranking) == []
