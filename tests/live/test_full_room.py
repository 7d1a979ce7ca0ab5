"""A room votes and asks while a web process is killed: nothing that was acknowledged is lost or counted twice.

`python -m tests.bench --only phones` measures the same with two hundred phones.
"""

import pytest

from tests.live.crowd import kill_one_worker
from tests.live.phones import Room, fill, vote_and_ask

WORKERS = 2
pytestmark = [pytest.mark.live, pytest.mark.race, pytest.mark.slow, pytest.mark.timeout(900)]
AT_ONCE = 20


@pytest.mark.parametrize("people", [40, pytest.param(200, marks=pytest.mark.deep)])
def test_a_killed_worker_loses_no_answer_and_no_question(site, people):
    room = Room(site)
    phones = fill(room, people, at_once=AT_ONCE)
    vote_and_ask(phones, at_once=AT_ONCE, midway=lambda: kill_one_worker(site))
    assert all(phone.voted and phone.asked for phone in phones)
    assert room.stored(phones) == (people, people)
