"""Ranking: only while the meeting is in session, by name; everything else is refused with BK-46."""

from datetime import date, timedelta

import pytest

from boards.exceptions import GuardRefused, NotPossibleNow
from boards.models import BallotVote, RankingBallot
from boards.proposals.ballot_casting import cast_ballot
from boards.proposals.ballots import rank
from boards.sessions.adjournment import make_final
from boards.sessions.recusals import recuse
from boards.sessions.services import end_meeting
from cms import clock
from tests.factories import boards as make_boards
from tests.factories import groups, live
from tests.factories import proposals as make
from tests.furniture import furnished

DAY = date(2022, 9, 14)
ITEMS = (("information", "Call to order"), ("discussion", "Rank the proposals"))
RANKING = [
    *make.STEPS[:2],
    {"kind": "rank", "name": {"en": "Ranking"}, "from": [9, 1], "until": [9, 30]},
    *make.STEPS[2:],
]


@furnished
def members(make_user):
    return groups.seated(make_user, 5, slug="community-engagement")


@furnished
def ranked(members):
    """Two proposals under rules that rank."""
    year = make.cycle(rules_facts={"has_ranking": True, "steps": RANKING})
    return [make.published(year, members[0].seat.body) for _each in range(2)]


@furnished
def meeting(members, home):
    body = members[0].seat.body
    make_boards.pages(home, body)
    made = make_boards.meeting(body, day=DAY, items=ITEMS)
    with clock.at(make_boards.starts(DAY) - timedelta(days=12)):
        make_boards.post(made)
    made.refresh_from_db()
    return made


@furnished
def begun(meeting):
    return live.begin(meeting, room=4)


@furnished
def desk(clerk, client_for):
    return client_for(clerk)


@furnished
def ballot(begun, ranked, desk):
    with live.at(10, DAY):
        desk.post(opening(begun), {"proposals": [each.pk for each in ranked], "item": 2})
    return RankingBallot.objects.get()


def opening(meeting) -> str:
    return f"/desk/meetings/{meeting.pk}/live/items/{live.item(meeting, 2).pk}/ballot/"


def screen(ballot) -> str:
    return f"/workspace/rankings/{ballot.pk}/"


def places(proposals, *order: int) -> dict:
    return {f"place-{each.pk}": place for each, place in zip(proposals, order, strict=True)}


def words_of(answer) -> str:
    return answer.content.decode()


def test_before_the_session_it_is_refused(meeting, ranked, desk, home):
    with live.at(-60, DAY):
        answer = desk.post(opening(meeting), {"proposals": [each.pk for each in ranked], "item": 2})
    assert (answer.status_code, "BK-46" in words_of(answer)) == (422, True)
    assert not RankingBallot.objects.exists()


def test_it_needs_two_proposals_and_rules_that_rank(begun, ranked, desk, home):
    with live.at(10, DAY):
        one = desk.post(opening(begun), {"proposals": [ranked[0].pk], "item": 2})
    assert (one.status_code, "two proposals to rank" in words_of(one)) == (422, True)


def test_members_rank_by_name_and_the_public_page_shows_it(
    ballot, begun, ranked, members, client_for, desk, client
):
    """BK-46, BK-30: a table by name and a chart of points."""
    with live.at(15, DAY):
        for each, order in ((members[0], (1, 2)), (members[1], (1, 2)), (members[2], (2, 1))):
            browser = client_for(each.user)
            assert "Rank them now" in words_of(browser.get("/workspace/"))
            assert browser.post(screen(ballot), places(ranked, *order)).status_code == 302
        console = words_of(desk.get(f"/desk/meetings/{begun.pk}/live/?item=2"))
        assert "Not ranked yet:" in console
        assert "The board is ranking now" in words_of(client.get(begun.get_absolute_url()))
        close = f"/desk/meetings/{begun.pk}/live/ballots/{ballot.pk}/close/"
        assert desk.post(close, {"item": 2}).status_code == 302
    public = words_of(client.get(begun.get_absolute_url()))
    for words in ("Ranking of proposals, item 2", "Person 1", "Person 3", "Points", ranked[0].number):
        assert words in public
    assert [step.kind for step in ranked[0].steps.all()][-1] == "ranked"
    late = client_for(members[3].user).post(screen(ballot), places(ranked, 1, 2))
    assert (late.status_code, "BK-46" in words_of(late)) == (422, True)


def test_each_proposal_has_one_place(ballot, ranked, members, client_for, home):
    browser = client_for(members[0].user)
    with live.at(15, DAY):
        for wrong in (places(ranked, 1, 1), {"place": ""}, places(ranked, 1, 7)):
            assert browser.post(screen(ballot), wrong).status_code == 422
        browser.post(screen(ballot), places(ranked, 1, 2))
        browser.post(screen(ballot), places(ranked, 2, 1))
    assert list(BallotVote.objects.order_by("place").values_list("proposal", flat=True)) == [
        ranked[1].pk, ranked[0].pk,
    ]  # fmt: skip


def test_who_is_absent_or_sits_elsewhere_does_not_rank(ballot, ranked, members, client_for, make_user, home):
    other = groups.seated(make_user, 3, slug="data-and-tools")
    with live.at(15, DAY):
        absent = client_for(members[4].user).post(screen(ballot), places(ranked, 1, 2))
        assert client_for(other[0].user).get(screen(ballot)).status_code == 404
    assert (absent.status_code, "BK-46" in words_of(absent)) == (422, True)


def test_no_member_ranks_for_another(ballot, ranked, members):
    order = [each.pk for each in ranked]
    with live.at(15, DAY), pytest.raises(GuardRefused) as refused:
        cast_ballot(actor=members[0].user, ballot=ballot, appointment=members[1], order=order)
    assert refused.value.rule == "BK-46" and not BallotVote.objects.exists()


def test_the_session_end_closes_it(ballot, begun, ranked, members, client_for, home):
    with live.at(15, DAY):
        cast_ballot(
            actor=members[0].user, ballot=ballot, appointment=members[0], order=[e.pk for e in ranked]
        )
    with live.at(60, DAY):
        end_meeting(actor=make.ACTOR, meeting=begun)
        make_final(actor=make.ACTOR, meeting=begun)
    ballot.refresh_from_db()
    assert ballot.closed_at is not None, "the end of the session closes it, once final"
    assert ranked[0].steps.filter(kind="ranked").exists()
    answer = client_for(members[1].user).post(screen(ballot), places(ranked, 1, 2))
    assert (answer.status_code, "BK-46" in words_of(answer)) == (422, True)
    with pytest.raises(NotPossibleNow) as refused:
        rank(actor=make.ACTOR, ballot=ballot, appointment=members[0], order=[1])
    assert refused.value.rule == "BK-46"


def test_a_ranking_nobody_took_part_in_closes_without_a_result(ballot, begun, ranked, client, home):
    with live.at(60, DAY):
        end_meeting(actor=make.ACTOR, meeting=begun)
        make_final(actor=make.ACTOR, meeting=begun)
    assert not ranked[0].steps.filter(kind="ranked").exists()
    assert "Ranking closed. No member ranked the proposals." in words_of(client.get(begun.get_absolute_url()))


def test_the_clerk_writes_down_what_is_said_aloud(ballot, begun, ranked, members, desk, home):
    path = f"/desk/meetings/{begun.pk}/live/ballots/{ballot.pk}/rank/"
    with live.at(15, DAY):
        assert desk.post(path, places(ranked, 1, 2) | {"item": 2}).status_code == 422
        form = places(ranked, 1, 2) | {"item": 2, "member": members[0].seat_id}
        assert desk.post(path, form).status_code == 302
    assert BallotVote.objects.filter(appointment=members[0]).count() == 2


def test_who_stepped_aside_does_not_rank_through_the_clerk_either(ballot, begun, ranked, members, desk, home):
    """BK-34, BK-46: the same checks, whoever writes it down."""
    path = f"/desk/meetings/{begun.pk}/live/ballots/{ballot.pk}/rank/"
    with live.at(14, DAY):
        on, seat = live.item(begun, 2), members[0].seat
        recuse(actor=make.ACTOR, item=on, seat=seat, reason="My employer brings one of them.")
    with live.at(15, DAY):
        form = places(ranked, 1, 2) | {"item": 2, "member": seat.pk}
        assert desk.post(path, form).status_code == 422
        with pytest.raises(NotPossibleNow) as refused:
            rank(actor=make.ACTOR, ballot=ballot, appointment=members[0], order=[each.pk for each in ranked])
    assert refused.value.rule == "BK-46"
    assert not BallotVote.objects.exists()
