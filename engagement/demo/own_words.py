"""Demo data of the polls in which people rank answers, or write their own."""

import itertools
from typing import Any

from cms import clock
from cms.records.history import record, record_changes
from engagement.choices import PollKind, PollState, PollTextState
from engagement.live.polls import freeze_result
from engagement.models import Ballot, Conversation, Poll, PollText

ACTOR = "system:demo"
RANKING: dict[str, Any] = {
    "kind": "rank",
    "question": {
        "en": "Which should we build first, second, third?",
        "es": "¿Qué debemos hacer primero, segundo y tercero?",
    },
    "options": [
        {"en": "A map of openings", "es": "Un mapa de vacantes"},
        {"en": "A table for each county", "es": "Una tabla para cada condado"},
        {"en": "A page for new teachers", "es": "Una página para docentes nuevos"},
        {"en": "A short film", "es": "Un video corto"},
    ],
}
CLOUD: dict[str, Any] = {
    "kind": "cloud",
    "question": {
        "en": "In one word: what must the tools be?",
        "es": "En una palabra: ¿cómo deben ser las herramientas?",
    },
    "options": [],
}
PAST_CLOUD: dict[str, Any] = {
    "question": {"en": "in one word: what was missing?", "es": "en una palabra: ¿qué faltó?"},
    "n_present": 50,
    "n_answered": 38,
    "words": [
        ("time", 17),
        ("examples", 13),
        ("Examples", 1),
        ("Spanish", 12),
        ("county numbers", 6),
        ("coffee", 3),
        ("ejemplos", 2),
        ("small groups", 2),
    ],
}


def past_cloud(conversation: Conversation) -> None:
    """A word cloud that was answered and counted: its ballots, its approved words, and its public numbers."""
    facts = {name: PAST_CLOUD[name] for name in ("question", "n_present", "n_answered")}
    poll = Poll(
        conversation=conversation, kind=PollKind.CLOUD, state=PollState.CLOSED, order=2, is_demo=True, **facts
    )
    record(poll, actor=ACTOR, reason="Demo content")
    ballots = Ballot.objects.bulk_create(
        Ballot(poll=poll, participant=f"demo-writes-{number}", at=clock.now())
        for number in range(PAST_CLOUD["n_answered"])
    )
    people = itertools.cycle(ballots)
    rows = PollText.objects.bulk_create(
        PollText(ballot=next(people), text=word, language="en", at=clock.now(), is_demo=True)
        for word, count in PAST_CLOUD["words"]
        for _person in range(count)
    )
    for each in rows:
        each.state = PollTextState.SHOWN
    record_changes(PollText, rows, ["state"], actor=ACTOR, reason="shown")
    freeze_result(poll, actor=ACTOR)
