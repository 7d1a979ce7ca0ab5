"""The run sheet: planned parts, actual start times, and the current part. Shared by desk, phones and notes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from cms import clock
from cms.i18n.passages import passage
from engagement.choices import AHEAD
from engagement.models import Conversation, ConversationPage, RunStep
from engagement.models.live import minutes_until

END = "end"
ASKING_ENDS = timedelta(hours=3)  # after the planned end, for conversations that run late


@dataclass(frozen=True)
class Part:
    """One part of the agenda. ``key`` is the same in every language: the block id on the first language's page."""

    key: str
    title: str
    text: str
    minutes: int
    planned_at: datetime
    began_at: datetime | None = None
    ended_at: datetime | None = None
    is_now: bool = False
    timer: int | None = None  # minutes that the facilitator gave it, else as planned

    @property
    def planned_end(self) -> datetime:
        return self.planned_at + timedelta(minutes=self.minutes)

    @property
    def ends_at(self) -> datetime:
        """When it should end: its actual start plus the minutes it was given."""
        return (self.began_at or self.planned_at) + timedelta(minutes=self.timer or self.minutes)

    @property
    def minutes_left(self) -> int:
        return minutes_until(self.ends_at)


@dataclass(frozen=True)
class Run:
    parts: list[Part]
    ended_at: datetime | None = None

    @property
    def now(self) -> Part | None:
        return next((part for part in self.parts if part.is_now), None)

    @property
    def next(self) -> Part | None:
        """The part after the current one; the first part before the start."""
        if self.ended_at or not self.parts:
            return None
        place = next((at for at, part in enumerate(self.parts) if part.is_now), -1)
        return self.parts[place + 1] if place + 1 < len(self.parts) else None

    def title_of(self, key: str) -> str:
        return next((part.title for part in self.parts if part.key == key), "")


def run_of(conversation: Conversation, *, language: str = "") -> Run:
    """The run sheet in a language, in two queries: the agenda and the actual start times. The phase of the conversation
    then needs no query.
    """
    steps = list(RunStep.objects.counted().filter(conversation=conversation))
    last = steps[-1] if steps else None
    conversation.last_step = last.segment if last else ""
    began = {step.segment: step for step in steps}
    ends = {
        one.segment: two.started_at
        for one, two in zip(steps, steps[1:], strict=False)
        if one.segment != two.segment
    }
    parts, at = [], conversation.starts_at
    for key, title, words, minutes in _blocks(conversation, language or get_language() or "en"):
        is_now = last is not None and last.segment == key
        ended_at = None if is_now else ends.get(key)
        step = began.get(key)
        actual, timer = (step.started_at, step.minutes) if step else (None, None)
        parts.append(Part(key, title, words, minutes, at, actual, ended_at, is_now, timer))
        at += timedelta(minutes=minutes)
    return Run(parts, last.started_at if last and last.segment == END else None)


def _blocks(conversation: Conversation, language: str) -> list[tuple[str, str, str, int]]:
    """Keys from the first language's page, text from the reader's; if their lengths differ, the first language
    wins.
    """
    pages = ConversationPage.objects.filter(conversation=conversation).select_related("locale")
    agendas: dict[str, list[Any]] = {
        page.locale.language_code: list(page.agenda) for page in pages.order_by("pk")
    }
    first = agendas.get(_first_of(agendas), [])
    code = language if len(agendas.get(language) or []) == len(first) else _first_of(agendas)
    return [
        (
            str(block.id),
            passage(words.value["title"], code),
            passage(words.value["text"], code),
            words.value["minutes"] or 0,
        )
        for block, words in zip(first, agendas.get(code, []), strict=True)
    ]


def _first_of(agendas: dict[str, list[Any]]) -> str:
    """The language whose text stands where the reader's is missing."""
    there = [code for code, blocks in agendas.items() if blocks]
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in there else next(iter(there), "")


def takes_part(conversation: Conversation) -> bool:
    """Whether people can still answer and support: not canceled, not marked as held, and not long over."""
    return conversation.status in AHEAD and clock.now() < conversation.ends_at + ASKING_ENDS


def takes_questions(conversation: Conversation) -> bool:
    """From planning until the facilitator ends it; people may ask in advance."""
    return takes_part(conversation) and conversation.last_step != END
