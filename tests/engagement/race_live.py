"""Drive answers, supports and notes from separate processes at once, each with its own connections."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THREADS, EACH = 5, 15


def in_process(function: str, database_url: str, *arguments: str) -> subprocess.Popen:
    """Call a function of this module in a new process that uses this database; it prints JSON."""
    environment = os.environ | {
        "TEST_DATABASE_URL": database_url,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
    }
    code = f"import django; django.setup(); from tests.engagement import race_live as race; race.{function}()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


# In the child ---------------------------------------------------------------------------------------------------


def prepare() -> None:
    from tests.factories import gatherings as live

    talk = live.talk()
    poll, question, group = live.poll(talk), live.question(talk), live.group(talk)
    _say(
        {
            "slug": talk.slug,
            "participant": live.address(talk),
            "poll": poll.pk,
            "options": live.options(poll),
            "question": question.pk,
            "notes": live.notes_address(group),
            "batch": [live.note(text=f"Note {number}") for number in range(10)],
        }
    )


def send() -> None:
    """The same participant answers and supports, and the same batch of notes comes in, again and again."""
    facts, gate = json.loads(sys.argv[1]), Path(sys.argv[2])
    while not gate.exists():
        time.sleep(0.005)
    with ThreadPoolExecutor(THREADS) as pool:
        _say(sorted(pool.map(lambda number: _one(facts, number), range(EACH))))


def _one(facts: dict, number: int) -> int:
    from django.db import connection
    from django.test import Client

    browser = Client(raise_request_exception=False)
    try:
        if number % 3 == 0:
            option = facts["options"][number % 2]
            sent = {"act": "answer", "poll": facts["poll"], "options": [option]}
        elif number % 3 == 1:
            sent = {"act": "support", "question": facts["question"], "wanted": "1"}
        else:
            body = json.dumps({"notes": facts["batch"]})
            answer = browser.post(f"{facts['notes']}batch/", body, content_type="application/json")
            return answer.status_code
        return browser.post(facts["participant"], sent).status_code
    finally:
        connection.close()


def inspect() -> None:
    from engagement.models import Ballot, BallotChoice, Conversation, LiveQuestion, Note, QuestionSupport

    _say(
        {
            "ballots": Ballot.objects.count(),
            "choices": BallotChoice.objects.count(),
            "supports": list(LiveQuestion.objects.values_list("supports", flat=True)),
            "supporters": QuestionSupport.objects.count(),
            "notes": [Note.objects.count(), Note.history.count()],
            "version": Conversation.objects.get().live_version,
        }
    )


def _say(facts) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
