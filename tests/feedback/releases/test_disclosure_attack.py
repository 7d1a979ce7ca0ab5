"""Show 5: all tables of all releases, in two formats, solved together. No hidden number is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.releases.table_json import cells_in
from tests.disclosure_attacker import Attack
from tests.factories import people
from tests.release_series import FORM, Siege, ask_everything, filters_of, from_csv, from_json, narrow


@pytest.fixture(scope="module", params=[(800, 4), pytest.param((2000, 12), marks=pytest.mark.deep)])
def year(request):
    """So many people with six quasi-identifiers, told so many times."""
    count, times = request.param
    siege, rows = Siege(), people.people(count)
    for number in range(1, times + 1):
        siege.release(people.until(rows, people.MONTHS * number // times))
    return siege


def test_no_hidden_number_of_many_releases_is_found(year):
    solved = year.attack()
    assert solved.attack.tables > 34 * len(year.built) // 3 and len(solved.attack.hidden) > 400
    assert solved.recovered() == []
    assert solved.few_between() == []


def test_every_hidden_small_number_can_be_anything_from_nought_to_ten(year):
    assert narrow(year.attack(guess=False), 80) == []


def test_all_filters_up_to_three_dimensions_are_answered_from_the_release_or_not_at_all(year):
    asked = given = 0
    for built in year.built.values():
        more, answered = ask_everything(built)
        asked, given = asked + more, given + answered
    assert asked >= 5000 and given >= 124 * len(year.built)


def test_both_formats_tell_the_same(year):
    for built in year.built.values():
        assert from_csv(built.tables) == from_json(built.tables)


def test_later_releases_withhold_what_would_tell_who_came_between(year):
    held = [built.held for built in year.built.values()]
    assert held[0] == [] and all(held[1:])
    first, last = year.built[1], year.built[len(year.built)]
    before, table = first.tables["cross:channel:language"], last.tables["cross:channel:language"]
    assert (table["state"], table["see"], table["why"]) == ("held", 1, "change")
    assert before["data_set"] == 1 and set(cells_in(table)) == {"held"}


@pytest.mark.parametrize("months", [(1, 2), pytest.param((3, 12), marks=pytest.mark.deep)])
def test_a_little_set_like_the_demo_gives_nothing_away(months):
    siege, rows = Siege(), people.people(300, seed=5)
    for month in months:
        siege.release(people.until(rows, month))
    assert siege.attack().recovered() == []


BARE = {"about": {}, "answers": {}, "codes": []}  # few tables, soon decided
WEB, PAPER, SPANISH, JUNE = (
    ("channel", "web"),
    ("channel", "paper"),
    ("language", "es"),
    ("since", "2022-06-01"),
)


@pytest.mark.parametrize(
    ("count", "filters"),
    [
        (200, [WEB, JUNE]),
        pytest.param(600, [WEB, PAPER, SPANISH, JUNE], marks=pytest.mark.deep),
    ],
)
def test_cuts_with_other_filters_give_nothing_away_beside_each_other(count, filters):
    """43 less 40 is 3: all, those by web, those on paper, those in Spanish, those since June."""
    rows, siege = people.people(count, seed=8), Siege()
    siege.release(rows)
    for name, value in filters:
        kept = [
            row for row in rows if (row["submitted_at"] >= value if name == "since" else row[name] == value)
        ]
        siege.release(kept, {name: value})
    whole = siege.built[1].true
    for past in siege.past[1:]:
        built = siege.built[past.cut]
        for name, table in built.tables.items():
            total, all_of = table["total"], whole[name]["total"]
            assert not isinstance(total, int) or not 0 < all_of - total < 11
    assert siege.attack(guess=False).recovered() == []


@pytest.mark.parametrize("order", [("web", "paper", ""), ("", "paper", "web"), ("paper", "", "web")])
def test_three_data_sets_together_leave_over_nobody_or_eleven(order):
    """590 of 600 by two channels leave 10, whichever goes out last."""
    rows = [
        row | BARE | {"channel": "web" if n < 280 else "paper" if n < 590 else "phone"}
        for n, row in enumerate(people.people(600, seed=6))
    ]
    siege = Siege()
    for channel in order:
        kept = [row for row in rows if channel in ("", row["channel"])]
        siege.release(kept, {"channel": channel} if channel else {})
    assert siege.built[3].tables["all"]["total"] == "held"


@pytest.mark.parametrize("order", [("", "web"), ("web", "")])
def test_a_merged_group_and_the_data_set_of_one_of_its_values_leave_over_nobody_or_eleven(order):
    """The table by channel joins web and phone: 290, of whom 280 came by web."""
    rows = [
        row | BARE | {"channel": "web" if n < 280 else "paper" if n < 590 else "phone"}
        for n, row in enumerate(people.people(600, seed=6))
    ]
    siege = Siege()
    for channel in order:
        siege.release(
            [row for row in rows if channel in ("", row["channel"])], {"channel": channel} if channel else {}
        )
    last = siege.built[2].tables
    assert last["all" if order[1] else "by:channel"].get("state") == "held"


def test_a_start_date_and_an_earlier_data_set_leave_over_nobody_or_eleven():
    """All until May, all since May, and all: five people came between the two."""
    rows = [row | BARE for row in people.people(600, seed=7)]
    siege = Siege()
    siege.release(rows[:350])
    siege.release(rows[355:], {"since": "2022-06-01"})
    assert siege.release(rows).tables["all"]["total"] == "held"


def test_three_dimensions_are_told_whole_or_not_at_all():
    rows = [row | {"about": {}, "answers": {}, "codes": []} for row in people.people(4000, seed=4, months=2)]
    for row in rows:
        row["channel"], row["language"] = ("web", "paper")[row["id"] % 2], ("en", "es")[row["id"] % 3 == 0]
    siege = Siege()
    cubes = [name for name in siege.release(rows).tables if ":where:" in name]
    assert cubes and siege.attack().recovered() == []
    rows[0] |= {"channel": "letter"}
    again = Siege().release(rows)
    assert not [name for name in again.tables if ":where:channel=" in name and "letter" in name]


def test_the_attacker_would_find_what_is_hidden_carelessly(year):
    built = year.built[1]
    attack, filters = Attack(), filters_of(FORM, {})
    for name, table in built.tables.items():
        true = built.true[name]
        careless = table | {part: _careless(table[part], true[part]) for part in ("cells", "row_totals")}
        if not table.get("state"):
            attack.read(name, careless, true, filters)
    assert len(attack.solve().recovered()) > 10


def _careless(told, true):
    """Only small numbers are hidden, none beside them."""
    if isinstance(told, dict):
        return {key: _careless(each, true[key]) for key, each in told.items()}
    return true if told == "complement" and true >= 11 else told


@given(st.lists(st.sampled_from(["web", "paper", "phone", "letter"]), min_size=0, max_size=50))
@settings(max_examples=4, deadline=None)
def test_nought_is_shown_one_to_ten_never_and_eleven_is(channels):
    row = people.people(1)[0] | {"about": {}, "codes": [{"code": "pay", "stance": "for"}]}
    rows = [row | {"id": n, "channel": channel} for n, channel in enumerate(channels)]
    built = Siege().release(rows)
    table = built.tables["question:find"]
    for cells in built.tables.values():
        assert all(not isinstance(cell, int) or not 0 < cell < 11 for cell in cells_in(cells))
    answered = built.true["question:find"]["total"]
    assert table["total"] == (answered if answered == 0 or answered >= 11 else "small")
    mean = built.tables["question:clear"].get("mean")
    assert mean is None or built.true["question:clear"]["total"] >= 11
