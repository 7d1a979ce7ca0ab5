"""Data sets by an answer or by two codes are decided like all others: what a table hides, no filter tells."""

import pytest

from tests.factories import people
from tests.release_series import Siege, filters_of

BARE = {"about": {}, "codes": []}


def answered(place: int) -> dict:
    """200 people: 40 say yes, 15 in part, 3 no, the others nothing."""
    found = "yes" if place < 40 else "part" if place < 55 else "no" if place < 58 else ""
    return {"answers": {"find": found} if found else {}}


def test_filters_have_the_names_of_the_tables():
    assert filters_of("f", {"code": "a", "also": "b"}) == filters_of("f", {"code": "b", "also": "a"})
    assert ("q:find", "yes") in filters_of("f", {"answer": "find=yes"})


@pytest.mark.parametrize(
    "order",
    [
        ("part", "", "yes"),
        pytest.param(("", "part", "yes"), marks=pytest.mark.deep),
    ],
)
def test_an_answer_hidden_in_a_table_is_not_told_by_data_sets_of_the_others(order):
    rows = [row | BARE | answered(n) for n, row in enumerate(people.people(200, seed=6))]
    siege = Siege()
    for wanted in order:
        filters = {"answer": f"find={wanted}"} if wanted else {}
        siege.release([row for row in rows if wanted in ("", row["answers"].get("find"))], filters)
    assert siege.attack(guess=False).recovered() == []


def test_data_sets_of_two_codes_beside_those_of_one_tell_no_small_number():
    """Of 60 with the code “pay” 55 have “place” too, so 5 have it alone."""
    codes = [{"code": "pay", "stance": "for"}, {"code": "place", "stance": "for"}]
    rows = [
        row | {"about": {}, "answers": {}, "codes": codes if n < 55 else codes[:1] if n < 60 else []}
        for n, row in enumerate(people.people(120, seed=6))
    ]

    def of(*names: str) -> list[dict]:
        return [row for row in rows if {*names} <= {each["code"] for each in row["codes"]}]

    siege = Siege()
    siege.release(rows)
    siege.release(of("pay"), {"code": "pay"})
    siege.release(of("pay", "place"), {"code": "pay", "also": "place"})
    assert siege.built[3].tables["all"].get("state") == "held"
    assert siege.attack(guess=False).recovered() == []
