"""Text where there is less room than words: labels of pictures in lines, and previews that link to the whole.

No text is cut by letters: a label breaks into lines, a preview ends with a whole word.
"""

import re
from collections.abc import Iterable
from textwrap import wrap

END = "…"
LINE = 17  # units of a picture from one line of a label to the next
_BREAKS = re.compile(r"\s+|(?<=[。，、；：！？])")  # Chinese has no spaces


def lines_of(words: str, letters: int) -> list[str]:
    """The whole text in lines of at most so many letters."""
    return wrap(words, letters) or [""]


def preview(words: str, most: int) -> str:
    """The first words, of at most so many letters."""
    if len(words) <= most:
        return words
    ends = [found.start() for found in _BREAKS.finditer(words[:most]) if found.start()]
    return words[: ends[-1] if ends else most - 1].rstrip(" ,;:，、；：") + END


def row_height(names: Iterable[str], letters: int, least: int) -> int:
    """How high each row of a picture is, so that the longest name fits beside it."""
    return max([least, *(LINE * len(lines_of(name, letters)) + 10 for name in names)])


def label_at(name: str, letters: int, middle: int) -> list[tuple[str, str]]:
    """The lines of a name around the middle of its row: y and words."""
    lines = lines_of(name, letters)
    first = middle + 5 - LINE * (len(lines) - 1) // 2
    return [(str(first + LINE * place), words) for place, words in enumerate(lines)]
