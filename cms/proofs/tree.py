"""The tree over the entries of the record: roots and proofs from stored tiles (RFC 9162 2.1, C2SP tlog-tiles).

A tile holds 256 hashes of one level. Complete tiles are stored; what is not complete yet is read from the entries and
from the tiles below. A proof reads a few tiles of 8 kB, however long the record is.
"""

from collections.abc import Iterator

from cms.models import LedgerEntry, RecordTile
from cms.proofs.verify_record import HASH, node_hash, root_of

WIDTH = 256  # hashes in a tile
HEIGHT = 8  # levels of the tree in a tile
STEP = 64  # tiles stored at once


def grow(size: int) -> None:
    """Store the tiles that a tree of this size completes."""
    level = 0
    while complete := size // WIDTH ** (level + 1):
        newest = (
            RecordTile.objects.filter(level=level).order_by("-index").values_list("index", flat=True).first()
        )
        first = 0 if newest is None else newest + 1
        for start in range(first, complete, STEP):
            tiles = [_tile(level, index) for index in range(start, min(start + STEP, complete))]
            RecordTile.objects.bulk_create(tiles)
        level += 1


def _tile(level: int, index: int) -> RecordTile:
    hashes = hashes_below(level, index, WIDTH)
    return RecordTile(level=level, index=index, hashes=b"".join(hashes), root=root_of(hashes))


def hashes_below(level: int, index: int, count: int) -> list[bytes]:
    """The first hashes of a tile, from what lies below it: entries, or tiles of the level below."""
    first = index * WIDTH
    if level == 0:
        rows = LedgerEntry.objects.filter(number__gt=first, number__lte=first + count)
        return [bytes.fromhex(leaf) for leaf in rows.order_by("number").values_list("leaf", flat=True)]
    below = RecordTile.objects.filter(level=level - 1, index__gte=first, index__lt=first + count)
    return [bytes(root) for root in below.order_by("index").values_list("root", flat=True)]


def tile_hashes(level: int, index: int, count: int) -> list[bytes]:
    """The first hashes of a tile, complete or not."""
    if count == WIDTH:
        stored = RecordTile.objects.filter(level=level, index=index).values_list("hashes", flat=True).first()
        if stored is not None:
            data = bytes(stored)
            return [data[at : at + HASH] for at in range(0, len(data), HASH)]
    return hashes_below(level, index, count)


def stored_tiles() -> Iterator[RecordTile]:
    """Every stored tile, those of the entries first."""
    return RecordTile.objects.order_by("level", "index").iterator(STEP)


def is_right(tile: RecordTile) -> bool:
    """Whether a stored tile is that of the entries, or tiles, below it."""
    hashes = hashes_below(tile.level, tile.index, WIDTH)
    return b"".join(hashes) == bytes(tile.hashes) and root_of(hashes) == bytes(tile.root)


class Tree:
    """The tree over the first ``size`` entries. Reads each tile once."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    def _hashes(self, level: int, index: int) -> list[bytes]:
        if (level, index) not in self._tiles:
            width = WIDTH**level  # entries below one hash of this level
            count = min(WIDTH, self.size // width - index * WIDTH)
            self._tiles[level, index] = tile_hashes(level, index, count)
        return self._tiles[level, index]

    @property
    def root(self) -> bytes:
        return self._hash(0, self.size) if self.size else root_of([])

    def inclusion(self, index: int) -> list[bytes]:
        """The path of the leaf at an index (2.1.3.1)."""
        path, start, count = list[bytes](), 0, self.size
        while count > 1:
            half = _half(count)
            if index < start + half:
                path.append(self._hash(start + half, count - half))
                count = half
            else:
                path.append(self._hash(start, half))
                start, count = start + half, count - half
        return path[::-1]

    def consistency(self, old: int) -> list[bytes]:
        """The proof that the tree begins with that of the first ``old`` entries (2.1.4.1)."""
        path, start, count, is_whole = list[bytes](), 0, self.size, True
        while old != count:
            half = _half(count)
            if old <= half:
                path.append(self._hash(start + half, count - half))
                count = half
            else:
                path.append(self._hash(start, half))
                start, count, old, is_whole = start + half, count - half, old - half, False
        return ([] if is_whole else [self._hash(start, count)]) + path[::-1]

    def _hash(self, start: int, count: int) -> bytes:
        """The hash over ``count`` entries from an index that is a multiple of the next power of two."""
        half = _half(count)
        if half * 2 == count or count == 1:
            return self._node(count.bit_length() - 1, start)
        return node_hash(self._hash(start, half), self._hash(start + half, count - half))

    def _node(self, height: int, start: int) -> bytes:
        """The hash over 2**height entries, from the hashes of one tile."""
        level, rest = divmod(height, HEIGHT)
        index, at = divmod(start // WIDTH**level, WIDTH)
        return root_of(self._hashes(level, index)[at : at + 2**rest])


def _half(count: int) -> int:
    """The largest power of two below a count."""
    return 1 << max(count - 1, 0).bit_length() - 1 if count > 1 else 0
