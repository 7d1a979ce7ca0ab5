"""Group texts that are the same letter: of one campaign, the same words, or nearly the same (PAR-05)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from feedback.submissions.text_similarity import LEAST_WORDS, groups, shared_buckets, tokens_of


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
    """Compare those that lead, the most frequent wording first."""
    texts = {letter.pk: letter.text for letter in letters if len(tokens_of(letter.text)) >= LEAST_WORDS}
    shared = shared_buckets(texts.items())
    often = Counter(leader.values())
    order = sorted(shared, key=lambda pk: (-often[pk], pk))

    def read(keys: Iterable[int]) -> Iterator[tuple[int, str]]:
        return ((key, texts[key]) for key in keys)

    return {pk: first for pk, first, _alike in groups(shared, order, read)}


def _end(pk: int, near: Mapping[int, int]) -> int:
    return near.get(pk, pk)


def sizes(leaders: Mapping[int, int]) -> dict[int, int]:
    """How many texts each group has, by the text that leads it."""
    return dict(Counter(leaders.values()))
