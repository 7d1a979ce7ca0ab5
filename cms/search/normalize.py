"""Normalize text for search: what is looked for and what is found are taken apart by the same rules.

Accents are folded. Chinese, Japanese and Korean runs become characters and pairs. A number or code stays one piece and
is also its parts; English and Spanish words also have a stem.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import snowballstemmer
from anyascii import anyascii

CJK = "぀-ヿ㐀-鿿가-힯豈-\ufaff\U00020000-\U0003ffff"
LONGEST_WORD = 30
LEAST_STEMMED = 4
STEMMERS = {"en": "english", "es": "spanish"}
# Words that say nothing alone; a query asks for them only if it has no other.
COMMON_WORDS = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or",
    "that", "the", "to", "was", "what", "when", "where", "which", "who", "with", "al", "con", "de",
    "del", "e", "el", "en", "es", "la", "las", "lo", "los", "o", "para", "por", "que", "se", "su", "un",
    "una", "y",
))  # fmt: skip


_RUNS = re.compile(f"[{CJK}]+")
_OTHER = re.compile(f"[^{CJK}]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PIECES = re.compile(rf"(?P<run>[{CJK}]+)|(?P<word>[a-z0-9]+(?:[-./'][a-z0-9]+)*)")
_PARTS = re.compile(r"[a-z]+|\d+")
_POSSESSIVE = re.compile(r"'s$")


@dataclass(frozen=True)
class Piece:
    """One word, code or run of a text. ``whole`` is how it is found exactly; ``parts``, if it has any, separately."""

    whole: str
    parts: tuple[str, ...] = ()
    is_code: bool = False
    is_run: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Tokens:
    """``words`` as they stand, in their order; ``stems`` that differ from them."""

    words: tuple[str, ...]
    stems: tuple[str, ...]


def fold(text: str) -> str:
    """Single characters, pairs, and unaccented text: what the index of the admin holds beside the text itself."""
    runs = [each for run in _RUNS.findall(text) for each in (*run, *pairs(run))]
    return " ".join([*runs, anyascii(_RUNS.sub(" ", text)).lower()])


def plain(text: str) -> str:
    """Lowercase without accents; Chinese, Japanese and Korean characters stay. Positions shift."""
    if text.isascii():
        return text.lower()
    return _OTHER.sub(lambda found: anyascii(found[0]), text).lower()


def pairs(run: str) -> tuple[str, ...]:
    return tuple(run[start : start + 2] for start in range(len(run) - 1))


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text that is ``plain``, with their places in it."""
    for found in _PIECES.finditer(_THOUSANDS.sub("", text)):
        start, end = found.span()
        if run := found["run"]:
            yield Piece(run, pairs(run), is_run=True, start=start, end=end)
        else:
            yield _piece(found["word"], start, end)


def _cut(word: str) -> tuple[str, tuple[str, ...], bool]:
    parts = tuple(_shortened(part) for part in _PARTS.findall(word))
    if any(letter.isdigit() for letter in word):
        return code_of(word), parts if len(parts) > 1 else (), len(parts) > 1
    if "-" in word or "." in word or "/" in word:
        return "".join(parts)[:LONGEST_WORD], parts, False
    return _POSSESSIVE.sub("", word).replace("'", "")[:LONGEST_WORD], (), False


def _piece(word: str, start: int, end: int) -> Piece:
    whole, parts, is_code = _cut(word)
    return Piece(whole, parts, is_code, start=start, end=end)


def _shortened(part: str) -> str:
    return (part.lstrip("0") or "0")[:LONGEST_WORD] if part[0].isdigit() else part[:LONGEST_WORD]


def code_of(text: str) -> str:
    """A number or code as it is compared: "P-2022-08", "p 2022 8" and "P2022-08" are the same."""
    return "-".join(_shortened(part) for part in _PARTS.findall(plain(text)))[:LONGEST_WORD]


def words_of(text: str) -> Iterator[str]:
    """Every word of a text under which it is found."""
    for piece in pieces(plain(text)):
        if piece.is_run:
            yield from piece.whole
        else:
            yield piece.whole
        yield from piece.parts


def tokens(text: str, language: str, most: int | None = None) -> Tokens:
    """The different words of a text, the first ``most`` of them, and their stems in its language."""
    return tokens_of(words_of(text), language, most)


def tokens_of(words: Iterable[str], language: str, most: int | None = None) -> Tokens:
    different = tuple(dict.fromkeys(words))[:most]
    stems = set(stems_of(different, language)) - set(different)
    return Tokens(different, tuple(sorted(stems)))


def stems_of(words: Iterable[str], language: str) -> Iterator[str]:
    """The stems of those words that have one: of letters without accents, English or Spanish.

    A stemmer remembers the word it is at, so each reading has its own.
    """
    if language not in STEMMERS:
        return
    stemmer = snowballstemmer.stemmer(STEMMERS[language])
    for word in words:
        if len(word) >= LEAST_STEMMED and word.isascii() and word.isalpha():
            yield stemmer.stemWord(word)


def stems_in_each_language(word: str) -> tuple[str, ...]:
    """Of a word whose language is not known."""
    return tuple(sorted({stem for language in STEMMERS for stem in stems_of([word], language)}))
