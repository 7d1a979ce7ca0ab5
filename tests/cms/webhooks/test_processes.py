"""Several processes send: each message arrives, and none twice unless a process was killed over it."""

import signal

import pytest

from tests.boards.racing import race
from tests.cms.processes import own_database
from tests.cms.webhooks import senders

__all__ = ["own_database"]
ALL = senders.MESSAGES


@pytest.mark.engine
@pytest.mark.race
@pytest.mark.timeout(300)
def test_two_runners_send_each_message_once(own_database):
    end = race(senders.two_at_once, database=own_database)
    assert end == {"times": {1: ALL}, "states": {"delivered": ALL}}


@pytest.mark.engine
@pytest.mark.race
@pytest.mark.timeout(300)
@pytest.mark.parametrize("after", [0, 7])
def test_after_a_kill_each_message_arrives_and_by_its_id_none_counts_twice(own_database, after):
    """What had arrived without being stored comes once more, under the same id: the receiver drops it."""
    end = race(senders.killed, after, database=own_database)
    assert end["code"] == -signal.SIGKILL
    assert end["before"] > after
    assert end["while_claimed"] == 0
    assert end["states"] == {"delivered": ALL}
    assert sum(end["times"].values()) == ALL
    assert end["times"][1] >= after and end["times"].keys() <= {1, 2}
