"""Twenty small rooms, and what a reader finds about them on the pages."""

import itertools
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.html import strip_tags

from cms import clock
from engagement.conversations.services import mark_held
from engagement.live.polls import close_poll
from engagement.models import Conversation, Poll
from tests.factories import conversations as live

Span = tuple[int, int]
NUMBER = r"(\d+ to \d+|fewer than 11|\d+)"


@dataclass(frozen=True)
class Room:
    """Answers of each option, people present at the poll, people who attended."""

    split: tuple[int, ...]
    present: int
    attended: int

    @property
    def answered(self) -> int:
        return sum(self.split)


ROOMS = [
    Room((1, 0), 1, 1),
    Room((1, 1), 2, 4),
    Room((0, 3), 3, 3),
    Room((2, 1, 0), 7, 9),
    Room((2, 2, 0), 6, 12),
    Room((5, 0), 9, 11),
    Room((4, 2, 0), 6, 30),
    Room((4, 3), 11, 11),
    Room((8, 0), 12, 40),
    Room((3, 3, 3), 10, 10),
    Room((10, 0), 10, 14),
    Room((5, 5), 12, 12),
    Room((11, 0), 11, 11),
    Room((10, 1), 12, 12),
    Room((11, 1), 12, 23),
    Room((6, 6), 15, 15),
    Room((12, 0, 1), 14, 26),
    Room((11, 3), 14, 14),
    Room((7, 7, 0), 18, 19),
    Room((4, 5, 3, 3), 15, 27),
]


def held(room: Room, *, comments: int = 40) -> tuple[Conversation, Poll]:
    """A conversation whose poll was answered on phones and closed, and which is over."""
    made = live.talk()
    poll = live.poll(made, *(f"Option {letter}" for letter in "ABCD"[: len(room.split)]))
    for option, people in zip(live.options(poll), room.split, strict=True):
        live.answers(poll, option, people)
    poll = close_poll(actor=live.ACTOR, poll=poll, n_present=room.present)
    with clock.at(made.ends_at + timedelta(minutes=1)):
        made = mark_held(actor=live.ACTOR, conversation=made, attended=room.attended, comments=comments)
    return made, poll


def words_of(response: Any) -> str:
    return " ".join(strip_tags(response.text).split())


def span_of(words: str) -> Span:
    """What a number says: “12”, “13 to 22”, “fewer than 11”."""
    if words == "fewer than 11":
        return 1, 10
    low, _to, high = words.partition(" to ")
    return int(low), int(high or low)


def poll_spans(text: str) -> tuple[Span, Span]:
    """The numbers who answered and were present, from the sentence under a poll."""
    if found := re.search(
        rf"Fewer than 11 people answered, so the answers are not broken down\. People present: {NUMBER}\.",
        text,
    ):
        return (1, 10), span_of(found[1])
    found = re.search(rf"{NUMBER} people answered; {NUMBER} were present\.", text)
    found = found or re.search(r"(\d+) of (\d+) people answered\.", text)
    assert found, text
    return span_of(found[1]), span_of(found[2])


def option_words(text: str, options: int) -> list[str]:
    """What is written beside each option, in the order of the options."""
    cells = [
        re.search(rf"Option {letter} (withheld|fewer than 11|also hidden|\d+)", text)
        for letter in "ABCD"[:options]
    ]
    return [cell[1] if cell else "" for cell in cells]


def attended_span(text: str) -> Span:
    found = re.search(rf"40 comments; {NUMBER} people attended", text)
    assert found, text
    return span_of(found[1])


def states(most: int) -> list[tuple[int, int, int]]:
    return [(n, p, a) for n, p, a in itertools.product(range(most), repeat=3) if n <= p <= a]
