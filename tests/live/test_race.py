"""A hundred people want ten places at the same moment, from different addresses, against three processes."""

import http.client
import json
import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import pytest

from tests.live.site import PATIENCE, Site

WORKERS = 3
pytestmark = [pytest.mark.live, pytest.mark.race, pytest.mark.slow, pytest.mark.timeout(300)]
PEOPLE, SEATS = 100, 10

LEAVE_TEN_SEATS = f"""
from django.db.models import F
from cms import clock
from engagement.models import Conversation
found = Conversation.objects.public().ahead(clock.now()).filter(capacity__isnull=False).first()
Conversation.objects.filter(pk=found.pk).update(capacity=F("seats_taken") + {SEATS})
print(found.slug)
"""
COUNT = """
import json
from engagement.models import Conversation
found = Conversation.objects.with_registration_counts().get(slug={slug!r})
print(json.dumps([found.n_confirmed, found.n_waiting, found.seats_taken, found.capacity]))
"""


def ask(site: Site, person: int, method: str, path: str, fields: dict | None = None) -> tuple[int, str]:
    """A request from 127.0.1.x, so that the limit for one network does not come into it."""
    connection = http.client.HTTPConnection(
        "127.0.0.1", site.port, timeout=PATIENCE, source_address=(f"127.0.1.{person + 1}", 0)
    )
    headers = {"Host": f"localhost:{site.port}", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, urlencode(fields or {}), headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode(errors="replace")


def key_in(page: str) -> str:
    found = re.search(r'name="key"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="key"', page)
    assert found, "the form carries no key"
    return found[1] or found[2]


def counts(site: Site, slug: str) -> list[int]:
    return json.loads(site.printed(COUNT.format(slug=slug)))


def all_at_once(site: Site, path: str, keys: list[str], *, same_key: bool = False) -> Counter:
    start = threading.Barrier(len(keys))

    def send(person: int) -> int:
        name = "Same" if same_key else f"Person {person}"
        fields = {"key": keys[person], "name": name, "website": "", "mode": "in_person"}
        start.wait()
        return ask(site, person, "POST", path, fields)[0]

    with ThreadPoolExecutor(len(keys)) as pool:
        return Counter(pool.map(send, range(len(keys))))


def test_ten_of_a_hundred_get_a_seat(site):
    slug = site.printed(LEAVE_TEN_SEATS)
    path = f"/conversations/{slug}/register/"
    with ThreadPoolExecutor(10) as pool:
        pages = list(pool.map(lambda person: ask(site, person, "GET", path), range(PEOPLE)))
    assert {status for status, _page in pages} == {200}
    keys = [key_in(page) for _status, page in pages]
    assert len(set(keys)) == PEOPLE
    confirmed, waiting, _taken, capacity = counts(site, slug)
    statuses = all_at_once(site, path, keys)
    assert statuses == {303: PEOPLE}
    assert counts(site, slug) == [confirmed + SEATS, waiting + PEOPLE - SEATS, capacity, capacity]


def test_one_form_sent_twenty_times_at_once_is_one_row(site):
    slug = site.printed(LEAVE_TEN_SEATS)
    path = f"/conversations/{slug}/register/"
    key = key_in(ask(site, 0, "GET", path)[1])
    before = counts(site, slug)
    statuses = all_at_once(site, path, [key] * 20, same_key=True)
    assert statuses == {303: 20}
    after = counts(site, slug)
    assert after[0] - before[0] + after[1] - before[1] == 1
