"""Vote arithmetic for 21 and 16 seats, with and without vacancies (BK-02, BK-03, BK-14, BK-16, C2C-05)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boards.models import Body
from boards.rules.thresholds import (
    MAJORITY,
    Base,
    MeetingState,
    Rule,
    finding_needed,
    majority,
    meeting_state,
    needed,
    tally,
)


def _votes(ayes=0, noes=0, abstain=0, recused=0, absent=0, vacant=0):
    return (
        ["aye"] * ayes + ["no"] * noes + ["abstain"] * abstain + ["recused"] * recused + ["absent"] * absent
        + ["vacant"] * vacant
    )  # fmt: skip


@pytest.mark.parametrize(
    ("votes", "passed"),
    [
        (_votes(ayes=13, absent=8), False),
        (_votes(ayes=13, noes=8), False),
        (_votes(ayes=14, absent=7), True),
        (_votes(ayes=14, noes=7), True),
        (_votes(ayes=13, abstain=8), False),
        (_votes(ayes=13, recused=8), False),
        (_votes(ayes=13, vacant=8), False),
        (_votes(noes=21), False),
        (_votes(ayes=21), True),
    ],
)
def test_two_thirds_of_21_seats_are_14_ayes_whoever_is_there(votes, passed):
    result = tally(votes)
    assert (result.base, result.needed, result.passed) == (21, 14, passed)


def test_vacant_seats_shrink_the_base_only_when_the_body_says_so():
    votes = _votes(ayes=13, noes=2, vacant=2, absent=4)
    assert not tally(votes).passed
    filled = tally(votes, rule=Rule(base=Base.FILLED))
    assert (filled.base, filled.needed, filled.passed) == (19, 13, True)


@pytest.mark.parametrize(("ayes", "passed"), [(8, False), (9, True)])
def test_an_advisory_board_of_16_decides_by_majority_of_its_members(ayes, passed):
    result = tally(_votes(ayes=ayes, absent=16 - ayes), rule=MAJORITY)
    assert (result.needed, result.passed) == (9, passed)


def test_rows_are_counted_by_kind_and_a_mapping_of_seats_will_do():
    votes = dict(enumerate(_votes(ayes=14, noes=1, abstain=2, recused=1, absent=2, vacant=1)))
    result = tally(votes)
    counts = (result.ayes, result.noes, result.abstentions, result.recused, result.absent, result.vacant)
    assert counts == (14, 1, 2, 1, 2, 1)
    assert result.present == 18


def test_a_base_may_be_given_from_outside():
    assert tally(_votes(ayes=14), base_counts={"authorized_seats": 22}).needed == 15
    assert not tally(_votes(ayes=14), base_counts={"authorized_seats": 22}).passed


def test_nothing_passes_without_an_aye():
    assert not tally([]).passed
    assert not tally(_votes(absent=3), rule=Rule(base=Base.PRESENT)).passed


def test_a_vote_that_is_none_is_refused():
    with pytest.raises(ValueError, match="yes"):
        tally(["aye", "yes"])


@pytest.mark.parametrize(("n", "least"), [(21, 11), (16, 9), (1, 1), (2, 2), (20, 11)])
def test_a_majority_is_more_than_half(n, least):
    assert majority(n) == least == MAJORITY.needed(n)


@pytest.mark.parametrize(
    ("present", "quorum", "votes_needed", "state"),
    [
        (10, 11, 14, "no quorum"),
        (11, 11, 14, "quorum, no decision possible"),
        (13, 11, 14, "quorum, no decision possible"),
        (14, 11, 14, "decision possible"),
        (8, 9, 9, "no quorum"),
        (9, 9, 9, "decision possible"),
    ],
)
def test_a_quorum_can_meet_and_still_be_unable_to_decide(present, quorum, votes_needed, state):
    assert meeting_state(present, quorum, votes_needed) == state


def test_each_state_has_words_for_the_screen():
    assert len({state.label for state in MeetingState}) == 3


@pytest.mark.parametrize(
    ("present", "seats", "ayes"),
    [(21, 21, 14), (15, 21, 14), (14, 21, 14), (13, 21, 13), (12, 21, 12), (11, 21, 11)]
    + [(16, 16, 11), (11, 16, 11), (10, 16, 10), (9, 16, 9)],
)
def test_the_finding_to_add_an_item_needs_two_thirds_of_the_body_or_all_present(present, seats, ayes):
    assert finding_needed(present, seats) == ayes


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 500))
def test_needed_is_the_least_number_that_reaches_the_share(numerator, denominator, base):
    if numerator > denominator:
        numerator, denominator = denominator, numerator
    least = needed(numerator, denominator, base)
    assert least * denominator >= numerator * base > (least - 1) * denominator


@pytest.mark.parametrize(("numerator", "denominator", "base"), [(3, 2, 21), (0, 3, 21), (2, 3, -1)])
def test_a_share_that_makes_no_sense_is_refused(numerator, denominator, base):
    with pytest.raises(ValueError):
        needed(numerator, denominator, base)


# Every case of 21 and 16 seats, vacancies counted and not ---------------------------------------------------------

AUTHORIZED, FILLED = "authorized_seats", "filled_seats"
SHARES = {
    21: {"threshold_numerator": 2, "threshold_denominator": 3},
    16: {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_more_than": True},
}
# (seats, base): for 0, 1, 2 … vacancies, the ayes of a decision, the quorum, the ayes of a finding by all who are held.
CASES = {
    (21, AUTHORIZED): ([14] * 11, [11] * 11, [14, 14, 14, 14, 14, 14, 14, 14, 13, 12, 11]),
    (21, FILLED): (
        [14, 14, 13, 12, 12, 11, 10, 10, 9, 8, 8],
        [11, 11, 10, 10, 9, 9, 8, 8, 7, 7, 6],
        [14, 14, 13, 12, 12, 11, 10, 10, 9, 8, 8],
    ),
    (16, AUTHORIZED): ([9] * 8, [9] * 8, [11, 11, 11, 11, 11, 11, 10, 9]),
    (16, FILLED): (
        [9, 8, 8, 7, 7, 6, 6, 5],
        [9, 8, 8, 7, 7, 6, 6, 5],
        [11, 10, 10, 9, 8, 8, 7, 6],
    ),
}
ROWS = [
    (seats, base, vacant, ayes, quorum, finding)
    for (seats, base), columns in CASES.items()
    for vacant, (ayes, quorum, finding) in enumerate(zip(*columns, strict=True))
]


@pytest.mark.parametrize(("seats", "base", "vacant", "ayes", "quorum", "finding"), ROWS)
def test_each_number_of_vacancies_has_its_threshold_quorum_and_finding(
    seats, base, vacant, ayes, quorum, finding
):
    """C2C-05, BK-02, BK-03, BK-14, BK-16: whether a vacant seat counts is a setting of the body."""
    body = Body(threshold_base=base, quorum_base=base, **SHARES[seats])
    held = seats - vacant
    assert body.needed(seats, held) == ayes
    assert body.quorum(seats, held) == quorum
    assert finding_needed(held, seats if base == AUTHORIZED else held) == finding
    for cast in range(held + 1):
        votes = _votes(ayes=cast, noes=held - cast, vacant=vacant)
        assert tally(votes, rule=body.rule).passed is (cast >= ayes), cast


@pytest.mark.parametrize(("seats", "base", "vacant", "ayes", "quorum", "finding"), ROWS)
def test_each_number_of_members_present_has_its_state_and_its_finding(
    seats, base, vacant, ayes, quorum, finding
):
    """BK-03: a quorum can meet and not decide. BK-14, BK-16: all present make a finding that decides nothing."""
    whole = seats if base == AUTHORIZED else seats - vacant
    two_thirds = -(-2 * whole // 3)
    for present in range(1, seats - vacant + 1):
        state = meeting_state(present, quorum, ayes)
        wanted = "no quorum" if present < quorum else "quorum, no decision possible"
        assert state == ("decision possible" if present >= max(ayes, quorum) else wanted), present
        assert finding_needed(present, whole) == (two_thirds if present >= two_thirds else present), present


@pytest.mark.parametrize(("quorum_base", "quorum"), [(AUTHORIZED, 11), (FILLED, 9)])
@pytest.mark.parametrize(("threshold_base", "ayes"), [(AUTHORIZED, 14), (FILLED, 12)])
def test_quorum_and_threshold_may_count_vacant_seats_each_in_its_own_way(
    quorum_base, quorum, threshold_base, ayes
):
    """BK-03, C2C-05: 21 seats, four of them vacant."""
    body = Body(quorum_base=quorum_base, threshold_base=threshold_base, **SHARES[21])
    assert (body.quorum(21, 17), body.needed(21, 17)) == (quorum, ayes)
    assert meeting_state(quorum, quorum, ayes) == "quorum, no decision possible"


@pytest.mark.parametrize(
    ("present", "can_add", "can_decide"), [(14, 14, True), (13, 13, False), (11, 11, False)]
)
def test_at_21_seats_a_finding_by_11_to_13_makes_no_decision_possible(present, can_add, can_decide):
    """BK-14, C2C-05."""
    assert finding_needed(present, 21) == can_add
    assert tally(_votes(ayes=present, absent=21 - present)).passed is can_decide
