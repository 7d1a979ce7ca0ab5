"""F05, F06: many processes want few seats at once. On the database that the suite runs on, in a copy of its own."""

import os
import sqlite3
from collections import Counter
from contextlib import closing

from django.conf import settings
from django.db import connection

import pytest

from cms import onetime
from tests.engagement.race_registration import answers, in_process, register_in_process

pytestmark = [pytest.mark.race, pytest.mark.slow]
PROCESSES, EACH, SEATS = 4, 25, 10


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


def _race(database, tmp_path, **options):
    slug = answers(in_process("_prepare", database, str(SEATS)))
    gate = tmp_path / "go"
    runners = [
        register_in_process(database, slug, EACH, gate=str(gate), **options) for _process in range(PROCESSES)
    ]
    gate.touch()
    met = [answers(runner) for runner in runners]
    statuses = Counter(status for each in met for status in each["statuses"])
    codes = {code for each in met for code in each["codes"]}
    return statuses, codes, answers(in_process("_inspect", database, slug))


def test_a_hundred_people_and_ten_seats(own_database, tmp_path):
    statuses, codes, end = _race(own_database, tmp_path)
    assert statuses == {303: 100}
    assert len(codes) == 100
    assert [state for state, _number in end["rows"]] == ["confirmed"] * 10 + ["waiting"] * 90
    assert [number for _state, number in end["rows"][10:]] == list(range(1, 91))
    assert (end["seats_taken"], end["history"]) == (10, 100)


def test_one_key_sent_a_hundred_times_at_once_makes_one_row(own_database, tmp_path):
    statuses, codes, end = _race(
        own_database, tmp_path, mode="same-key", key=onetime.issue("engagement.register")
    )
    assert statuses == {303: 100}
    assert len(codes) == 1
    assert end["rows"] == [["confirmed", None]]
    assert (end["seats_taken"], end["history"]) == (1, 1)


def test_giving_back_while_others_register_keeps_the_count_right(own_database, tmp_path):
    statuses, _codes, end = _race(own_database, tmp_path, mode="churn")
    states = Counter(state for state, _number in end["rows"])
    assert statuses == {303: 100}
    assert states["cancelled"] == PROCESSES * (EACH // 2)
    assert states["confirmed"] == end["seats_taken"] == SEATS
    assert states["waiting"] == 100 - states["cancelled"] - SEATS
