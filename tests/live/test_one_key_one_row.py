"""Nothing that was acknowledged is lost and nothing is stored twice, whatever clients and workers do (F07).

CROWD_POSTS and CROWD_CLIENTS set the size of the second test; `python -m tests.bench --only crowd` runs it whole.
"""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.live.crowd import Crowd, kill_one_worker

WORKERS = 3
pytestmark = [pytest.mark.live, pytest.mark.race, pytest.mark.slow, pytest.mark.timeout(900)]
TIMES, AT_ONCE = 500, 60
POSTS = int(os.environ.get("CROWD_POSTS", "1000"))
CLIENTS = int(os.environ.get("CROWD_CLIENTS", "20"))


def test_five_hundred_parallel_posts_with_one_key_make_one_row(site):
    crowd = Crowd(site, 1, "One key, many clicks.")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda n: crowd.post(n, crowd.keys[0], crowd.words), range(TIMES)))
    assert Counter(status for status, _code in answers) == {303: TIMES}
    codes = {code for _status, code in answers}
    assert len(codes) == 1 and crowd.stored(list(codes)) == (1, 1, 1)


def test_a_killed_worker_loses_nothing_that_was_acknowledged(site):
    crowd = Crowd(site, POSTS, "Sent while a worker died")
    codes = crowd.send_all(CLIENTS, midway=lambda: kill_one_worker(site))
    assert len(codes) == len(set(codes)) == POSTS
    assert crowd.stored(codes) == (POSTS, POSTS, POSTS)
