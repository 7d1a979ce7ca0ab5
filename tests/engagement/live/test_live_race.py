"""One participant on many devices at once: one answer, one support, each note once. On the suite's own engine."""

import pytest

from tests.cms.processes import own_database
from tests.engagement.live.race_live import EACH, inspect, prepare, send
from tests.processes import in_process

__all__ = ["own_database"]
pytestmark = [pytest.mark.engine, pytest.mark.race]
PROCESSES = 3


def test_parallel_doubles_make_one_row_each(own_database, tmp_path):
    facts = in_process(prepare, own_database).result()
    gate = tmp_path / "go"
    runners = [in_process(send, own_database, facts, str(gate)) for _process in range(PROCESSES)]
    gate.touch()
    statuses = [status for runner in runners for status in runner.result()]
    end = in_process(inspect, own_database).result()
    posts = PROCESSES * EACH
    assert sorted(statuses) == [200] * (posts // 3) + [303] * (posts - posts // 3)
    assert (end["ballots"], end["choices"]) == (1, 1)
    assert (end["supports"], end["supporters"]) == ([1], 1)
    assert end["notes"] == [10, 10]
    assert end["version"] >= posts // 3
