"""Texts of known paragraphs, never written twice the same way: case, accents, order and punctuation differ."""

import random

SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "zo",
)
WORDS_OF_A_PARAGRAPH = 24


def paragraph(label: str) -> list[str]:
    chance = random.Random(f"paragraph {label}")
    return ["".join(chance.choice(SYLLABLES) for _part in range(4)) for _word in range(WORDS_OF_A_PARAGRAPH)]


def text(labels: frozenset[str], chance: random.Random) -> str:
    found = [paragraph(label) for label in sorted(labels)]
    chance.shuffle(found)
    words = [word for part in found for word in part]
    ways = (str.upper, str.title, lambda word: word.replace("o", "ó"), lambda word: f"{word},", str)
    return " ".join(chance.choice(ways)(word) for word in words)
