"""Min-wise hashing of sets with banded buckets: sets that resemble each other probably share a bucket.

After A. Broder, "On the resemblance and containment of documents" (1997). A bucket only proposes a pair.
"""

from typing import TYPE_CHECKING

from feedback.submissions.text_similarity import PRIME

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Numbers = NDArray[int64]

SEED = 1997


class MinHash:
    """``bands`` numbers for each set, from ``bands`` times ``rows`` hash functions; the same in every process."""

    def __init__(self, bands: int, rows: int) -> None:
        import numpy

        random = numpy.random.default_rng(SEED)
        self.shape = (bands, rows)
        self.factors = random.integers(1, PRIME, bands * rows, dtype=numpy.int64)[:, None]
        self.offsets = random.integers(0, PRIME, bands * rows, dtype=numpy.int64)[:, None]
        self.mixing = random.integers(1, PRIME, rows, dtype=numpy.int64)
        self.places = numpy.arange(bands, dtype=numpy.int64)

    def buckets(self, runs: "Numbers") -> list[int]:
        """One bucket in each band of a set of numbers below ``PRIME`` that is not empty."""
        least = ((self.factors * runs + self.offsets) % PRIME).min(axis=1).reshape(self.shape)
        mixed = (least * self.mixing % PRIME).sum(axis=1) % PRIME
        found: list[int] = (mixed * self.shape[0] + self.places).tolist()
        return found
