"""Addresses of tiles (C2SP tlog-tiles): ``0/x001/234`` is tile 1234 of level 0, ``0/005.p/17`` the 17 hashes that
tile 5 has so far, and ``entries/005`` the entries themselves.
"""

import re
from dataclasses import dataclass
from functools import reduce

from cms.proofs import leaves
from cms.proofs.tree import WIDTH, tile_hashes

ENTRIES = "entries"
_ADDRESS = re.compile(
    r"(?P<level>entries|[0-9]|[1-5][0-9]|6[0-3])/(?P<index>(?:x\d{3}/)*\d{3})(?:\.p/(?P<width>[1-9]\d{0,2}))?"
)


@dataclass(frozen=True)
class TileAddress:
    """``level`` is None for entries."""

    level: int | None
    index: int
    width: int

    @property
    def is_complete(self) -> bool:
        return self.width == WIDTH

    def content(self, size: int) -> bytes | None:
        """The bytes at this address in a tree of this size; None if it does not reach that far."""
        level = self.level or 0
        if self.width > size // WIDTH**level - self.index * WIDTH:
            return None
        if self.level is not None:
            return b"".join(tile_hashes(level, self.index, self.width))
        first = self.index * WIDTH + 1
        found = leaves.leaf_bytes(leaves.entries(first, first + self.width - 1))
        return b"".join(len(each).to_bytes(2, "big") + each for each in found)


def read_address(path: str) -> TileAddress | None:
    found = _ADDRESS.fullmatch(path)
    if found is None:
        return None
    parts = found["index"].replace("x", "").split("/")
    index = reduce(lambda total, part: total * 1000 + int(part), parts, 0)
    width = int(found["width"] or WIDTH)
    is_short = parts[0] != "000" or len(parts) == 1  # no leading groups of zeros
    if not is_short or width > WIDTH or (found["width"] and width == WIDTH):
        return None
    level = None if found["level"] == ENTRIES else int(found["level"])
    return TileAddress(level, index, width)
