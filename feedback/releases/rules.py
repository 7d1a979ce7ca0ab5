"""Rules of a release as a whole: which data sets are too small, or too near another, to leave (PRV-10, PRV-12, P03)."""

from collections.abc import Iterable
from typing import Final

FEW: Final = "few"
REST: Final = "rest"


def obstacle_of(size: int, around: Iterable[int], threshold: int) -> str:
    """Return why no number and no row of a data set of ``size`` comments may leave, or an empty string.

    A data set of 1 to ``threshold`` - 1 comments tells who they are by its filters alone. So does one that leaves as
    few of a wider selection; ``around`` has the size of each selection without one or more of the filters.
    """
    if 0 < size < threshold:
        return FEW
    return REST if any(0 < wider - size < threshold for wider in around) else ""
