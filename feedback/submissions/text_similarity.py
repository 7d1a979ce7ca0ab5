"""The words of a letter: what makes two letters the same, and the runs of words by which they are compared (PAR-05)."""

import hashlib
import re
from zlib import crc32

LEAST_WORDS = 12
SHINGLE = 3
SHORT_LINE = 6  # words: a greeting or a name at either end of a letter
LONGEST = 2000  # words that are compared; it bounds the memory for each letter
PRIME = (1 << 31) - 1
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])\s*|\n+")


def tokens_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def digest(text: str) -> str:
    """Hash the words without case, punctuation and whitespace. Empty for short texts."""
    words = tokens_of(text)
    return hashlib.sha256("".join(words).encode()).hexdigest()[:32] if len(words) >= LEAST_WORDS else ""


def sentences_of(text: str) -> list[str]:
    return [each.strip() for each in _SENTENCE.split(text) if each and tokens_of(each)]


def body(text: str) -> list[str]:
    """Return the words without short lines at either end: greeting, closing, name."""
    lines = [words for line in text.splitlines() if (words := tokens_of(line))]
    inner = list(lines)
    while len(inner) > 1 and len(inner[0]) <= SHORT_LINE:
        inner.pop(0)
    while len(inner) > 1 and len(inner[-1]) <= SHORT_LINE:
        inner.pop()
    words = [word for line in inner for word in line]
    return words if len(words) >= LEAST_WORDS else [word for line in lines for word in line]


def shingles(text: str) -> frozenset[int]:
    """Numbers for all runs of three words in the body of a letter."""
    return _runs(body(text)[:LONGEST])


def all_shingles(text: str) -> frozenset[int]:
    """The same for a whole text, such as a sentence or a question."""
    return _runs(tokens_of(text))


def _runs(words: list[str]) -> frozenset[int]:
    hashes = [crc32(word.encode("utf-8", "surrogatepass")) for word in words]
    runs = zip(*(hashes[start:] for start in range(SHINGLE)), strict=False)
    return frozenset((a * 31 * 31 + b * 31 + c) % PRIME for a, b, c in runs)
