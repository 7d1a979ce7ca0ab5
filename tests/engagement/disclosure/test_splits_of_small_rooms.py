"""How the answers of a poll split, in rooms of 1 to 80 people: each small number has five values for a reader."""

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


@pytest.mark.parametrize("answered", [*range(11, 56), 80])
def test_every_split_among_two_or_three_answers(answered):
    """Of each number that is withheld, and is small, five values agree with what is shown, or more."""
    for options in (2, 3):
        found = classes(splits(answered, options), told(answered))
        assert closest(found, lambda state: True, threshold=11, nested=[]) >= (9 if answered < 17 else 5)


@pytest.mark.parametrize("answered", [*range(11, 16), 24, 33, 36, 40])
def test_every_split_among_four_answers(answered):
    found = classes(splits(answered, 4), told(answered))
    assert closest(found, lambda state: True, threshold=11, nested=[]) >= 5


@pytest.mark.parametrize("answered", [26, 37])
def test_every_split_among_five_answers(answered):
    found = classes(splits(answered, 5), told(answered))
    assert closest(found, lambda state: True, threshold=11, nested=[]) >= 5


@pytest.mark.parametrize("answered", [11, 20, 32, 40])
def test_a_split_with_blank_answers(answered):
    """The last number is that of people who handed in a card and chose no answer: nobody reads it."""

    def told(state):
        return tuple(cells_of(state[:-1], answered).values())

    for options in (2, 3):
        found = classes(splits(answered, options + 1), told)
        assert closest(found, lambda state: True, threshold=11, nested=[]) >= 5


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ((11, 15, 14), [11, 15, 14]),
        ((35, 24, 7, 5), [35, 24, None, None]),
        ((35, 24, 10, 10), [None, None, None, None]),
        ((40, 16, 5), [40, None, None]),
        ((40, 11, 1), [None, None, None]),
        ((40, 25, 11, 1), [40, None, None, None]),
        ((19, 13, 14, 4, 12, 15, 16, 22), [19, None, 14, None, None, 15, 16, 22]),
        ((10, 15, 15), [None, None, None]),
        ((3, 37, 0), [None, None, 0]),
    ],
)
def test_what_is_withheld_with_small_numbers(state, shown):
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
