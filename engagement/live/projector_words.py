"""Divide answers in own words into screens of the projector: which take turns. Lengths as in projector_fit."""

import textwrap

from engagement.live.poll_words import Answer
from engagement.live.projector_fit import HEIGHT, LETTER, LINE, WIDTH

SIZES = {1: 4.0, 2: 5.0, 3: 6.0, 4: 7.5}  # by the step of a word, as in projector.css
QUESTION, SECOND, GAP = 4.8, 4.0, 1.6
FOOT = 14.0  # more than a poll with answers to choose from needs under its result
LONG = 80  # characters of a question that leave no room for its other language


def fit_of_words(
    question: list[tuple[str, str]], answers: list[Answer], *, in_lines: bool
) -> tuple[str, list[int]]:
    """The name of a fit, and how many answers each screen has. ``in_lines``: each in lines of its own, else as words
    side by side.
    """
    words = [each for _language, each in question]
    is_long = any(len(each) > LONG for each in words)
    sizes = (QUESTION,) if is_long else (QUESTION, SECOND)
    used = sum(_height(each, size) for each, size in zip(words, sizes, strict=False))
    pages = _pages(answers, HEIGHT - FOOT - used, in_lines)
    return "long-words" if is_long else "words", [len(page) for page in pages]


def _pages(answers: list[Answer], room: float, in_lines: bool) -> list[list[Answer]]:
    pages: list[list[Answer]] = [[]]
    for each in answers:
        if pages[-1] and _total([*pages[-1], each], in_lines) > room:
            pages.append([])
        pages[-1].append(each)
    return pages


def _total(answers: list[Answer], in_lines: bool) -> float:
    if in_lines:
        return sum(_height(each.text, SIZES[1]) + GAP for each in answers)
    lines, width = 1, 0.0
    for each in answers:
        own = (len(each.text) + (4 if each.cell else 0) + 2) * SIZES[each.step] * LETTER
        lines, width = (lines + 1, own) if width + own > WIDTH else (lines, width + own)
    return lines * (max(SIZES[each.step] for each in answers) * LINE + GAP)


def _height(words: str, size: float) -> float:
    return len(textwrap.wrap(words, int(WIDTH / (size * LETTER)))) * size * LINE
