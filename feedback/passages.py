"""Sentences of a text, and a text cut into stretches that carry the same codes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_END = re.compile(r"[.!?…。！？]+[\"'”’)]*\s*|\n+")


def sentences(words: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, without the space around it."""
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

    @property
    def color(self) -> int:
        """Which of the four coding colors; further codes are told apart by number and name."""
        first = self.codings[0].code.order if self.codings else 0
        return first if 1 <= first <= 4 else 0


def stretches(words: str, codings: Iterable[Any]) -> list[Stretch]:
    found = list(codings)
    marks = {0, len(words)}
    for coding in found:
        marks |= {min(coding.start, len(words)), min(coding.end, len(words))}
    edges = sorted(marks)
    return [
        Stretch(
            words[start:end],
            start,
            [each for each in found if each.start <= start and end <= each.end],
            [each for each in found if each.end == end],
        )
        for start, end in zip(edges, edges[1:], strict=False)
    ]
