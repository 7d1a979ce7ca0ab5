"""Match a file to an item by the number its name begins with, and read a title from the rest. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

PART = re.compile(r"0*(\d{1,3})|([A-Za-z])(?![A-Za-z])")
JOINT = re.compile(r"[._-]?")
LANGUAGE = re.compile(r"[ ._-]+\(?([A-Za-z]{2,3}(?:-[A-Za-z]{4})?)\)?$")


@dataclass(frozen=True)
class Guess:
    """What a file's name says. ``key`` is empty where no item has its number."""

    key: str
    title: str
    language: str


def guess(name: str, keys: Mapping[str, str], languages: Iterable[str]) -> Guess:
    """``keys``: the key of each item by its number as shown. The longest number that an item has decides."""
    stem = PurePath(name.replace("\\", "/")).stem.strip()
    key, rest = "", stem
    for label, end in reversed(_labels(stem)):
        if found := next((keys[each] for each in _spellings(label) if each in keys), ""):
            key, rest = found, stem[end:]
            break
    language = "en"
    if (found_language := LANGUAGE.search(rest)) and found_language[1].lower() in languages:
        language, rest = found_language[1].lower(), rest[: found_language.start()]
    title = " ".join(rest.replace("_", " ").split()).strip(" .-–—)")
    return Guess(key, (title or stem)[:160], language)


def _labels(stem: str) -> list[tuple[list[str], int]]:
    """Each number the name may begin with, shortest first, and where it ends: 5, 5.1, 5.1.1."""
    found: list[tuple[list[str], int]] = []
    parts: list[str] = []
    place = 0
    while len(parts) < 3 and (part := PART.match(stem, place)):
        if part[2] and not parts:
            break
        parts = [*parts, part[1] or part[2].lower()]
        found.append((parts, part.end()))
        joint = JOINT.match(stem, part.end())
        place = joint.end() if joint else part.end()
    return found


def _spellings(parts: list[str]) -> list[str]:
    """5a is item 5A, which was added after posting, else part 5.1."""
    plain = ".".join(part if part.isdecimal() else str(ord(part) - ord("a") + 1) for part in parts)
    lettered = "".join(part.upper() if part.isalpha() else f".{part}" for part in parts).removeprefix(".")
    return [lettered, plain] if lettered != plain else [plain]
