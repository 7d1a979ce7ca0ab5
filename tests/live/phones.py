"""A full room of phones behind one router: each votes, asks, and follows the live page as `follow.js` does."""

import contextlib
import gzip
import http.client
import json
import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPMessage
from urllib.parse import urlencode

from tests.live.site import PATIENCE, Site

ASKS_EVERY = 1.5  # seconds, as follow.js
TRIES = 20
FORM_KEY = re.compile(r'name="key" value="([^"]+)"')
PART = re.compile(r'data-part="(\w+)" data-stamp="(\w+)"')
ETAG = re.compile(r'data-etag="([^"]+)"')

BEGIN = """
import json
from engagement.models import Poll
poll = Poll.objects.select_related("conversation").get(state="open")
options = list(poll.options.values_list("pk", flat=True))
print(json.dumps([poll.conversation.slug, poll.pk, options]))
"""
CLOSE = """
import time
from engagement.live.polls import close_poll
from engagement.models import Poll
close_poll(actor="system:test", poll=Poll.objects.get(pk={poll}), n_present=1000)
print(time.time())
"""
STORED = """
import json
from collections import Counter
from pathlib import Path
from engagement.live.participant_keys import digest_of
from engagement.models import LiveQuestion, Poll
poll = Poll.objects.select_related("conversation").get(pk={poll})
votes, texts = json.loads(Path({path!r}).read_text())
ballots = Counter(map(json.dumps, poll.ballots.values_list("participant", "choices")))
expected = [json.dumps([digest_of(poll.conversation, key), [option]]) for key, option in votes]
asked = Counter(LiveQuestion.objects.values_list("text", flat=True))
print(json.dumps([sum(ballots[each] == 1 for each in expected), sum(asked[each] == 1 for each in texts)]))
"""


class Room:
    """The demo's conversation that runs now, with its open poll."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.slug, self.poll, self.options = json.loads(site.printed(BEGIN))
        self.is_over = threading.Event()

    def close_poll(self) -> float:
        """When it was counted, in seconds since the epoch."""
        return float(self.site.printed(CLOSE.format(poll=self.poll)))

    def stored(self, phones: list["Phone"]) -> tuple[int, int]:
        """How many of the acknowledged answers and questions are in the database, exactly once each."""
        path = self.site.folder / "acknowledged.json"
        votes = [(phone.key, phone.voted) for phone in phones if phone.voted]
        path.write_text(json.dumps([votes, [phone.asked for phone in phones if phone.asked]]))
        votes_stored, questions = json.loads(self.site.printed(STORED.format(poll=self.poll, path=str(path))))
        return votes_stored, questions


@dataclass
class Phone:
    """One participant. ``voted`` and ``asked``: what the site acknowledged; ``seconds``: of each POST."""

    room: Room
    number: int
    path: str = ""
    form_key: str = ""
    etag: str = ""
    stamps: dict[str, str] = field(default_factory=dict)
    voted: int = 0
    asked: str = ""
    seconds: list[float] = field(default_factory=list)
    result_at: float = 0.0

    @property
    def key(self) -> str:
        return self.path.rstrip("/").rpartition("/")[2]

    def opens(self) -> None:
        _status, headers, _body = self.request("GET", f"/conversations/{self.room.slug}/live/")
        self.path = headers["Location"]
        page = self.request("GET", self.path)[2]
        self.form_key, self.etag = FORM_KEY.findall(page)[0], ETAG.findall(page)[0].replace("&quot;", '"')
        self.stamps = dict(PART.findall(page))

    def reads(self) -> str:
        """The parts that changed."""
        known = {"X-Known-Parts": " ".join(self.stamps.values())}
        page = self.request("GET", self.path, **known)[2]
        self.stamps |= PART.findall(page)
        return page

    def votes(self) -> None:
        option = self.room.options[self.number % len(self.room.options)]
        if self._posts({"act": "answer", "poll": self.room.poll, "options": option}):
            self.voted = option

    def asks(self) -> None:
        words = f"When does it begin? ({self.key[:8]})"
        if self._posts({"act": "ask", "key": self.form_key, "text": words}):
            self.asked = words

    def _posts(self, fields: dict) -> bool:
        began = time.monotonic()
        status, headers, _body = self.request("POST", self.path, fields)
        self.seconds.append(time.monotonic() - began)
        if status == 303:
            page = self.request("GET", headers["Location"].partition("#")[0])[2]
            self.stamps |= PART.findall(page)
        return status == 303

    def checks(self) -> None:
        """Ask whether anything changed; if so, read the page."""
        address = f"/conversations/{self.room.slug}/live/state/"
        status, headers, _body = self.request("GET", address, **{"If-None-Match": self.etag})
        if status == 200:
            self.etag = headers["ETag"]
            if "answered." in self.reads() and not self.result_at:
                self.result_at = time.time()

    def follows(self, wait: float) -> None:
        """Until the room is over, from so many seconds on."""
        while not self.room.is_over.wait(wait):
            self.checks()
            wait = ASKS_EVERY

    def request(
        self, method: str, path: str, fields: dict | None = None, **more: str
    ) -> tuple[int, HTTPMessage, str]:
        """Again after a broken connection, as a person would."""
        site = self.room.site
        headers = {"Host": f"localhost:{site.port}", "Accept-Encoding": "gzip"} | more
        body = None if fields is None else urlencode(fields)
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        for _again in range(TRIES):
            connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
            with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(connection):
                connection.request(method, path, body, headers)
                answer = connection.getresponse()
                sent = answer.read()
                if answer.headers.get("Content-Encoding") == "gzip":
                    sent = gzip.decompress(sent)
                return answer.status, answer.headers, sent.decode()
        raise AssertionError(f"{method} {path}: no answer")


def fill(room: Room, people: int, *, at_once: int) -> list[Phone]:
    """Phones that have opened the page."""
    phones = [Phone(room, number) for number in range(people)]
    _each(phones, Phone.opens, at_once)
    return phones


def vote_and_ask(phones: list[Phone], *, at_once: int, midway: Callable[[], None]) -> None:
    """Each phone once, in any order; something happens in the middle."""

    def act(phone: Phone) -> None:
        if phone.number == len(phones) // 2:
            midway()
        phone.votes()
        phone.asks()

    _each(phones, act, at_once)


def _each(phones: list[Phone], act: Callable[[Phone], None], at_once: int) -> None:
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(act, phones))
