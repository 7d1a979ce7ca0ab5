"""A reader who knows the rule and tries every state of a room: which agree with what is published?"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

State = tuple[int, ...]
Told = Callable[[State], Hashable]


def classes(states: Iterable[State], told: Told) -> dict[Hashable, list[State]]:
    """What is published → the states of which exactly this is published."""
    found: dict[Hashable, list[State]] = defaultdict(list)
    for state in states:
        found[told(state)].append(state)
    return found


def closest(
    found: dict[Hashable, list[State]],
    seen: Callable[[State], bool],
    *,
    threshold: int,
    nested: Iterable[tuple],
) -> int:
    """The fewest values that a small number can have: of a total, or of a difference of two nested totals.

    Only states that are ``seen`` are judged: those at the edge of what is tried have neighbors that are not.
    """
    pairs = list(nested)
    fewest = threshold
    for states in found.values():
        if any(map(seen, states)):
            for values in _values(states, pairs):
                if any(0 < value < threshold for value in values):
                    fewest = min(fewest, len(values))
    return fewest


def _values(states: list[State], pairs: list[tuple]) -> Iterator[set[int]]:
    for place in range(len(states[0])):
        yield {state[place] for state in states}
    for inner, outer in pairs:
        yield {state[outer] - state[inner] for state in states}


def splits(total: int, parts: int) -> Iterator[State]:
    """All ways to give so many answers to so many options."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in splits(total - first, parts - 1))
