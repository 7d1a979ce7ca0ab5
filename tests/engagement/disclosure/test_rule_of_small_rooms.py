"""The rule of small rooms: a reader who knows it, and tries all states of a room, names no small number."""

import pytest

from cms.components.bars import number_text
from cms.disclosure import Cell
from engagement.small_rooms import beside, count_cell, least, most, total
from tests.engagement.disclosure.readers import classes, closest

SMALL = 4  # the same rule with a low threshold, so that all states can be tried


def poll(answered, present, attended=(), others=()):
    """The cells of a poll, as they are published while this is public of who attended and of other polls."""
    limit = most(attended[0]) if attended else None

    def up_to(count):
        return limit if limit is not None and limit >= count else None

    first = beside(answered, attended, high=up_to(answered))
    return first, beside(present, [first, *others, *attended], low=least(first), high=up_to(present))


def attendance(people, polls, earlier=()):
    return beside(people, [*polls, *earlier], low=max(map(least, polls)))


@pytest.mark.parametrize(
    ("answered", "present", "said"),
    [
        (0, 0, ("0", "0")),
        (0, 3, ("0", "fewer than 11")),
        (0, 40, ("0", "40")),
        (3, 3, ("fewer than 11", "fewer than 11")),
        (3, 10, ("fewer than 11", "fewer than 11")),
        (10, 12, ("fewer than 11", "12")),
        (12, 12, ("12", "12")),
        (12, 15, ("12", "13 to 22")),
        (12, 22, ("12", "13 to 22")),
        (12, 23, ("12", "23")),
    ],
)
def test_what_a_poll_says(answered, present, said):
    assert tuple(number_text(cell) for cell in poll(answered, present)) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0"), (1, "fewer than 11"), (10, "fewer than 11"), (11, "11")]
)
def test_a_count_alone(count, said):
    assert number_text(count_cell(count)) == said


def test_a_room_with_one_poll():
    states = [(n, p, a) for n in range(18) for p in range(n, n + 30) for a in range(p, p + 30)]

    def told(state):
        cells = poll(state[0], state[1])
        return *cells, attendance(state[2], cells)

    def seen(state):
        return state[0] <= 15 and state[1] <= state[0] + 4 and state[2] <= state[1] + 4

    assert closest(classes(states, told), seen, threshold=11, nested=[(0, 1), (1, 2), (0, 2)]) >= 10


@pytest.fixture
def low(settings):
    settings.DISCLOSURE_THRESHOLD = SMALL


ROOMS = [(n, p) for n in range(9) for p in range(n, n + 9)]


def is_inner(answered, present):
    return answered <= 7 and present <= answered + 5


def test_a_room_with_two_polls(low):
    cells = {room: poll(*room) for room in ROOMS}
    after = {(one, two): poll(*two, others=cells[one]) for one in ROOMS for two in ROOMS}
    states = [
        (*one, *two, a)
        for one in ROOMS
        for two in ROOMS
        if one[0] <= two[0]
        for a in range(max(one[1], two[1]), max(one[1], two[1]) + 9)
    ]

    def told(state):
        both = (*cells[state[:2]], *after[state[:2], state[2:4]])
        return *both, attendance(state[4], both)

    def seen(state):
        return is_inner(*state[:2]) and is_inner(*state[2:4]) and state[4] <= max(state[1], state[3]) + 5

    nested = [(0, 1), (2, 3), (0, 4), (1, 4), (2, 4), (3, 4)]
    assert closest(classes(states, told), seen, threshold=SMALL, nested=nested) >= SMALL - 1


def test_people_who_came_between_two_polls(low):
    """Who was present at the first poll stayed: the difference is those who came."""
    cells = {room: poll(*room) for room in ROOMS}
    states = [(*one, *two) for one in ROOMS for two in ROOMS if two[1] >= one[1]]

    def told(state):
        first = cells[state[:2]]
        return *first, *poll(*state[2:], others=first)

    def seen(state):
        return is_inner(*state[:2]) and is_inner(*state[2:]) and state[3] <= state[1] + 3

    assert closest(classes(states, told), seen, threshold=SMALL, nested=[(0, 1), (2, 3), (1, 3)]) >= SMALL - 1


def test_a_poll_counted_after_the_recap_and_a_new_edition_of_it(low):
    """The second poll is decided beside the attendance that is public, and that again beside both polls."""
    states = [
        (*one, a, n, p)
        for one in ROOMS
        for a in range(one[1], one[1] + 9)
        for n in range(a + 1)
        for p in range(n, a + 1)
    ]

    def told(state):
        first = poll(*state[:2])
        attended = attendance(state[2], first)
        second = poll(*state[3:], (attended,), first)
        return *first, attended, *second, attendance(state[2], [*first, *second], [attended])

    def seen(state):
        return is_inner(*state[:2]) and state[2] <= state[1] + 5

    nested = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 2), (4, 2)]
    assert closest(classes(states, told), seen, threshold=SMALL, nested=nested) >= SMALL - 1


def test_a_corrected_attendance_and_a_count_at_the_door(low):
    """In a second edition of the recap, then on the page of a year, whose count may miss people."""
    rooms = [(n, p) for n in range(6) for p in range(n, n + 7)]
    states = [
        (*one, a, b, door)
        for one in rooms
        for a in range(one[1], 15)
        for b in range(one[1], 15)
        for door in range(16)
    ]

    def told(state):
        cells = poll(*state[:2])
        first = attendance(state[2], cells)
        second = attendance(state[3], cells, [first])
        return *cells, first, second, beside(state[4], [*cells, first, second])

    def seen(state):
        return state[0] <= 3 and state[1] <= state[0] + 3 and max(state[2:4]) <= 8 and state[4] <= 11

    nested = [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3)]
    assert closest(classes(states, told), seen, threshold=SMALL, nested=nested) >= SMALL - 1


def test_a_reader_who_is_told_more_is_caught():
    """The search finds what the rule prevents: 12 of 15 answered."""
    states = [(n, p) for n in range(12, 16) for p in range(n, n + 5)]
    assert closest(classes(states, lambda state: state), bool, threshold=11, nested=[(0, 1)]) == 1


def test_a_range_grows_where_the_next_ten_numbers_would_exclude_one():
    cells = (Cell(70), Cell(71))
    assert attendance(71, cells).span == (71, 81)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([Cell(86), Cell(14)], "100"),
        ([Cell(86), count_cell(7)], "87 to 96"),
        ([count_cell(7), count_cell(3), Cell(0)], "2 to 20"),
        ([Cell(86), Cell(None, "complement")], "a hidden number"),
    ],
)
def test_a_sum_is_the_sum_of_what_is_public(cells, said):
    assert number_text(total(cells)) == said
