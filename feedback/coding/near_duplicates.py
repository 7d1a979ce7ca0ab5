"""Group texts that are the same letter: of one campaign, the same words, or nearly the same (PAR-05).

Two texts are nearly the same if the Jaccard resemblance of their runs of three words is at least ``ALIKE``.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from feedback.submissions.min_hash import MinHash
from feedback.submissions.text_similarity import LEAST_WORDS, shingles, tokens_of

ALIKE = 0.8
BANDS, ROWS = 16, 5  # at 0.8 resemblance, 998 of 1,000 pairs share a bucket; at 0.3, 4 of 100 do
MOST_LEADERS = 20  # per bucket, to bound the cost of adversarial letters


@dataclass(frozen=True)
class Letter:
    """One text; ``campaign`` if people or the comparison of letters put it in one."""

    pk: int
    text: str
    campaign: int | None = None


def groups_of_letters(letters: Sequence[Letter]) -> dict[int, int]:
    """Map each text to the first of its group, by id; a text that resembles no other leads itself."""
    leader: dict[int, int] = {}
    first_of: dict[object, int] = {}
    for letter in letters:
        keys: list[object] = [tuple(tokens_of(letter.text))]
        keys += [letter.campaign] if letter.campaign is not None else []
        known = next((first_of[key] for key in keys if key in first_of), letter.pk)
        leader[letter.pk] = known
        for key in keys:
            first_of.setdefault(key, known)
    near = _nearly_same([letter for letter in letters if leader[letter.pk] == letter.pk], leader)
    return {pk: _end(first, near) for pk, first in leader.items()}


def _nearly_same(letters: Sequence[Letter], leader: Mapping[int, int]) -> dict[int, int]:
    """Compare those that lead, the most frequent wording first, with the leaders in their buckets."""
    import numpy

    min_hash, often = MinHash(BANDS, ROWS), Counter(leader.values())
    leaders: dict[int, list[int]] = defaultdict(list)
    runs_of: dict[int, frozenset[int]] = {}
    found: dict[int, int] = {}
    for letter in sorted(letters, key=lambda each: (-often[each.pk], each.pk)):
        runs = shingles(letter.text)
        if not runs or len(tokens_of(letter.text)) < LEAST_WORDS:
            continue
        places = min_hash.buckets(numpy.fromiter(sorted(runs), dtype=numpy.int64))
        near = dict.fromkeys(pk for place in places for pk in leaders.get(place, ()))
        best = max(((alike(runs, runs_of[pk]), -pk) for pk in near), default=(0.0, 0))
        if best[0] >= ALIKE:
            found[letter.pk] = -best[1]
            continue
        runs_of[letter.pk] = runs
        for place in places:
            if len(leaders[place]) < MOST_LEADERS:
                leaders[place].append(letter.pk)
    return found


def alike(one: frozenset[int], two: frozenset[int]) -> float:
    """The Jaccard resemblance, from 0 to 1."""
    return len(one & two) / len(one | two) if one or two else 1.0


def _end(pk: int, near: Mapping[int, int]) -> int:
    return near.get(pk, pk)


def sizes(leaders: Mapping[int, int]) -> dict[int, int]:
    """How many texts each group has, by the text that leads it."""
    return dict(Counter(leaders.values()))
