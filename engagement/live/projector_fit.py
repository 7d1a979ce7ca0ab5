"""Choose the largest type in which a poll fits on a projector without scrolling. Lengths are in percent of the height,
and none is under 4: answers that need more room than one screen take turns.

A letter is taken as a bit wider than half its height; a class of ``projector.css`` belongs to each fit.
"""

import textwrap
from dataclasses import dataclass
from itertools import pairwise

WIDTH = 104.0  # of the column beside the QR code
HEIGHT = 73.0
LETTER, LINE = 0.54, 1.16
TURN_LINE = 10.0  # says which answers these are, and the space above it
NUMBER = 4.6  # the line of a number under its answer


@dataclass(frozen=True)
class Fit:
    """Sizes of type: the question, its other language, the answers, their other language (0: left out); then the
    height of a bar, the width of the answers beside the bars, and the gap between two answers. In ``pairs`` two
    answers stand side by side in columns of the width ``labels``, each with its number under it.
    """

    name: str
    question: float
    second: float
    answer: float
    other: float
    bar: float = 6.0
    labels: float = 46.0
    gap: float = 1.8
    pairs: bool = False
    under: bool = False  # in one column, each with its number under it

    def height(self, question: list[str], answers: list[list[str]], *, is_result: bool = False) -> float:
        used = _lines(question, (self.question, self.second), WIDTH)
        width = self.labels if (is_result and not self.under) or self.pairs else WIDTH
        heights = [_lines(words, (self.answer, self.other), width) for words in answers]
        if self.pairs:
            number = NUMBER if is_result else 0
            rows = [max(heights[place : place + 2]) + number for place in range(0, len(heights), 2)]
        else:
            number = NUMBER if is_result and self.under else 0
            rows = [max(each + number, self.bar if is_result else 0) for each in heights]
        return used + sum(self.gap + each for each in rows)


FITS = (
    Fit("large", 7.5, 4.6, 4.8, 4.0),
    Fit("medium", 6.0, 4.2, 4.4, 4.0),
    Fit("small", 4.8, 4.0, 4.0, 4.0, bar=5.0),
    Fit("one-language", 4.8, 4.0, 4.0, 0.0, bar=5.0, gap=1.2),
    Fit("question-only", 4.2, 0.0, 4.0, 0.0, bar=5.0, labels=64.0, gap=1.2),
    Fit("two-columns", 4.2, 0.0, 4.0, 0.0, labels=58.0, gap=1.6, pairs=True),
)
TURNS = Fit("turns", 4.2, 0.0, 4.0, 0.0, bar=4.0, gap=1.6, under=True)  # of answers that fit no one screen


def fit_of(
    question: list[tuple[str, str]], answers: list, *, is_result: bool = False
) -> tuple[str, list[int]]:
    """The name of the first fit that is not too high, and how many answers each screen has. Texts are (language, text).

    One screen, unless no fit has room for all answers in type that is read from ten meters: then they take turns.
    """
    words = [each for _language, each in question]
    options = [[each for _language, each in option] for option in answers]
    for fit in FITS:
        if fit.height(words, options, is_result=is_result) <= HEIGHT:
            return fit.name, [len(options)]
    for screens in range(2, len(options)):
        parts = _cut(options, screens)
        if all(TURNS.height(words, part, is_result=is_result) <= HEIGHT - TURN_LINE for part in parts):
            return TURNS.name, [len(part) for part in parts]
    return TURNS.name, [1] * len(options)


def _cut(options: list[list[str]], screens: int) -> list[list[list[str]]]:
    """In order, in parts as equal as possible."""
    bounds = [len(options) * each // screens for each in range(screens + 1)]
    return [options[start:end] for start, end in pairwise(bounds)]


def _lines(words: list[str], sizes: tuple[float, float], width: float) -> float:
    """The height of a text in two languages, each in its size."""
    return sum(
        len(textwrap.wrap(each, int(width / (size * LETTER)))) * size * LINE
        for each, size in zip(words, sizes, strict=False)
        if size
    )
