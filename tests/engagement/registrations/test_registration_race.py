"""F05, F06: many processes want few seats at once. On the database that the suite runs on, in a copy of its own."""

from collections import Counter

import pytest

from cms.web import one_time_keys
from tests.cms.processes import own_database
from tests.engagement.registrations.race_registration import inspect, prepare, prepare_sides, race
from tests.processes import in_process

__all__ = ["own_database"]
pytestmark = [pytest.mark.engine, pytest.mark.race, pytest.mark.timeout(900)]
PROCESSES, EACH, SEATS = 4, 25, 10


def _run(database, folder, rounds, mode="register"):
    """Each round: how often each status was met, the receipts; then how it ended."""
    plan = {"gate": str(folder), "mode": mode, "rounds": rounds, "each": EACH, "processes": PROCESSES}
    runners = [in_process(race, database, plan) for _process in range(PROCESSES)]
    met = list(zip(*[runner.result() for runner in runners], strict=True))
    statuses = [Counter(status for each in one for status in each["statuses"]) for one in met]
    codes = [{code for each in one for code in each["codes"]} for one in met]
    return statuses, codes, in_process(inspect, database).result()


def _race(database, folder, mode="register", key=""):
    (slug,) = in_process(prepare, database, SEATS, 1).result()
    statuses, codes, ends = _run(database, folder, [[slug, key]], mode)
    return statuses[0], codes[0], ends[0]


@pytest.mark.parametrize("rounds", [1, pytest.param(20, marks=pytest.mark.deep)])
def test_a_hundred_people_and_ten_seats_in_many_rounds(own_database, tmp_path, rounds):
    """F05. Then in each round one person cancels, the same form sent a hundred times: exactly one more has a seat."""
    slugs = in_process(prepare, own_database, SEATS, rounds).result()
    statuses, codes, ends = _run(own_database, tmp_path, [[slug, ""] for slug in slugs])
    assert statuses == [{303: 100}] * rounds and [len(each) for each in codes] == [100] * rounds
    for end in ends:
        assert [state for state, _number in end["rows"]] == ["confirmed"] * 10 + ["waiting"] * 90
        assert [place for _state, place in end["rows"][10:]] == list(range(1, 91))
        assert (end["seats_taken"], end["history"]) == (10, 100)
    receipts = [[slug, end["first"]] for slug, end in zip(slugs, ends, strict=True)]
    statuses, _codes, ends = _run(own_database, tmp_path, receipts, "give-back")
    assert statuses == [{303: 100}] * rounds
    for end in ends:
        states = [state for state, _number in end["rows"]]
        assert states == ["cancelled"] + ["confirmed"] * 10 + ["waiting"] * 89
        assert (end["seats_taken"], end["history"]) == (10, 102)


@pytest.mark.deep
def test_parties_fill_the_seats_and_never_more(own_database, tmp_path):
    statuses, _codes, end = _race(own_database, tmp_path, "parties")
    seated = sum(people for state, people in end["parties"] if state == "confirmed")
    assert statuses == {303: 100}
    assert seated == end["seats_taken"] == SEATS


def test_two_sides_fill_while_people_change_between_them_and_never_more(own_database, tmp_path):
    """Also not while both sides free and take seats at once; a number on a waiting list is given once."""
    (slug,) = in_process(prepare_sides, own_database, SEATS, SEATS + 3).result()
    statuses, _codes, (end,) = _run(own_database, tmp_path, [[slug, ""]], "sides")
    seated = Counter()
    for mode, state, people in end["sides"]:
        seated[mode] += people if state == "confirmed" else 0
    assert statuses[0].keys() <= {303, 409} and len(end["sides"]) == 100
    assert seated["in_person"] == end["seats_taken"] <= SEATS
    assert seated["online"] == end["online_taken"] <= SEATS + 3
    assert len(end["queue"]) == len(set(end["queue"]))


@pytest.mark.deep
def test_one_key_sent_a_hundred_times_at_once_makes_one_row(own_database, tmp_path):
    statuses, codes, end = _race(
        own_database, tmp_path, "same-key", one_time_keys.issue("engagement.register")
    )
    assert statuses == {303: 100}
    assert len(codes) == 1
    assert end["rows"] == [("confirmed", None)]
    assert (end["seats_taken"], end["history"]) == (1, 1)


def test_giving_back_while_others_register_keeps_the_count_right(own_database, tmp_path):
    statuses, _codes, end = _race(own_database, tmp_path, "churn")
    states = Counter(state for state, _number in end["rows"])
    assert statuses == {303: 100}
    assert states["cancelled"] == PROCESSES * (EACH // 2)
    assert states["confirmed"] == end["seats_taken"] == SEATS
    assert states["waiting"] == 100 - states["cancelled"] - SEATS
