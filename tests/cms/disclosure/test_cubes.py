"""Which numbers of a cube are hidden (PRV-10, PRV-11, PRV-12)."""

import pytest

from cms.disclosure.cubes import Cube, PastEdition, decide
from tests.cms.disclosure.cube_examples import cube_of, grid, published, row


def _marks(decision):
    return {"".join(key[:-1]): mark for key, mark in decision.marks.items()}


def test_nought_and_eleven_are_shown_and_what_lies_between_is_not():
    cube = Cube({(str(n), "n"): n for n in (0, 1, 10, 11, 400)}, [], [])
    assert _marks(decide(cube)) == {"1": "small", "10": "small"}


def test_a_higher_threshold_hides_more():
    cube = Cube({(str(n), "n"): n for n in (0, 11, 19, 20)}, [], [])
    assert _marks(decide(cube, threshold=20)) == {"11": "small", "19": "small"}


def test_a_threshold_below_ten_is_refused():
    with pytest.raises(ValueError, match="never below 10"):
        decide(row(1, 40), threshold=9)


def test_a_single_hidden_number_takes_the_next_smallest_with_it():
    assert _marks(decide(row(3, 40, 500, 0))) == {"a": "small", "b": "complement"}


def test_hidden_numbers_that_sum_to_little_take_another_with_them():
    assert _marks(decide(row(3, 4, 50))) == {"a": "small", "b": "small", "c": "complement"}


def test_a_rectangle_is_hidden_in_two_dimensions():
    found = _marks(decide(grid([20, 5], [60, 50], [12, 44])))
    assert found == {"a2": "small", "a1": "complement", "c1": "complement", "c2": "complement"}


def test_a_table_without_small_numbers_is_shown_whole():
    assert decide(grid([20, 50], [60, 50])).marks == {}


def test_one_number_in_two_sums_is_protected_in_both():
    """Employed people by county and by program: the same total stands in both."""
    counts = {("all",): 100, ("a",): 4, ("b",): 46, ("c",): 50, ("x",): 40, ("y",): 60}
    cube = Cube(
        {(*key, "n"): n for key, n in counts.items()},
        [(("all", "n"), (("a", "n"), ("b", "n"), ("c", "n"))), (("all", "n"), (("x", "n"), ("y", "n")))],
        [],
    )
    assert _marks(decide(cube)) == {"a": "small", "b": "complement"}


def test_a_hierarchy_is_protected_on_every_level():
    leaves = {("alpine", "n"): 3, ("amador", "n"): 40, ("fresno", "n"): 700, ("kern", "n"): 600}
    up = {"alpine": "sierra", "amador": "sierra", "fresno": "valley", "kern": "valley"}
    cube = cube_of(leaves, [up | {"sierra": "state", "valley": "state"}])
    assert _marks(decide(cube)) == {"alpine": "small", "amador": "complement"}


def test_a_region_of_one_county_is_hidden_with_it():
    leaves = {("alpine", "n"): 3, ("fresno", "n"): 700, ("kern", "n"): 600}
    up = {"alpine": "sierra", "fresno": "valley", "kern": "valley"}
    found = _marks(decide(cube_of(leaves, [up | {"sierra": "state", "valley": "state"}])))
    assert {key: found[key] for key in ("alpine", "sierra")} == {"alpine": "small", "sierra": "small"}
    assert "state" in found or "valley" in found


@pytest.mark.parametrize(
    ("sums", "message"),
    [
        ([(("a", "n"), (("b", "n"),))], "do not add up"),
        ([(("a", "n"), (("c", "n"),))], "not among the counts"),
    ],
)
def test_a_false_sum_is_refused(sums, message):
    with pytest.raises(ValueError, match=message):
        decide(Cube({("a", "n"): 40, ("b", "n"): 30}, sums, []))


@pytest.mark.parametrize("count", [-1, 2.5])
def test_a_count_that_is_no_whole_number_is_refused(count):
    with pytest.raises(ValueError, match="whole number"):
        decide(Cube({("a", "n"): count}, [], []))


# Contained ------------------------------------------------------------------------------------------------------


def _employed(employed: int, cohort: int) -> dict:
    counts = {("a", "employed"): employed, ("a", "cohort"): cohort}
    return _marks(decide(Cube(counts, [], [(("a", "employed"), ("a", "cohort"))])))


def test_a_few_people_who_are_not_of_the_part_are_protected():
    cube = Cube({("a", "employed"): 57, ("a", "cohort"): 60}, [], [(("a", "employed"), ("a", "cohort"))])
    assert decide(cube).marks == {("a", "employed"): "complement"}


@pytest.mark.parametrize(("employed", "cohort"), [(60, 60), (49, 60), (0, 60)])
def test_nobody_or_eleven_people_outside_the_part_need_no_protection(employed, cohort):
    assert _employed(employed, cohort) == {}


def test_a_part_larger_than_its_whole_is_refused():
    with pytest.raises(ValueError, match="larger than the whole"):
        _employed(61, 60)


# Earlier editions -----------------------------------------------------------------------------------------------


def _later(first: Cube, second: Cube):
    return decide(second, [published(first, decide(first))])


def test_an_unchanged_edition_is_decided_as_before():
    cube = grid([20, 5, 9], [60, 50, 30], [12, 44, 0])
    first = decide(cube)
    again = decide(cube, [published(cube, first)])
    assert again.marks == first.marks and not again.unsafe


def test_a_number_that_changed_a_little_is_hidden():
    """PRV-12: 43 after 40 would reveal three newcomers."""
    found = _later(row(40, 90), row(43, 200))
    assert found.marks == {("a", "n"): "complement", ("all", "n"): "complement"} or found.marks == {
        ("a", "n"): "complement",
        ("b", "n"): "complement",
    }
    assert found.against == set(found.marks) and not found.unsafe


def test_a_number_that_changed_by_eleven_is_shown():
    assert _later(row(40, 90), row(51, 200)).marks == {}


def test_a_number_that_fell_a_little_is_hidden():
    assert ("a", "n") in _later(row(43, 90), row(40, 200)).against


def test_a_number_shown_before_stays_shown():
    """30 is public; something else must protect 3."""
    found = _later(row(30, 400, 500), row(30, 3, 500))
    assert ("a", "n") not in found.marks and found.marks[("b", "n")] == "small"
    assert not found.unsafe


def test_a_number_hidden_before_stays_hidden():
    found = _later(row(3, 40, 500), row(30, 40, 500))
    assert found.marks[("b", "n")] == "complement"
    assert ("b", "n") in found.against


def test_sums_of_an_earlier_edition_still_count():
    """The earlier edition showed the total of a and b; the new one has no sums at all, and may not tell b."""
    cube = row(3, 40, 500)
    past = published(cube, decide(cube))
    later = Cube({key: n for key, n in cube.counts.items() if key[0] in "ab"}, [], [])
    assert _marks(decide(later, [past])) == {"a": "small", "b": "complement"}


def test_what_cannot_be_protected_any_more_is_told():
    """Everything else was shown before: whatever the new edition hides, the 3 new people can be computed."""
    earlier = PastEdition({("all", "n"): 503, ("b", "n"): 500}, {}, [])
    found = decide(Cube({("all", "n"): 503, ("a", "n"): 3, ("b", "n"): 500}, row(3, 500).sums, []), [earlier])
    assert found.unsafe == {("a", "n")}
