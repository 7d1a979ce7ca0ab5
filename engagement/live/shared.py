"""Keep for a moment what the live page displays to everyone alike, so that a full room does not build it again for
each phone.

The key has the version of the conversation: whatever changes what phones display increases it (`notify_phones`), so a
hidden question is gone at once. What changes without it (an edited agenda) is at most `LIVE_SHARED_SECONDS` old.
"""

import time
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Prefetch
from django.utils.translation import get_language

from engagement.choices import IN_OWN_WORDS, PollState
from engagement.live.poll_words import decided_texts
from engagement.live.rounds import round_of
from engagement.live.run_sheet import Run, run_of
from engagement.models import Conversation, LiveQuestion, Poll, PollText, QuestionTranslation, Round

Key = tuple[int, int, str, str]


@dataclass(frozen=True)
class Shared:
    """``questions``: in every state, with their translation into the reader's language. ``texts``: the answers in own
    words that were shown or hidden. Rows are only read.
    """

    run: Run
    round: Round | None
    polls: list[Poll]
    questions: list[LiveQuestion]
    texts: list[PollText]


class Shelf:
    """What this process keeps until its time is up."""

    def __init__(self) -> None:
        self.rows: dict[Key, tuple[float, Shared]] = {}

    def get(self, key: Key) -> Shared | None:
        until, found = self.rows.get(key, (0.0, None))
        return found if until > time.monotonic() else None

    def put(self, key: Key, made: Shared) -> None:
        now = time.monotonic()
        for each, (until, _made) in list(self.rows.items()):
            if until <= now:
                self.rows.pop(each, None)
        self.rows[key] = (now + settings.LIVE_SHARED_SECONDS, made)


SHELF = Shelf()


def shared_by_all(conversation: Conversation) -> Shared:
    """Built at most once in `LIVE_SHARED_SECONDS`, version and language, in each process."""
    language = get_language() or settings.LANGUAGE_CODE
    key = (conversation.pk, conversation.live_version, conversation.status, language)
    found = SHELF.get(key)
    if found is None:
        found = _built(conversation, language)
        SHELF.put(key, found)
    return found


def _built(conversation: Conversation, language: str) -> Shared:
    translations = Prefetch("translations", QuestionTranslation.objects.filter(language=language))
    polls = list(conversation.polls.exclude(state=PollState.DRAFT).prefetch_related("options"))
    in_own_words = [each.pk for each in polls if each.kind in IN_OWN_WORDS]
    return Shared(
        run=run_of(conversation),
        round=round_of(conversation),
        polls=polls,
        questions=list(conversation.questions.prefetch_related(translations)),
        texts=decided_texts(in_own_words) if in_own_words else [],
    )
