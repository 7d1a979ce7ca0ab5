"""Factories for a running conversation: its agenda, polls, questions, groups and notes."""

import itertools
import json
import re
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms import clock
from cms.web import one_time_keys
from engagement.conversations.services import mark_held
from engagement.live.participant_keys import digest_of, new_key
from engagement.live.poll_drafts import make_poll
from engagement.live.poll_texts import show_waiting_answers, write_answers
from engagement.live.polls import answer_poll, open_poll
from engagement.live.questions import ask_question, show_question
from engagement.live.ranking import rank_options
from engagement.models import Conversation, Group, LiveQuestion, Poll, PollText
from engagement.notes.groups import add_group
from tests.factories import engagement as make

ACTOR = make.ACTOR
_numbers = itertools.count(1)
CAPTIONS = (
    "WEBVTT\n\n00:01.000 --> 00:04.500\nGood morning.\n\n00:05.000 --> 00:09.000\n<v Ana>I need my county.\n\n"
    "00:10.000 --> 00:12.000\nAnd last year &amp; this one.\n"
)


def talk(**facts) -> Conversation:
    """Begun five minutes ago, with an agenda of two parts in two languages."""
    start = clock.now().replace(microsecond=0) - timedelta(minutes=5)
    titles = {"en": ("Welcome", "Small groups"), "es": ("Bienvenida", "Grupos pequeños")}
    words = {language: {"agenda": [_part(title) for title in each]} for language, each in titles.items()}
    return make.conversation(spanish=True, starts_at=start, words=words, **facts)


def _part(title: str) -> tuple:
    return ("segment", {"minutes": 20, "title": title, "text": ""})


def keys(made: Conversation) -> list[str]:
    return [str(block.id) for block in make.page_of(made).agenda]


def poll(made: Conversation, *labels: str, kind: str = "one", is_open: bool = True) -> Poll:
    options = [{"en": label, "es": f"{label} (es)"} for label in labels or ("Maps", "Tables")]
    words = {"en": "Which first?", "es": "¿Cuál primero?"}
    row = make_poll(actor=ACTOR, conversation=made, question=words, options=options, kind=kind)
    return open_poll(actor=ACTOR, poll=row) if is_open else row


def options(row: Poll) -> list[int]:
    return list(row.options.values_list("pk", flat=True))


def address(made: Conversation) -> str:
    """The live page of one more participant."""
    return f"/conversations/{made.slug}/live/{new_key(made)}/"


def answers(row: Poll, option: int, people: int) -> None:
    for _person in range(people):
        who = digest_of(row.conversation, new_key(row.conversation))
        answer_poll(conversation=row.conversation, poll_id=row.pk, participant=who, options=[option])


def ranks(row: Poll, *order: int, people: int = 1) -> None:
    """So many people rank these options, the first one first."""
    places = {option: place for place, option in enumerate(order, start=1)}
    for _person in range(people):
        who = digest_of(row.conversation, new_key(row.conversation))
        rank_options(conversation=row.conversation, poll_id=row.pk, participant=who, places=places)


def writes(row: Poll, *texts: str, people: int = 1) -> None:
    for _person in range(people):
        who = digest_of(row.conversation, new_key(row.conversation))
        write_answers(conversation=row.conversation, poll_id=row.pk, participant=who, texts=list(texts))


def shows_all(row: Poll) -> int:
    """Every waiting answer to the poll is read and shown."""
    texts = PollText.objects.filter(ballot__poll=row)
    return show_waiting_answers(actor=ACTOR, poll=row, pks=texts.values_list("pk", flat=True))


def asks(made: Conversation, kind: str, *, is_open: bool = True) -> Poll:
    """A poll that people answer in their own words."""
    words = {"en": "What is missing?", "es": "¿Qué falta?"}
    row = make_poll(actor=ACTOR, conversation=made, question=words, options=[], kind=kind)
    return open_poll(actor=ACTOR, poll=row) if is_open else row


def over(made: Conversation, *, attended: int, comments: int = 40) -> Conversation:
    """The same conversation, held and with a posted recap."""
    with clock.at(made.ends_at + timedelta(minutes=1)):
        done = mark_held(actor=ACTOR, conversation=made, attended=attended, comments=comments)
    make.post_recap(done)
    return done


def question(made: Conversation, text: str = "Where is my county?", *, shown: bool = True) -> LiveQuestion:
    row = ask_question(
        conversation=made, participant="p" * 64, nonce=f"question-{next(_numbers)}", text=text, language="en"
    )
    return show_question(actor=ACTOR, question=row) if shown else row


def group(made: Conversation, name: str = "Table 1", language: str = "en") -> Group:
    return add_group(actor=ACTOR, conversation=made, name=name, language=language)


def notes_address(row: Group) -> str:
    return f"/conversations/notes/{one_time_keys.receipt_code(row.key)}/"


def note(**facts) -> dict:
    given = {
        "key": f"note-key-{next(_numbers)}",
        "kind": "paraphrase",
        "text": "Show my county",
        "language": "en",
    }
    return given | {"speaks_for": "1", "segment": "", "written_at": clock.now().isoformat()} | facts


def send(client, row: Group, notes: list):
    body = json.dumps({"notes": notes})
    return client.post(f"{notes_address(row)}batch/", body, content_type="application/json")


def statements(act: Callable) -> int:
    """How many statements it takes; a test is one transaction, so its savepoints are none of the act's."""
    with CaptureQueriesContext(connection) as caught:
        answer = act()
    assert answer.status_code < 400, answer.content[:2000]
    return len([each for each in caught if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def parts(page: str) -> list[tuple[str, str]]:
    """Name and stamp of each part of a page that follows."""
    return re.findall(r'data-part="(\w+)" data-stamp="(\w+)"', page)
