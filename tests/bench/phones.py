"""Two hundred phones vote, ask and follow a live page while a web process is killed (C2C-21, BK-23)."""

import os
import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.processes import cpu_of
from tests.bench.report import Goals, say
from tests.live.crowd import kill_one_worker
from tests.live.phones import ASKS_EVERY, Phone, Room, fill
from tests.live.site import copied

PHONES, WINDOW = 200, 10.0  # seconds in which everyone votes and asks
RESULT_WITHIN = 2.0  # seconds
GIVES_UP = 30.0
WORKERS, AT_ONCE = 2, 20


def run(folder: Path, goals: Goals, *, database: str = "") -> None:
    """``database``: a PostgreSQL server, on which a database is made for it and dropped after."""
    say(f"\n{PHONES} phones vote and ask in {WINDOW:g} s, one of {WORKERS} workers killed midway")
    say(f"  {'PostgreSQL' if database else 'SQLite'}")
    shared = folder / "shared"
    shared.mkdir(parents=True)
    try:
        with copied(shared, folder, database, workers=WORKERS) as site:
            _measure(Room(site), goals)
    except AssertionError as error:
        goals.skip(
            "C2C-21 phones in a live conversation", f"the demo did not come up: {str(error).splitlines()[0]}"
        )


def _measure(room: Room, goals: Goals) -> None:
    phones = fill(room, PHONES, at_once=AT_ONCE)
    spent, began = cpu_of(room.site.pid), time.monotonic()
    with ThreadPoolExecutor(PHONES * 2) as pool:
        for phone in phones:
            pool.submit(phone.follows, random.uniform(0, ASKS_EVERY))
            pool.submit(_acts, phone, random.uniform(0, WINDOW * 0.9))
        time.sleep(WINDOW / 2)
        kill_one_worker(room.site)
        time.sleep(WINDOW / 2)
        while not all(phone.asked for phone in phones):
            time.sleep(0.1)
        spent, began = cpu_of(room.site.pid) - spent, time.monotonic() - began
        say(f"  {spent:.1f} CPU s of the site in {began:.1f} s, load of the machine {os.getloadavg()[0]:.1f}")
        counted = room.close_poll()
        while not all(phone.result_at for phone in phones) and time.time() < counted + GIVES_UP:
            time.sleep(0.05)
        room.is_over.set()
    _report(room, phones, counted, goals)


def _acts(phone: Phone, wait: float) -> None:
    time.sleep(wait)
    phone.votes()
    time.sleep(random.uniform(0, WINDOW / 10))
    phone.asks()


def _report(room: Room, phones: list[Phone], counted: float, goals: Goals) -> None:
    posts = sorted(seconds for phone in phones for seconds in phone.seconds)
    waits = sorted((phone.result_at or counted + GIVES_UP) - counted for phone in phones)
    for name, seconds in {"POST": posts, "result after closing": waits}.items():
        half, most = (seconds[int(len(seconds) * part)] for part in (0.5, 0.95))
        say(f"  {name}: p50 {half:.3f} s, p95 {most:.3f} s, longest {seconds[-1]:.3f} s")
    votes, questions = room.stored(phones)
    goals.at_most("C2C-21 the last phone reads the result", waits[-1], RESULT_WITHIN, " s")
    goals.at_least("C2C-21 answers stored once", votes, PHONES, "")
    goals.at_least("BK-23 questions stored once", questions, PHONES, "")
