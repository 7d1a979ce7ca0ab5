"""A thousand people follow a live meeting: what their polls cost, and how soon each sees what happened (P7).

They come over few kept connections, as from the proxy ahead of a site, and each asks with the ETag that it has, as
``live.js`` does. The first half of the module runs inside the site.
"""

import gzip
import json
import re
import time
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, timedelta
from itertools import count

from boards.models import Body, Meeting
from boards.sessions.services import call_item
from cms import clock
from tests.bench.http.client import Answer, Line, message
from tests.bench.http.servers import Place, Server
from tests.bench.report import Goals, say
from tests.factories import boards as make

BODY, DAY, ITEMS = "governing-board", date(2023, 3, 22), 14
PATH = f"/boards/{BODY}/{DAY}/live/state/"
BETWEEN = 3.0  # seconds from one act to the next, and from one poll of a follower to the next
FOLLOWERS, CONNECTIONS = 1000, 12
CALLED = re.compile(r'id="live-item">Publish results of county (\d+)')
BEGIN = "from tests.bench.http import followers; followers.begin(); print(1)"
ACT = "from tests.bench.http import followers; followers.act()"


def begin() -> None:
    items = [("action", f"Publish results of county {number}") for number in range(1, ITEMS + 1)]
    make.in_session(make.posted(Body.objects.get(slug=BODY), day=DAY, items=items))


def act() -> None:
    """Call one item after the other; print when each call was committed, in seconds since 1970."""
    meeting = Meeting.objects.get(body__slug=BODY, slug=str(DAY))
    moments = []
    for number, item in enumerate(meeting.items.filter(kind="action").order_by("number")):
        time.sleep(BETWEEN)
        with clock.at(make.starts(DAY) + timedelta(minutes=20 + number)):
            call_item(actor=make.ACTOR, item=item)
        moments.append(time.time())
    say(json.dumps(moments))


class Followers:
    """What each of them has, and which act each answer showed, by the moment it came."""

    def __init__(self, server: Server, acts: Future[str]) -> None:
        self.server, self.acts = server, acts
        self.etags = [""] * FOLLOWERS
        self.act_of: dict[str, int] = {"": 0}
        self.shown: list[tuple[float, int]] = []
        self.failed: list[str] = []
        self.turns = count()
        self.begun = time.time()

    def follow(self) -> None:
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            for done in [pool.submit(self._poll_in_turn) for _connection in range(CONNECTIONS)]:
                done.result()

    def _poll_in_turn(self) -> None:
        """Polls of all come evenly: each at its own moment, or at once where the server is behind."""
        line = Line(self.server.port)
        while not self.acts.done():
            turn = next(self.turns)
            time.sleep(max(0.0, self.begun + turn * BETWEEN / FOLLOWERS - time.time()))
            headers = {"If-None-Match": self.etags[turn % FOLLOWERS]}
            self._note(turn % FOLLOWERS, line.ask(message("GET", PATH, self.server.port, headers)))
        line.close()

    def _note(self, follower: int, answer: Answer) -> None:
        if answer.status == 200:
            self.etags[follower] = etag = answer.header("ETag")
            if etag not in self.act_of:
                packed = answer.header("Content-Encoding") == "gzip"
                found = CALLED.search((gzip.decompress(answer.body) if packed else answer.body).decode())
                self.act_of[etag] = int(found[1]) if found else 0
        elif answer.status != 304:
            self.failed.append(str(answer.status))
        self.shown.append((time.time(), self.act_of[self.etags[follower]]))


def measure(server: Server, place: Place, goals: Goals) -> None:
    """The acts are done with the settings of the server, since its stored pages follow the changes in its cache."""
    inside = Place(place.folder, place.env | server.env)
    inside.printed(BEGIN)
    with ThreadPoolExecutor(1) as pool:
        everyone = Followers(server, pool.submit(inside.printed, ACT))
        before = server.cpu()
        everyone.follow()
        seconds, spent = time.time() - everyone.begun, server.cpu() - before
    moments = json.loads(everyone.acts.result())
    if everyone.failed or not moments:
        raise AssertionError(f"{len(everyone.failed)} polls failed: {everyone.failed[:1]}")
    latest = max(_lag(moments, *each) for each in everyone.shown)
    rate = len(everyone.shown) / seconds
    say(f"  {rate:,.0f} polls/s of {FOLLOWERS:,} followers for {seconds:.0f} s, {len(moments)} acts")
    goals.at_least("P7 live meeting: polls answered of those due", 100 * rate * BETWEEN / FOLLOWERS, 95, " %")
    goals.at_most("P7 live meeting, 1,000 followers: share of one core", 100 * spent / seconds, 60, " %")
    goals.at_most("P7 live meeting: an answer without an act that was done", latest, 3, " s")


def _lag(moments: list[float], at: float, shown: int) -> float:
    """For how long the act after the one that is shown had been done by then."""
    return max(0.0, at - moments[shown]) if shown < len(moments) else 0.0
