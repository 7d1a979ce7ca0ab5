"""How much more is hidden in small tables than the best possible choice would hide, found by trying all choices."""

from itertools import combinations
from random import Random

import pytest

from cms.disclosure import Key
from cms.disclosure.release import Release
from cms.disclosure.shapes import Table

THRESHOLD = 11
MOST_CELLS = 30
MOST_LOSS = 1.15  # numbers that the rule hides for each that the best choice hides, over many tables
Counts = dict[str, dict[str, int]]


def table_of(random: Random, rows: int, columns: int) -> Counts:
    """A table of at most thirty numbers with its totals; about one in three is small."""
    sizes = [lambda: random.randint(1, 10), lambda: random.randint(11, 40), lambda: random.randint(11, 400)]
    return {f"r{row}": {f"c{each}": random.choice(sizes)() for each in range(columns)} for row in range(rows)}


def release_of(counts: Counts) -> Release:
    release = Release(THRESHOLD)
    release.add(Table(counts, columns="columns"))
    return release


def is_safe(counts: Counts, small: tuple[Key, ...], extra: tuple[Key, ...]) -> bool:
    """By the very test of the rule: nobody can work out a hidden number too closely."""
    release = release_of(counts)
    for key in small:
        release.hide(key, "small")
    for key in extra:
        release.hide(key, "complement")
    return all(release._is_safe(key) for key in release.marks)


def hidden_and_fewest(counts: Counts) -> tuple[int, int]:
    """How many numbers the rule hides, and the fewest that could be hidden."""
    made = release_of(counts)
    made.protect()
    assert not made.unsafe
    small = tuple(key for key in made.shown if 0 < made.values[key] < THRESHOLD)
    others = sorted((key for key in made.shown if key not in small), key=sorted)
    for size in range(len(made.marks) - len(small)):
        if any(is_safe(counts, small, extra) for extra in combinations(others, size)):
            return len(made.marks), len(small) + size
    return len(made.marks), len(made.marks)


@pytest.mark.deep
@pytest.mark.parametrize(("rows", "columns", "count"), [(2, 3, 40), (3, 3, 40), (3, 4, 25), (2, 6, 25)])
def test_hardly_more_is_hidden_than_the_best_choice_would_hide(rows, columns, count):
    random = Random(rows * 10 + columns)
    tables = [table_of(random, rows, columns) for _number in range(count)]
    assert (rows + 1) * (columns + 1) <= MOST_CELLS
    found = [hidden_and_fewest(counts) for counts in tables]
    ours, fewest = (sum(numbers) for numbers in zip(*found, strict=True))
    assert all(best <= hidden for hidden, best in found)
    assert ours <= MOST_LOSS * fewest, f"{ours} hidden, {fewest} needed"


def test_the_search_finds_what_a_person_finds():
    """One small number in each row and column needs no other; a single one needs a square."""
    alone = {"r0": {"c0": 5, "c1": 30, "c2": 40}, "r1": {"c0": 20, "c1": 50, "c2": 60}}
    assert hidden_and_fewest(alone)[1] == 4
    square = {"r0": {"c0": 5, "c1": 6, "c2": 40}, "r1": {"c0": 7, "c1": 4, "c2": 60}}
    assert hidden_and_fewest(square)[1] >= 4
    assert hidden_and_fewest({"r0": {"c0": 20, "c1": 30}, "r1": {"c0": 11, "c1": 0}}) == (0, 0)
