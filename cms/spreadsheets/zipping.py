"""Write a ZIP file as a stream: only the list of entries is held in memory, nothing is sought.

Dates are fixed, so that equal content gives equal bytes.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator
from importlib import import_module

try:
    fast_zlib, LEVEL = import_module("isal.isal_zlib"), 2
except ImportError:  # not on this platform: the same file, made more slowly
    fast_zlib, LEVEL = zlib, 1

MOST_BYTES = 0xFFFFFFFF
_WHEN = (0, (1980 - 1980) << 9 | 1 << 5 | 1)  # time, date: 1 January 1980
_STREAMED = 1 << 3
_UTF8 = 1 << 11
_DEFLATED = 8


class ZipStream:
    """Each entry must stay under 4 GiB; the file as a whole may be larger (ZIP64 directory)."""

    def __init__(self) -> None:
        self.offset = 0
        self.content = hashlib.sha256()  # of the content, independent of compression
        self._entries: list[tuple[bytes, int, int, int, int]] = []

    def write(self, name: str, content: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the bytes of one entry. Its size need not be known in advance."""
        start, encoded = self.offset, name.encode()
        yield self._count(
            struct.pack(
                "<4s5H3L2H",
                b"PK\3\4", 20, _STREAMED | _UTF8, _DEFLATED, *_WHEN, 0, 0, 0, len(encoded), 0,
            )
            + encoded
        )  # fmt: skip
        packer = fast_zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        crc = size = packed = 0
        self.content.update(encoded + b"\n")
        for chunk in content:
            crc, size = fast_zlib.crc32(chunk, crc), size + len(chunk)
            self.content.update(chunk)
            if out := packer.compress(chunk):
                packed += len(out)
                yield self._count(out)
        out = packer.flush()
        packed += len(out)
        yield self._count(out + struct.pack("<4s3L", b"PK\7\x08", crc, packed, size))
        self._entries.append((encoded, crc, packed, size, start))

    def finish(self) -> Iterator[bytes]:
        """Yield the directory."""
        start = self.offset
        for entry in self._entries:
            yield self._count(_directory_entry(*entry))
        size, number = self.offset - start, len(self._entries)
        if start + size > MOST_BYTES:
            yield self._count(
                struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, number, number, size, start)
                + struct.pack("<4sLQL", b"PK\6\7", 0, start + size, 1)
            )
        yield self._count(
            struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, size, min(start, MOST_BYTES), 0)
        )

    def _count(self, data: bytes) -> bytes:
        self.offset += len(data)
        return data


def _directory_entry(name: bytes, crc: int, packed: int, size: int, offset: int) -> bytes:
    extra, version = b"", 20
    if offset >= MOST_BYTES:
        extra, version, offset = struct.pack("<2HQ", 1, 8, offset), 45, MOST_BYTES
    return (
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2", version, version, _STREAMED | _UTF8, _DEFLATED, *_WHEN, crc, packed, size,
            len(name), len(extra), 0, 0, 0, 0, offset,
        )
        + name
        + extra
    )  # fmt: skip
