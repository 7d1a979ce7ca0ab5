"""Letters that many people send: which are the same words, and which nearly are (PAR-05).

Near-identical letters are found by min-wise hashing of word shingles with banded buckets, after A. Broder, "On the
resemblance and containment of documents" (1997). A bucket only proposes; a pair counts as alike when the true
Jaccard resemblance of its shingles is at least ``ALIKE``.
"""

import hashlib
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from zlib import crc32

LEAST_WORDS = 12
ALIKE = 0.8
SHINGLE = 3
SHORT_LINE = 6  # words: a greeting or a name at either end of a letter
BANDS, ROWS = 16, 5  # at 0.8 alike, 998 of 1,000 pairs share a bucket; at 0.3 alike, 4 of 100 do
MOST_LEADERS = 20  # in one bucket, so that hostile letters cost no more than time
PRIME = (1 << 31) - 1
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")

Likeness = tuple[int, int, float]  # a letter, the letter that leads its group, how alike


def tokens_of(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def digest(text: str) -> str:
    """Of the bare words: no case, no punctuation, no space. Short texts have none."""
    words = tokens_of(text)
    return hashlib.sha256("".join(words).encode()).hexdigest()[:32] if len(words) >= LEAST_WORDS else ""


def body(text: str) -> list[str]:
    """The words without short lines at either end: greeting, closing, name."""
    lines = [words for line in text.splitlines() if (words := tokens_of(line))]
    inner = list(lines)
    while len(inner) > 1 and len(inner[0]) <= SHORT_LINE:
        inner.pop(0)
    while len(inner) > 1 and len(inner[-1]) <= SHORT_LINE:
        inner.pop()
    words = [word for line in inner for word in line]
    return words if len(words) >= LEAST_WORDS else [word for line in lines for word in line]


def shingles(text: str) -> frozenset[int]:
    hashes = [crc32(word.encode("utf-8", "surrogatepass")) for word in body(text)]
    runs = zip(*(hashes[start:] for start in range(SHINGLE)), strict=False)
    return frozenset((a * 31 * 31 + b * 31 + c) % PRIME for a, b, c in runs)


def alike(one: frozenset[int], two: frozenset[int]) -> float:
    """Jaccard's measure: what both hold, out of all that either holds."""
    return len(one & two) / len(one | two) if one or two else 1.0


def buckets(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Any]]:
    """For each letter a number for each band; letters with the same number there share a bucket."""
    import numpy

    random = numpy.random.default_rng(1997)
    factors = random.integers(1, PRIME, BANDS * ROWS, dtype=numpy.int64)[:, None]
    offsets = random.integers(0, PRIME, BANDS * ROWS, dtype=numpy.int64)[:, None]
    mixing = random.integers(1, PRIME, ROWS, dtype=numpy.int64)
    for key, text in texts:
        if found := shingles(text):
            values = numpy.fromiter(found, dtype=numpy.int64, count=len(found))
            least = ((factors * values + offsets) % PRIME).min(axis=1).reshape(BANDS, ROWS)
            yield key, (least * mixing % PRIME).sum(axis=1)


def shared_buckets(texts: Iterable[tuple[int, str]]) -> dict[int, list[tuple[int, int]]]:
    """Only letters that share a bucket with another one, each with those buckets: (band, number)."""
    import numpy

    keys, numbers = array("q"), array("q")
    for key, row in buckets(texts):
        keys.append(key)
        numbers.frombytes(row.tobytes())
    table = numpy.frombuffer(numbers or b"", dtype=numpy.int64).reshape(-1, BANDS)
    shared: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for band in range(BANDS):
        column = numpy.ascontiguousarray(table[:, band])
        _values, places, counts = numpy.unique(column, return_inverse=True, return_counts=True)
        for at in numpy.flatnonzero(counts[places] > 1):
            shared[keys[at]].append((band, int(column[at])))
    return dict(shared)


def groups(found: dict[int, list[tuple[int, int]]], order: list[int], read: Callable) -> Iterator[Likeness]:
    """Each letter with the first one it is alike to; ``read`` gives (key, text) of keys in their order.

    Letters come most frequent first, so a group is led by the wording that most people sent. Only the shingles of
    leaders are kept in memory.
    """
    leaders: dict[tuple[int, int], list[int]] = defaultdict(list)
    kept: dict[int, frozenset[int]] = {}
    for key, text in read(order):
        mine = shingles(text)
        near = dict.fromkeys(leader for bucket in found[key] for leader in leaders[bucket])
        close = (each for each in near if _of_a_size(mine, kept[each]))
        best = max(((alike(mine, kept[each]), -each) for each in close), default=(0.0, 0))
        if best[0] >= ALIKE:
            yield key, -best[1], best[0]
            continue
        kept[key] = mine
        for bucket in found[key]:
            if len(leaders[bucket]) < MOST_LEADERS:
                leaders[bucket].append(key)


def _of_a_size(one: frozenset[int], two: frozenset[int]) -> bool:
    return min(len(one), len(two)) >= ALIKE * max(len(one), len(two))
