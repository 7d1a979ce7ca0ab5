"""Invented comments, assembled from parts. The same seed gives the same text on each load."""

from random import Random

from cms.data_files import data_beside

Parts = list[list[str]]  # openings, requests, endings
_DATA = data_beside(__file__)
PARTS: dict[str, dict[str, Parts]] = _DATA["parts"]
TRANSLATIONS: dict[str, str] = _DATA["translations"]
FIRST: str = _DATA["first"]
FIRST_TRANSLATION: str = _DATA["first_translation"]


def comment(random: Random, code: str, language: str) -> tuple[str, tuple[int, int]]:
    """Return a comment, and the position of the sentence that carries the code."""
    openings, requests, endings = PARTS[code][language]
    opening, request, ending = random.choice(openings), random.choice(requests), random.choice(endings)
    gap = "" if language.startswith("zh") else " "
    start = len(opening) + len(gap)
    words = gap.join(part for part in (opening, request, ending) if part)
    return words, (start, start + len(request))
