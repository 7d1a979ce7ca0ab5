"""No acknowledged submission is lost or stored twice, whatever clients and workers do (F07).

`python -m tests.bench --only crowd` sends ten thousand.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.live.crowd import Crowd, kill_one_worker

WORKERS = 3
pytestmark = [pytest.mark.live, pytest.mark.race, pytest.mark.slow, pytest.mark.timeout(900)]
AT_ONCE, CLIENTS = 60, 20


@pytest.mark.parametrize("times", [60, pytest.param(500, marks=pytest.mark.deep)])
def test_parallel_posts_with_one_key_make_one_row(site, times):
    crowd = Crowd(site, 1, f"One key, {times} clicks.")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda n: crowd.post(n, crowd.keys[0], crowd.words), range(times)))
    assert Counter(status for status, _code in answers) == {303: times}
    codes = {code for _status, code in answers}
    assert len(codes) == 1 and crowd.stored(list(codes)) == (1, 1, 1)


@pytest.mark.parametrize("posts", [100, pytest.param(1_000, marks=pytest.mark.deep)])
def test_a_killed_worker_loses_nothing_that_was_acknowledged(site, posts):
    crowd = Crowd(site, posts, f"One of {posts} sent while a worker died:")
    codes = crowd.send_all(CLIENTS, midway=lambda: kill_one_worker(site))
    assert len(codes) == len(set(codes)) == posts
    assert crowd.stored(codes) == (posts, posts, posts)
