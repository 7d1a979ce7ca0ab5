"""Break down a number that is shown so that a reader who knows this rule learns no small part of it (PRV-10, PRV-11).

For the answers of a poll, the comments in each language and the groups of a year. T is the disclosure threshold;
"small" is 1 to T - 1. A zero is always shown. If the parts add up to the number, the first of these that is safe:

1. No part is small: all are shown.
2. The small parts are withheld.
3. The smallest of the other parts is withheld with them.
4. All parts but the zeros are withheld.

Step 2 or 3 is safe if each small part could be any of five numbers at least. A reader counts them from what is shown:
how many parts are withheld, what is left for them, and that each part shown is larger than the one of step 3. So the
step that was chosen says no more than the numbers do, and all that is withheld reads the same. Of 40 answers that
split into 10, 15 and 15, withholding 10 and one 15 would leave a single way to fill the two: that is step 4.

If people could choose several answers, each number stands alone beside the number who answered: it is withheld if it
is small, or if few did not choose it.
"""

from collections.abc import Mapping

from cms.disclosure import Cell
from engagement.published_cells import threshold
from engagement.small_rooms import WITHHELD

FEWEST = 5  # numbers that a small part could be


def published_parts[K](counts: Mapping[K, int]) -> dict[K, Cell]:
    """The cells of numbers by their sum, which is shown, or which is itself small."""
    hidden = _hidden(counts)
    return {key: WITHHELD if key in hidden else Cell(count) for key, count in counts.items()}


def _hidden[K](counts: Mapping[K, int]) -> set[K]:
    everything = {key for key, count in counts.items() if count}
    small = {key for key in everything if _is_small(counts[key])}
    others = sorted(everything - small, key=lambda key: counts[key])
    together = sum(counts[key] for key in small)
    if not small or (others and _alone(len(small), together) >= FEWEST):
        return small
    if len(others) > 1:
        with_it = together + counts[others[0]]
        if _with_another(len(small), with_it, counts[others[1]]) >= FEWEST:
            return {*small, others[0]}
    return everything


def _alone(small: int, together: int) -> int:
    """How many numbers one of so many small parts could be, if they are so many together."""
    rest, most = small - 1, threshold() - 1
    return max(0, min(most, together - rest) - max(1, together - most * rest) + 1)


def _with_another(small: int, together: int, next_larger: int) -> int:
    """The same if one other part is among them: it is smaller than the smallest shown, and they were not safe alone."""
    rest, most = small - 1, threshold() - 1
    return sum(
        any(
            most < together - part - others < next_larger and _alone(small, part + others) < FEWEST
            for others in range(rest, most * rest + 1)
        )
        for part in range(1, most + 1)
    )


def published_choices[K](counts: Mapping[K, int], answered: int) -> dict[K, Cell]:
    """The cells of numbers of which each is a part of the number who answered."""
    return {
        key: WITHHELD if _is_small(count) or _is_small(answered - count) else Cell(count)
        for key, count in counts.items()
    }


def _is_small(count: int) -> bool:
    return 0 < count < threshold()
