"""F05, F06: many processes want few seats at once. On the database that the suite runs on, in a copy of its own."""

import os
import sqlite3
from collections import Counter
from contextlib import closing

from django.conf import settings
from django.db import connection

import pytest

from cms import onetime
from tests.engagement.race_registration import answers, in_process, race_in_process

pytestmark = [pytest.mark.race, pytest.mark.slow, pytest.mark.timeout(900)]
PROCESSES, EACH, SEATS, ROUNDS = 4, 25, 10, 20


@pytest.fixture
def own_database(django_db_setup, tmp_path):
    """The address of a copy of the empty, migrated test database."""
    name = settings.DATABASES["default"]["NAME"]
    if connection.vendor == "sqlite":
        copy = tmp_path / "race.sqlite3"
        with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        yield f"sqlite:///{copy}"
        return
    import psycopg

    connection.close()
    address, copy = os.environ["TEST_DATABASE_URL"], f"{name}_seats_{os.getpid()}"
    with closing(psycopg.connect(address, autocommit=True)) as server:
        server.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        try:
            yield f"{address.rpartition('/')[0]}/{copy}"
        finally:
            server.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _run(database, folder, rounds, mode="register"):
    """Each round: how often each status was met, the receipts; then how it ended."""
    plan = {"gate": str(folder), "mode": mode, "rounds": rounds, "each": EACH, "processes": PROCESSES}
    runners = [race_in_process(database, plan) for _process in range(PROCESSES)]
    met = list(zip(*[answers(runner, timeout=800) for runner in runners], strict=True))
    statuses = [Counter(status for each in one for status in each["statuses"]) for one in met]
    codes = [{code for each in one for code in each["codes"]} for one in met]
    return statuses, codes, answers(in_process("_inspect", database))


def _race(database, folder, mode="register", key=""):
    (slug,) = answers(in_process("_prepare", database, str(SEATS), "1"))
    statuses, codes, ends = _run(database, folder, [[slug, key]], mode)
    return statuses[0], codes[0], ends[0]


def test_a_hundred_people_and_ten_seats_in_twenty_rounds(own_database, tmp_path):
    """F05. Then in each round one person cancels, the same form sent a hundred times: exactly one more has a seat."""
    slugs = answers(in_process("_prepare", own_database, str(SEATS), str(ROUNDS)))
    statuses, codes, ends = _run(own_database, tmp_path, [[slug, ""] for slug in slugs])
    assert statuses == [{303: 100}] * ROUNDS and [len(each) for each in codes] == [100] * ROUNDS
    for end in ends:
        assert [state for state, _number in end["rows"]] == ["confirmed"] * 10 + ["waiting"] * 90
        assert [place for _state, place in end["rows"][10:]] == list(range(1, 91))
        assert (end["seats_taken"], end["history"]) == (10, 100)
    receipts = [[slug, end["first"]] for slug, end in zip(slugs, ends, strict=True)]
    statuses, _codes, ends = _run(own_database, tmp_path, receipts, "give-back")
    assert statuses == [{303: 100}] * ROUNDS
    for end in ends:
        states = [state for state, _number in end["rows"]]
        assert states == ["cancelled"] + ["confirmed"] * 10 + ["waiting"] * 89
        assert (end["seats_taken"], end["history"]) == (10, 102)


def test_parties_fill_the_seats_and_never_more(own_database, tmp_path):
    statuses, _codes, end = _race(own_database, tmp_path, "parties")
    seated = sum(people for state, people in end["parties"] if state == "confirmed")
    assert statuses == {303: 100}
    assert seated == end["seats_taken"] == SEATS


def test_one_key_sent_a_hundred_times_at_once_makes_one_row(own_database, tmp_path):
    statuses, codes, end = _race(own_database, tmp_path, "same-key", onetime.issue("engagement.register"))
    assert statuses == {303: 100}
    assert len(codes) == 1
    assert end["rows"] == [["confirmed", None]]
    assert (end["seats_taken"], end["history"]) == (1, 1)


def test_giving_back_while_others_register_keeps_the_count_right(own_database, tmp_path):
    statuses, _codes, end = _race(own_database, tmp_path, "churn")
    states = Counter(state for state, _number in end["rows"])
    assert statuses == {303: 100}
    assert states["cancelled"] == PROCESSES * (EACH // 2)
    assert states["confirmed"] == end["seats_taken"] == SEATS
    assert states["waiting"] == 100 - states["cancelled"] - SEATS
