from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.disclosure import (
    RULE,
    Cell,
    Table,
    mean,
    percent,
    publish_together,
    publishable,
    publishable_choices,
    published_count,
)
from cms.disclosure.region import Region

COUNTS = st.one_of(st.integers(0, 14), st.integers(0, 60), st.just(0), st.integers(11, 900))
LABELS = "abcdef"


def _one_way(least=1, most=6):
    return st.lists(COUNTS, min_size=least, max_size=most).map(
        lambda counts: dict(zip(LABELS, counts, strict=False))
    )


@st.composite
def _two_way(draw, columns=None):
    width, height = columns or draw(st.integers(1, 5)), draw(st.integers(1, 5))
    return {f"r{r}": {f"c{c}": draw(COUNTS) for c in range(width)} for r in range(height)}


@st.composite
def _one_question_split_twice(draw):
    """The same answers by county and by role: two sheets that share the totals of the question."""
    by_county = draw(_two_way())
    columns = list(by_county["r0"])
    by_role = {f"s{r}": {} for r in range(draw(st.integers(1, 3)))}
    for column in columns:
        left = sum(row[column] for row in by_county.values())
        for row in list(by_role)[1:]:
            by_role[row][column] = draw(st.integers(0, left))
            left -= by_role[row][column]
        by_role["s0"][column] = left
    return by_county, by_role


def _numbers(name, published, table, totals=True):
    """What a reader sees: each number by its place, with the sums that are known to hold."""
    rows, sums = list(table), []
    if not isinstance(table[rows[0]], dict):
        seen = {(name, row): published[row] for row in rows}
        return seen | {"all": published.total}, [([*seen], "all")]
    columns = list(table[rows[0]])
    seen = {(name, row, column): published[row][column] for row in rows for column in columns}
    seen |= {(name, row): published.row_totals[row] for row in rows}
    seen |= {("question", column): published.column_totals[column] for column in columns}
    sums += [([(name, row, column) for column in columns], (name, row)) for row in rows]
    sums += [([(name, row, column) for row in rows], ("question", column)) for column in columns]
    sums += [([(name, row) for row in rows], "all"), ([("question", column) for column in columns], "all")]
    return seen | {"all": published.total}, sums


def _solvable(seen, sums):
    """The hidden places that linear algebra alone gives away."""
    hidden = [place for place, cell in seen.items() if cell.hidden]
    matrix = np.zeros((len(sums), len(hidden)))
    for line, (parts, total) in enumerate(sums):
        for place in [*parts, total]:
            if seen[place].hidden:
                matrix[line, hidden.index(place)] += -1 if place == total else 1
    rank = np.linalg.matrix_rank(matrix) if hidden else 0
    return [
        place
        for number, place in enumerate(hidden)
        if np.linalg.matrix_rank(np.vstack([matrix, np.eye(len(hidden))[number]])) == rank
    ]


def _cells(published):
    return [cell for row in published.values() for cell in (row.values() if isinstance(row, dict) else [row])]


def test_nought_and_eleven_are_shown_and_what_lies_between_is_not():
    table = publishable({"none": 0, "one": 1, "ten": 10, "eleven": 11, "many": 400}, totals=False)
    assert [cell.value for cell in table.values()] == [0, None, None, 11, 400]
    assert table["ten"] == Cell(None, "small")
    assert (table.rule, table.threshold) == (RULE, 11) == ("k11-2026.1", 11)


def test_a_single_hidden_number_takes_the_next_smallest_with_it():
    table = publishable({"a": 3, "b": 40, "c": 500, "d": 0})
    assert [cell.hidden for cell in table.values()] == ["small", "complement", "", ""]
    assert table.total == Cell(543)


def test_hidden_numbers_that_sum_to_little_take_another_with_them():
    """PRV-11: 3 and 4 out of 7 leave no doubt that both are tiny."""
    table = publishable({"a": 3, "b": 4, "c": 50})
    assert table.hidden_count == 3 and table.total == Cell(57)


def test_a_small_total_is_hidden_too():
    assert publishable({"a": 3, "b": 0}).total == Cell(None, "small")


def test_the_total_goes_when_nothing_else_can_hide_the_number():
    """1 + 11 = 12: whoever knows that the second is no small number knows the first."""
    assert publishable({"a": 1, "b": 11}).total == Cell(None, "complement")


def test_ten_groups_of_one_do_not_give_each_other_away():
    table = publishable({str(n): 1 for n in range(10)})
    assert table.total == Cell(None, "complement")
    assert all(cell.hidden for cell in table.values())


def test_a_two_way_table_hides_a_rectangle():
    table = publishable({"x": {"y": 20, "n": 5}, "z": {"y": 60, "n": 50}, "w": {"y": 12, "n": 44}})
    assert table["z"] == {"y": Cell(60), "n": Cell(50)}
    assert [cell.hidden for cell in [*table["x"].values(), *table["w"].values()]] == [
        "complement", "small", "complement", "complement",
    ]  # fmt: skip
    assert (table.total, table.row_totals["x"], table.column_totals["n"]) == (Cell(191), Cell(25), Cell(99))


def test_a_row_without_a_column_counts_as_nought_there():
    assert publishable({"x": {"y": 20}, "z": {"n": 30}})["x"]["n"] == Cell(0)


def test_those_who_did_not_choose_are_protected_as_well():
    table = publishable_choices({"bus": 17, "car": 40}, 57)
    assert [cell.value for cell in table.values()] == [17, 40]
    table = publishable_choices({"bus": 55, "car": 30}, 57)
    assert [cell.hidden for cell in table.values()] == ["complement", ""]


def test_a_total_that_is_public_anyway_is_never_counted_on_to_hide_something():
    table = publishable({"a": 1, "b": 11}, public_total=True)
    assert table.total == Cell(12)
    assert set(table.values()) == {Cell(None, "complement")}  # which of them is small is not told
    assert publishable({"a": 7, "b": 0}, public_total=True)["b"] == Cell(None, "complement")
    assert publishable({"a": 20, "b": 0}, public_total=True)["a"] == Cell(20)
    assert publishable({"a": 3, "b": 40, "c": 0}, public_total=True)["c"] == Cell(0)
    choices = publishable_choices({"bus": 11}, 12, public_total=True)
    assert (choices.total, choices["bus"]) == (Cell(12), Cell(None, "complement"))


@given(_one_way(least=2))
def test_with_a_public_total_no_number_can_be_worked_out(table):
    published = publishable(table, public_total=True)
    assert published.total == Cell(sum(table.values()))
    assert _solvable(*_numbers("t", published, table)) == []


@given(_two_way())
@settings(deadline=None)
def test_with_a_public_total_no_number_of_a_two_way_table_can_be_worked_out(table):
    if len(table) > 1 and len(table["r0"]) > 1:
        published = publishable(table, public_total=True)
        assert published.total.hidden == ""
        assert _solvable(*_numbers("t", published, table)) == []


@pytest.mark.parametrize(("n", "value"), [(0, 0), (1, None), (10, None), (11, 11)])
def test_a_single_count_follows_the_same_rule(n, value):
    assert published_count(n).value == value


def test_every_figure_that_rests_on_a_hidden_number_is_hidden():
    assert percent(Cell(None, "small"), Cell(40)) is None
    assert percent(Cell(20), Cell(None, "complement")) is None
    assert percent(Cell(0), Cell(0)) is None
    assert percent(Cell(20), Cell(30), digits=1) == 66.7
    assert mean(21, 7) is None
    assert mean(21, Cell(None, "complement")) is None
    assert mean(0, 0) is None
    assert mean(45, 12) == 3.8


def test_the_threshold_may_rise_but_not_fall_below_ten():
    assert publishable({"a": 15, "b": 90}, threshold=20)["a"].hidden == "small"
    with pytest.raises(ValueError):
        publishable({"a": 15}, threshold=5)
    with pytest.raises(ValueError):
        published_count(4, threshold=9)


@pytest.mark.parametrize("table", [{"a": -1}, {"a": 2.5}])
def test_only_counts_are_published(table):
    with pytest.raises(ValueError):
        publishable(table)


def test_tables_of_different_people_are_not_published_together():
    with pytest.raises(ValueError):
        publish_together([Table({"a": 20}), Table({"b": 30})])


def test_what_two_tables_share_is_hidden_in_both_or_in_none():
    shared = {"yes": 70, "no": 30}
    by_county = Table({"x": {"yes": 64, "no": 2}, "z": {"yes": 6, "no": 28}}, "county", "answer")
    county, answer = publish_together([by_county, Table(shared, "answer")])
    assert county.column_totals == dict(answer)


def test_equal_tables_give_equal_patterns_in_any_order():
    table = {"a": {"x": 3, "y": 30}, "b": {"x": 30, "y": 30}, "c": {"x": 90, "y": 12}}
    backwards = {row: dict(reversed(cells.items())) for row, cells in reversed(table.items())}
    assert publishable(table) == publishable(backwards)


@given(_one_way())
def test_no_number_of_a_list_with_a_total_can_be_worked_out(table):
    published = publishable(table)
    assert _solvable(*_numbers("t", published, table)) == []


@given(_two_way())
@settings(max_examples=150, deadline=None)
def test_no_number_of_a_two_way_table_can_be_worked_out(table):
    published = publishable(table)
    assert _solvable(*_numbers("t", published, table)) == []


@given(_two_way())
@settings(max_examples=150, deadline=None)
def test_shown_numbers_are_true_and_no_small_number_is_shown(table):
    published = publishable(table)
    for row, cells in table.items():
        for column, count in cells.items():
            cell = published[row][column]
            assert cell.hidden or cell.value == count
            assert (cell.hidden == "small") == (0 < count < 11)
    totals = [published.total, *published.row_totals.values(), *published.column_totals.values()]
    assert all(cell.hidden or not 0 < cell.value < 11 for cell in totals)


@given(_one_question_split_twice())
@settings(max_examples=150, deadline=None)
def test_one_question_split_by_two_variables_gives_nothing_away(tables):
    county, role = tables
    published = publish_together([Table(county, "county", "answer"), Table(role, "role", "answer")])
    seen, sums = _numbers("county", published[0], county)
    more, more_sums = _numbers("role", published[1], role)
    assert all(seen[place] == more[place] for place in seen.keys() & more.keys())
    assert _solvable(seen | more, sums + more_sums) == []


@given(_one_way(least=2, most=4))
@settings(max_examples=200, deadline=None)
def test_what_is_left_for_the_hidden_numbers_of_a_list_always_admits_nought_to_ten(table):
    """P02: whatever each hidden number is taken to be, the others can make up the shown total."""
    published = publishable(table)
    hidden = [label for label, cell in published.items() if cell.hidden]
    if hidden and not published.total.hidden:
        assert len(hidden) >= 2
        assert sum(table[label] for label in hidden) >= 10


@st.composite
def _systems(draw):
    """A few bounded unknowns and sums over them, around a point that fits."""
    size = draw(st.integers(2, 5))
    low = {v: -draw(st.integers(0, 3)) for v in range(size)}
    high = {v: draw(st.integers(0, 3)) for v in range(size)}
    sums = draw(
        st.lists(st.dictionaries(st.integers(0, size - 1), st.sampled_from([1, -1]), min_size=1), max_size=3)
    )
    return sums, low, high


def _points(sums, low, high):
    for point in product(*(range(low[v], high[v] + 1) for v in low)):
        if all(sum(factor * point[v] for v, factor in line.items()) == 0 for line in sums):
            yield point


def _reached(points, v, goal):
    return any(point[v] >= goal if goal > 0 else point[v] <= goal for point in points)


@given(_systems())
@settings(max_examples=200, deadline=None)
def test_the_region_never_claims_a_freedom_that_is_not_there(system):
    points = list(_points(*system))
    for v in system[1]:
        region = Region(*system)
        claimed = [goal for goal in (-3, -2, -1, 1, 2, 3) if region.reaches(v, goal)]
        assert all(_reached(points, v, goal) for goal in claimed)


@given(st.lists(st.tuples(st.integers(-3, 0), st.integers(0, 3)), min_size=6, max_size=6))
@settings(max_examples=200, deadline=None)
def test_the_region_of_a_two_way_table_is_exact(bounds):
    low, high = ({v: ends[side] for v, ends in enumerate(bounds)} for side in (0, 1))
    sums = [{0: 1, 1: 1, 2: 1}, {3: 1, 4: 1, 5: 1}, {0: 1, 3: 1}, {1: 1, 4: 1}]
    points = list(_points(sums, low, high))
    for v, goal in product(low, (-3, -2, -1, 1, 2, 3)):
        assert Region(sums, low, high).reaches(v, goal) == _reached(points, v, goal)
