"""Split text into sentences, and into stretches that have the same codes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from feedback.models import Coding, Suggestion

_END = re.compile(r"[.!?…。！？]+[\"'”’)]*\s*|\n+")


def sentences(words: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence without surrounding whitespace."""
    spans, start = [], 0
    for match in [*_END.finditer(words), None]:
        end = match.end() if match else len(words)
        piece = words[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            spans.append((start + lead, start + len(piece.rstrip())))
        start = end
    return spans


@dataclass(frozen=True)
class Stretch:
    words: str
    start: int
    codings: list[Any]
    ends: list[Any]
    suggested: list[Any] = field(default_factory=list)
    suggested_ends: list[Any] = field(default_factory=list)

    @property
    def color(self) -> int:
        """One of four coding colors; further codes (0) are distinguished by number and name."""
        first = number_of(self.codings[0]) if self.codings else 0
        return first if 1 <= first <= 4 else 0


def number_of(coding: Coding | Suggestion) -> int:
    """The number of its code on the screen, or else its order in the codebook."""
    return getattr(coding.code, "number", coding.code.order)


def stretches(
    words: str, codings: Iterable[Any], *, suggested: Iterable[Any] = (), edges: Iterable[int] = ()
) -> list[Stretch]:
    """Split the text at codings and ``edges``; joined together, the stretches are the text again."""
    found, offered = list(codings), list(suggested)
    marks = {0, len(words)} | {min(edge, len(words)) for edge in edges}
    for each in (*found, *offered):
        marks |= {min(each.start, len(words)), min(each.end, len(words))}
    places = sorted(marks)
    return [
        Stretch(
            words[start:end],
            start,
            _over(found, start, end),
            [each for each in found if each.end == end],
            _over(offered, start, end),
            [each for each in offered if each.end == end],
        )
        for start, end in zip(places, places[1:], strict=False)
    ]


def _over(passages: list[Any], start: int, end: int) -> list[Any]:
    return [each for each in passages if each.start <= start and end <= each.end]
