"""What each of many processes does at once in ``test_registration_race.py``; ``tests/processes.py`` starts them.

A process posts public forms with Django's test client, in five threads, round after round; each round begins when all
processes are ready (``plan["gate"]``: where they say so). ``plan["mode"]``: "register"; "same-key" (all posts carry
one key); "churn" (gives each second place back); "parties" (one to four people each); "sides" (one to four people, in
turn in the room and online, each third then changes sides); "give-back" (all give back the place of the round's
receipt). ``plan["rounds"]``: [slug, key or receipt] of each.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import connection
from django.test import Client

from cms.web import one_time_keys
from engagement.models import Conversation, Registration
from tests.factories import engagement as make

THREADS = 5
SIDES = ("in_person", "online")


def race(plan: dict) -> list[dict]:
    """What it met: {"statuses", "codes"} for each round."""
    met = []
    with ThreadPoolExecutor(THREADS) as pool:
        for round_, (slug, key) in enumerate(plan["rounds"]):
            _all_are_ready(Path(plan["gate"]), f"{plan['mode']}-{round_}", plan["processes"])
            found = list(pool.map(lambda n, s=slug, k=key: _one(s, plan["mode"], k, n), range(plan["each"])))
            met.append(
                {"statuses": [status for status, _code in found], "codes": [code for _status, code in found]}
            )
    return met


def _all_are_ready(folder: Path, name: str, processes: int) -> None:
    (folder / f"{name}.{os.getpid()}").touch()
    while len(list(folder.glob(f"{name}.*"))) < processes:
        time.sleep(0.005)


def _one(slug: str, mode: str, key: str, number: int) -> tuple[int, str]:
    browser = Client(raise_request_exception=False)
    try:
        if mode == "give-back":
            back = browser.post(key, {"key": one_time_keys.issue("engagement.give-back")})
            return back.status_code, key
        data = {"key": key or one_time_keys.issue("engagement.register")}
        if mode in ("parties", "sides"):
            data["party_size"] = str(1 + number % 4)
        if mode == "sides":
            data["mode"] = SIDES[number % 2]
        answer = browser.post(f"/conversations/{slug}/register/", data)
        receipt = answer.headers.get("Location", "")
        if mode == "churn" and number % 2 and receipt:
            back = browser.post(receipt, {"key": one_time_keys.issue("engagement.give-back")})
            return back.status_code, receipt
        if mode == "sides" and number % 3 == 0 and receipt:
            return _change_sides(browser, receipt, data["mode"]), receipt
        return answer.status_code, receipt
    finally:
        connection.close()


def _change_sides(browser: Client, receipt: str, mode: str) -> int:
    """Ask for the other side, and wait for it if it is full."""
    row = Registration.objects.get(
        receipt_digest=one_time_keys.receipt_digest(receipt.strip("/").split("/")[-1])
    )
    data = {
        "key": one_time_keys.issue("engagement.change"),
        "seen": row.fingerprint,
        "party_size": row.party_size,
        "mode": SIDES[1 - SIDES.index(mode)],
        "join_waiting": "on",
    }
    return browser.post(f"{receipt}change/", data).status_code


def prepare_sides(seats: int, online: int) -> list[str]:
    return [make.hybrid(seats, online).slug]


def prepare(seats: int, rounds: int) -> list[str]:
    """Public workshops with that many seats, one for each round; their slugs."""
    return [make.workshop(seats).slug for _round in range(rounds)]


def inspect() -> list[dict]:
    """How each ended, in the order of the rows: rows are written while the conversation's row is held."""
    return [_ending(each) for each in Conversation.objects.order_by("pk")]


def _ending(conversation: Conversation) -> dict:
    rows = list(conversation.registrations.order_by("pk"))
    return {
        "rows": [(row.state, row.waiting_number) for row in rows],
        "parties": [(row.state, row.party_size) for row in rows],
        "first": f"/conversations/registration/{one_time_keys.receipt_code(rows[0].nonce)}/" if rows else "",
        "sides": [(row.mode, row.state, row.party_size) for row in rows],
        "queue": [row.waiting_number for row in rows if row.waits_for],
        "seats_taken": conversation.seats_taken,
        "online_taken": conversation.online_taken,
        "history": Registration.history.filter(conversation=conversation).count(),
    }
