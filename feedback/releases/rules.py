"""Rules of a release as a whole: which data sets are too small, or too near another, to leave (PRV-10, PRV-12, P03)."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from typing import Final

FEW: Final = "few"
REST: Final = "rest"


def obstacle_of(size: int, around: Iterable[int], threshold: int) -> str:
    """Return why no number and no row of a data set of ``size`` comments may leave, or an empty string.

    A data set of 1 to ``threshold`` - 1 comments tells who they are by its filters alone. So does one that leaves as
    few of a wider selection, or that completes the sizes from which those with none of several filters are counted.
    ``around`` has the size of each selection without one or more of the filters, the widest first: as
    `itertools.combinations` lists the filters that are left.
    """
    around = list(around)
    if 0 < size < threshold:
        return FEW
    if any(0 < wider - size < threshold for wider in around):
        return REST
    return REST if any(0 < count < threshold for count in _with_none_of_several([*around, size])) else ""


def _with_none_of_several(sizes: list[int]) -> Iterator[int]:
    """Counts of comments that have some of the filters and none of the others, of which there are two or more."""
    filters = range(len(sizes).bit_length() - 1)
    if 1 << len(filters) != len(sizes):
        return
    every = list(chain.from_iterable(combinations(filters, count) for count in range(len(filters) + 1)))
    by_filters = dict(zip(map(frozenset, every), sizes, strict=True))
    for has in by_filters:
        if len(filters) - len(has) > 1:
            yield sum(
                size * (-1) ** (len(each) - len(has)) for each, size in by_filters.items() if has <= each
            )
