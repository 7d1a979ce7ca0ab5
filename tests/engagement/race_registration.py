"""Drive registrations from separate processes, each with its own connections, as real servers would.

    register_in_process(database_url, slug, n)   starts one and gives its Popen
    answers(process)                             waits, and gives what it met: {"statuses": [...], "codes": [...]}

The child posts the public form with Django's test client, in five threads. ``gate``: a file it waits for, so that
all start at once. ``mode``: "register"; "same-key" (all posts carry one key); "churn" (gives each second place back).
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


def register_in_process(
    database_url: str, slug: str, n: int, *, gate: str = "", mode: str = "register", key: str = ""
) -> subprocess.Popen:
    return in_process("_main", database_url, slug, str(n), gate, mode, key)


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
    slug, n, gate, mode, key = sys.argv[1:6]
    while gate and not Path(gate).exists():
        time.sleep(0.005)
    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(lambda number: _one(slug, mode, key, number), range(int(n))))
    _say({"statuses": [status for status, _code in found], "codes": [code for _status, code in found]})


def _say(facts) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")


def _one(slug: str, mode: str, key: str, number: int) -> tuple[int, str]:
    from django.db import connection
    from django.test import Client

    from cms import onetime

    browser = Client(raise_request_exception=False)
    try:
        data = {"key": key or onetime.issue("engagement.register")}
        answer = browser.post(f"/conversations/{slug}/register/", data)
        receipt = answer.headers.get("Location", "")
        if mode == "churn" and number % 2 and receipt:
            back = browser.post(receipt, {"key": onetime.issue("engagement.give-back")})
            return back.status_code, receipt
        return answer.status_code, receipt
    finally:
        connection.close()


def _prepare() -> None:
    """A public workshop with that many seats; prints its slug."""
    from tests.factories import engagement as make

    _say(make.workshop(int(sys.argv[1])).slug)


def _inspect() -> None:
    """How it ended, in the order of the rows: rows are written while the conversation's row is held."""
    from engagement.models import Conversation, Registration

    rows = list(Registration.objects.order_by("pk").values_list("state", "waiting_number"))
    taken = Conversation.objects.get(slug=sys.argv[1]).seats_taken
    history = Registration.history.count()
    _say({"rows": rows, "seats_taken": taken, "history": history})
