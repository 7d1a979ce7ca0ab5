"""How the answers of a poll split, in rooms of 1 to 80 people: each small number has ten values for a reader."""

from itertools import product

import pytest

from engagement.live.poll_results import split
from engagement.small_rooms import count_cell
from tests.engagement.disclosure.readers import classes, closest, splits


def cells_of(state, answered, **facts):
    return split({str(place): n for place, n in enumerate(state)}, answered, count_cell(answered), **facts)


def told(answered, **facts):
    return lambda state: tuple(cells_of(state, answered, **facts).values())


@pytest.mark.parametrize("answered", range(1, 11))
def test_under_eleven_answers_all_splits_look_the_same(answered):
    for options in (2, 3, 4):
        assert len(classes(splits(answered, options), told(answered))) == 1


@pytest.mark.parametrize("answered", range(11, 16))
def test_every_split_among_two_to_four_answers(answered):
    """Three answers of 11 people can be at most 9 each, if nobody's is a zero; four at most 8."""
    for options in (2, 3, 4):
        found = classes(splits(answered, options), told(answered))
        assert closest(found, lambda state: True, threshold=11, nested=[]) >= min(10, answered - options + 1)


@pytest.mark.parametrize("answered", [*range(16, 56), 80])
def test_splits_of_larger_rooms(answered):
    """Of each number that is withheld, and is small, ten values agree with what is shown."""
    for options in (2, 3):
        found = classes(splits(answered, options), told(answered))
        assert closest(found, lambda state: True, threshold=11, nested=[]) >= 10


@pytest.mark.parametrize("answered", [24, 33, 36, 40])
def test_splits_among_four_answers(answered):
    found = classes(splits(answered, 4), told(answered))
    assert closest(found, lambda state: True, threshold=11, nested=[]) >= 10


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ((10, 15, 15), [None, None, None]),
        ((10, 20, 10), [None, None, None]),
        ((3, 37, 0), [None, None, 0]),
        ((5, 12, 40), [None, 12, None]),
        ((5, 26, 40), [None, 26, None]),
        ((5, 36, 40), [None, None, None]),
        ((5, 5, 12, 40), [None, None, 12, None]),
        ((11, 15, 14), [11, 15, 14]),
    ],
)
def test_the_largest_is_withheld_with_the_small_ones(state, shown):
    assert [cell.value for cell in cells_of(state, sum(state)).values()] == shown


@pytest.mark.parametrize("answered", range(11, 16))
def test_several_answers_of_a_person(answered):
    for options in (2, 3):
        states = [each for each in product(range(answered + 1), repeat=options) if sum(each) >= answered]
        found = classes(states, told(answered, is_many=True))
        assert closest(found, lambda state: True, threshold=11, nested=[]) >= 10


@pytest.mark.parametrize("answered", range(11, 16))
def test_a_zero_is_never_hidden_for_itself(answered):
    for state in splits(answered, 4):
        for count, cell in zip(state, cells_of(state, answered).values(), strict=True):
            assert count or cell.value == 0


def test_zero_answers_are_zeros():
    assert [cell.value for cell in cells_of((0, 0), 0).values()] == [0, 0]
