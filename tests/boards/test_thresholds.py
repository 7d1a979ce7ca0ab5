import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.thresholds import (
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
    assert (result.needed, result.passed, result.short_by) == (9, passed, 9 - ayes)


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
