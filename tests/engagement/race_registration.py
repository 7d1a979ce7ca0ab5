"""Drive registrations from separate processes, each with its own connections, as real servers would.

    race_in_process(database_url, plan)   starts one and gives its Popen
    answers(process)                      waits, and gives what it met: one {"statuses", "codes"} for each round

The child posts public forms with Django's test client, in five threads, round after round; each round begins when all
processes are ready (``plan["gate"]``: where they say so). ``plan["mode"]``: "register"; "same-key" (all posts carry
one key); "churn" (gives each second place back); "parties" (one to four people each); "give-back" (all give back the
place of the round's receipt). ``plan["rounds"]``: [slug, key or receipt] of each.
"""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THREADS = 5


def race_in_process(database_url: str, plan: dict) -> subprocess.Popen:
    return in_process("_main", database_url, json.dumps(plan))


def in_process(function: str, database_url: str, *arguments: str) -> subprocess.Popen:
    """Call a function of this module in a new process that uses this database; it prints JSON."""
    environment = os.environ | {
        "TEST_DATABASE_URL": database_url,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
    }
    code = f"import django; django.setup(); from tests.engagement import race_registration as race; race.{function}()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def answers(process: subprocess.Popen, *, timeout: int = 120):
    output, _errors = process.communicate(timeout=timeout)
    if process.returncode:
        raise AssertionError(f"a racing process ended with {process.returncode}: {output[-2000:]}")
    return json.loads(output.splitlines()[-1])


# In the child ---------------------------------------------------------------------------------------------------


def _main() -> None:
    plan = json.loads(sys.argv[1])
    met = []
    with ThreadPoolExecutor(THREADS) as pool:
        for round_, (slug, key) in enumerate(plan["rounds"]):
            _all_are_ready(Path(plan["gate"]), f"{plan['mode']}-{round_}", plan["processes"])
            found = list(pool.map(lambda n, s=slug, k=key: _one(s, plan["mode"], k, n), range(plan["each"])))
            met.append(
                {"statuses": [status for status, _code in found], "codes": [code for _status, code in found]}
            )
    _say(met)


def _all_are_ready(folder: Path, name: str, processes: int) -> None:
    (folder / f"{name}.{os.getpid()}").touch()
    while len(list(folder.glob(f"{name}.*"))) < processes:
        time.sleep(0.005)


def _say(facts) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")


def _one(slug: str, mode: str, key: str, number: int) -> tuple[int, str]:
    from django.db import connection
    from django.test import Client

    from cms import onetime

    browser = Client(raise_request_exception=False)
    try:
        if mode == "give-back":
            back = browser.post(key, {"key": onetime.issue("engagement.give-back")})
            return back.status_code, key
        data = {"key": key or onetime.issue("engagement.register")}
        if mode == "parties":
            data["party_size"] = str(1 + number % 4)
        answer = browser.post(f"/conversations/{slug}/register/", data)
        receipt = answer.headers.get("Location", "")
        if mode == "churn" and number % 2 and receipt:
            back = browser.post(receipt, {"key": onetime.issue("engagement.give-back")})
            return back.status_code, receipt
        return answer.status_code, receipt
    finally:
        connection.close()


def _prepare() -> None:
    """Public workshops with that many seats, one for each round; prints their slugs."""
    from tests.factories import engagement as make

    _say([make.workshop(int(sys.argv[1])).slug for _round in range(int(sys.argv[2]))])


def _inspect() -> None:
    """How each ended, in the order of the rows: rows are written while the conversation's row is held."""
    from engagement.models import Conversation

    _say([_ending(each) for each in Conversation.objects.order_by("pk")])


def _ending(conversation) -> dict:
    from cms import onetime
    from engagement.models import Registration

    rows = list(conversation.registrations.order_by("pk"))
    return {
        "rows": [(row.state, row.waiting_number) for row in rows],
        "parties": [(row.state, row.party_size) for row in rows],
        "first": f"/conversations/registration/{onetime.receipt_code(rows[0].nonce)}/" if rows else "",
        "seats_taken": conversation.seats_taken,
        "history": Registration.history.filter(conversation=conversation).count(),
    }
