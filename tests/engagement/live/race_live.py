"""What each of many processes does at once in ``test_live_race.py``; ``tests/processes.py`` starts them."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import connection
from django.test import Client

from engagement.models import Ballot, Conversation, LiveQuestion, Note, QuestionSupport
from tests.factories import conversations as live

THREADS, EACH = 5, 15


def prepare() -> dict:
    talk = live.talk()
    poll, question, group = live.poll(talk), live.question(talk), live.group(talk)
    return {
        "slug": talk.slug,
        "participant": live.address(talk),
        "poll": poll.pk,
        "options": live.options(poll),
        "question": question.pk,
        "notes": live.notes_address(group),
        "batch": [live.note(text=f"Note {number}") for number in range(10)],
    }


def send(facts: dict, gate: str) -> list[int]:
    """The same participant answers and supports, and the same batch of notes comes in, again and again."""
    while not Path(gate).exists():
        time.sleep(0.005)
    with ThreadPoolExecutor(THREADS) as pool:
        return sorted(pool.map(lambda number: _one(facts, number), range(EACH)))


def _one(facts: dict, number: int) -> int:
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


def inspect() -> dict:
    return {
        "ballots": Ballot.objects.count(),
        "choices": sum(len(each.choices) for each in Ballot.objects.all()),
        "supports": list(LiveQuestion.objects.values_list("supports", flat=True)),
        "supporters": QuestionSupport.objects.count(),
        "notes": [Note.objects.count(), Note.history.count()],
        "version": Conversation.objects.get().live_version,
    }
