"""How much more is hidden in small tables than the best possible choice would hide, found by trying all choices."""

from random import Random

import pytest

from cms.disclosure.best_possible import fewest_hidden
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


def hidden_and_fewest(counts: Counts) -> tuple[int, int]:
    """How many numbers the rule hides, and the fewest that could be hidden."""
    table = Table(counts, columns="columns")
    made = Release(THRESHOLD)
    made.add(table)
    made.protect()
    assert not made.unsafe
    found = fewest_hidden(table, threshold=THRESHOLD, hidden=len(made.marks), tries=10_000_000)
    assert found is not None
    return len(made.marks), found


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


def test_where_too_many_choices_would_have_to_be_tried_nothing_is_said():
    large = {f"r{row}": {f"c{column}": 20 for column in range(6)} for row in range(5)}
    assert fewest_hidden(Table(large, columns="columns"), threshold=THRESHOLD, hidden=0) is None
    alone = {"r0": {"c0": 5, "c1": 30, "c2": 40}, "r1": {"c0": 20, "c1": 50, "c2": 60}}
    assert fewest_hidden(Table(alone, columns="columns"), threshold=THRESHOLD, hidden=4, tries=10) is None
