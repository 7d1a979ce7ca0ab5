"""One participant on many devices at once: one answer, one support, each note once. On the suite's own engine."""

import json

import pytest

from tests.engagement.race_live import EACH, in_process
from tests.engagement.race_registration import answers
from tests.engagement.test_registration_race import own_database  # noqa: F401  the fixture

pytestmark = [pytest.mark.race, pytest.mark.slow]
PROCESSES = 3


def test_parallel_doubles_make_one_row_each(own_database, tmp_path):  # noqa: F811
    facts = answers(in_process("prepare", own_database))
    gate = tmp_path / "go"
    runners = [
        in_process("send", own_database, json.dumps(facts), str(gate)) for _process in range(PROCESSES)
    ]
    gate.touch()
    statuses = [status for runner in runners for status in answers(runner)]
    end = answers(in_process("inspect", own_database))
    posts = PROCESSES * EACH
    assert sorted(statuses) == [200] * (posts // 3) + [303] * (posts - posts // 3)
    assert (end["ballots"], end["choices"]) == (1, 1)
    assert (end["supports"], end["supporters"]) == ([1], 1)
    assert end["notes"] == [10, 10]
    assert end["version"] >= posts // 3
