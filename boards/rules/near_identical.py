"""Nearly the same text: what an edited copy keeps, measured the same way for everyone (BK-40).

A text keeps its longer words and its runs of letters. Case, accents, punctuation, spaces and letters that only look
alike do not count. Two texts are nearly the same when two thirds of either measure are common to both. An excerpt, or
a copy with more text around it, shares two thirds of the shorter text instead; short texts are never excerpts, because
a few common words stand in many texts.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from cms.search.normalize import fold

SHARE = 2 / 3
LONG_WORD, RUN = 4, 6
LEAST_WORDS = 6  # of an excerpt
_WORD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]+")

Marks = frozenset[str]


@dataclass(frozen=True)
class Text:
    """What is left of a text once case, accents, punctuation and spaces are gone."""

    words: Marks
    runs: Marks

    @property
    def is_empty(self) -> bool:
        return not self.words


_read: ContextVar[dict[str, Text] | None] = ContextVar("read", default=None)


@contextmanager
def each_text_once() -> Iterator[None]:
    """Read each text once in this block. Nothing outlives it: a text that is erased must leave the memory too."""
    if _read.get() is not None:
        yield
        return
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def text_of(words: str) -> Text:
    read = _read.get()
    if read is None:
        return _text_of(words)
    if words not in read:
        read[words] = _text_of(words)
    return read[words]


def _text_of(words: str) -> Text:
    found = _WORD.findall(fold(words))
    letters = "".join(found)
    long = frozenset(word for word in found if len(word) >= LONG_WORD or not word.isascii())
    runs = frozenset(letters[start : start + RUN] for start in range(max(1, len(letters) - RUN + 1)))
    return Text(long or frozenset(found), runs)


def nearly_the_same(one: Text, two: Text) -> bool:
    """Whether both texts as a whole are nearly the same."""
    if one.is_empty or two.is_empty:
        return False
    return any(_share_of_both(a, b) >= SHARE for a, b in _measures(one, two))


def holds_most_of(one: Text, two: Text) -> bool:
    """Whether the longer text holds nearly all of the shorter one."""
    if min(len(one.words), len(two.words)) < LEAST_WORDS:
        return False
    return any(_share(a, b, min(len(a), len(b))) >= SHARE for a, b in _measures(one, two))


def any_alike(ones: Iterable[Text], others: Iterable[Text], *, excerpts: bool) -> bool:
    """Whether any two of these are alike; ``excerpts`` counts parts and padded copies as well."""
    others = list(others)
    return any(
        nearly_the_same(one, two) or (excerpts and holds_most_of(one, two)) for one in ones for two in others
    )


def _measures(one: Text, two: Text) -> tuple[tuple[Marks, Marks], ...]:
    return (one.words, two.words), (one.runs, two.runs)


def _share_of_both(one: Marks, two: Marks) -> float:
    common = len(one & two)
    return common / (len(one) + len(two) - common) if one or two else 0.0


def _share(one: Marks, two: Marks, of: int) -> float:
    return len(one & two) / of if of else 0.0
