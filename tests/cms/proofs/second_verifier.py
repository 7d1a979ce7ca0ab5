"""A second verifier of the published record, written from the public standards alone.

Its author had not seen ``cms/proofs``: where both agree, they agree on the standard. Read it beside RFC 9162
(the tree and its proofs), C2SP signed-note, tlog-checkpoint and tlog-cosignature (what a log and its
witnesses sign) and RFC 8785 (the one way to write a value).
"""

import base64
import binascii
import re
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HASH_LENGTH = 32
ED25519, COSIGNATURE = 0x01, 0x04
MOST_SIGNATURES = 100  # signed-note asks for a limit, and that it be no lower than 16
LATEST_TIME, LARGEST_TREE = 2**63 - 1, 2**64 - 1  # tlog-cosignature; a size is an uint64: RFC 9162, 4.10
LARGEST_INTEGER = 2**53 - 1  # RFC 8785 writes IEEE 754 doubles, which are exact up to here
SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Malformed(ValueError):
    """What was given is not what the standard describes."""


# The tree: RFC 9162, 2.1
def leaf_hash(leaf: bytes) -> bytes:
    """The hash of one leaf. RFC 9162, 2.1.1: SHA-256(0x00 || leaf)."""
    return sha256(b"\x00" + leaf).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two smaller than ``size``."""
    return 1 << (size - 1).bit_length() - 1


class Tree:
    """Leaves, and the hashes of the subtrees over them, each worked out once. Each beginning is a tree."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.leaves = leaves
        self._known: dict[tuple[int, int], bytes] = {}

    def _hash(self, start: int, end: int) -> bytes:
        """MTH(D[start:end]) for at least one leaf."""
        if end - start == 1 and (start, end) not in self._known:
            self._known[start, end] = leaf_hash(self.leaves[start])
        if (start, end) not in self._known:
            middle = start + _split(end - start)
            self._known[start, end] = _node(self._hash(start, middle), self._hash(middle, end))
        return self._known[start, end]

    def root(self, size: int) -> bytes:
        """The root over the first ``size`` leaves. RFC 9162, 2.1.1: MTH(D_n)."""
        return self._hash(0, size) if size else sha256(b"").digest()

    def inclusion_path(self, index: int, size: int) -> list[bytes]:
        """Why leaf ``index`` is among the first ``size``. RFC 9162, 2.1.3.1: PATH(m, D_n)."""
        if not 0 <= index < size <= len(self.leaves):
            raise ValueError("no such leaf")
        return self._path(index, 0, size)

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        half = _split(end - start)
        middle = start + half
        if index < half:
            return [*self._path(index, start, middle), self._hash(middle, end)]
        return [*self._path(index - half, middle, end), self._hash(start, middle)]

    def consistency_path(self, old: int, size: int) -> list[bytes]:
        """Why the tree of ``size`` begins with that of ``old``. RFC 9162, 2.1.4.1: PROOF(m, D_n)."""
        if not 0 < old <= size <= len(self.leaves):
            raise ValueError("no such older tree")
        return self._subproof(old, 0, size, True)

    def _subproof(self, old: int, start: int, end: int, whole: bool) -> list[bytes]:
        if old == end - start:
            return [] if whole else [self._hash(start, end)]
        half = _split(end - start)
        middle = start + half
        if old <= half:
            return [*self._subproof(old, start, middle, whole), self._hash(middle, end)]
        return [*self._subproof(old - half, middle, end, False), self._hash(start, middle)]


def tree_hash(leaves: list[bytes]) -> bytes:
    """The root over these leaves. RFC 9162, 2.1.1: MTH(D_n)."""
    return Tree(leaves).root(len(leaves))


def inclusion_path(index: int, leaves: list[bytes]) -> list[bytes]:
    """Why leaf ``index`` is one of these. RFC 9162, 2.1.3.1: PATH(m, D_n)."""
    return Tree(leaves).inclusion_path(index, len(leaves))


def consistency_path(old: int, leaves: list[bytes]) -> list[bytes]:
    """Why the first ``old`` of these leaves are their beginning. RFC 9162, 2.1.4.1: PROOF(m, D_n)."""
    return Tree(leaves).consistency_path(old, len(leaves))


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_LENGTH for value in values)


def accepts_inclusion(leaf_hash: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """Whether the leaf is number ``index`` of the tree with this size and root. RFC 9162, 2.1.3.2."""
    if not 0 <= index < size or not _are_hashes(leaf_hash, root, *path):  # step 1
        return False
    first, last, found = index, size - 1, leaf_hash  # steps 2 and 3: fn, sn and r
    for value in path:  # step 4
        if last == 0:
            return False
        if first & 1 or first == last:
            found = _node(value, found)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            found = _node(found, value)
        first, last = first >> 1, last >> 1
    return last == 0 and found == root  # step 5


def accepts_consistency(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, path: list[bytes]
) -> bool:
    """Whether the newer tree begins with the older one. RFC 9162, 2.1.4.2.

    It is defined for 0 < old < new. Of two trees of one size it remains to see that they are the same tree.
    """
    if not 0 < old_size <= new_size or not _are_hashes(old_root, new_root, *path):
        return False
    if old_size == new_size:
        return not path and old_root == new_root
    if not path:  # step 1
        return False
    if old_size & (old_size - 1) == 0:  # step 2: an exact power of two
        path = [old_root, *path]
    first, last = old_size - 1, new_size - 1  # step 3: fn and sn
    while first & 1:  # step 4
        first, last = first >> 1, last >> 1
    old_found = new_found = path[0]  # step 5: fr and sr
    for value in path[1:]:  # step 6
        if last == 0:
            return False
        if first & 1 or first == last:
            old_found, new_found = _node(value, old_found), _node(value, new_found)
            while not first & 1 and first:
                first, last = first >> 1, last >> 1
        else:
            new_found = _node(new_found, value)
        first, last = first >> 1, last >> 1
    return old_found == old_root and new_found == new_root and last == 0  # step 7


# The notes: C2SP signed-note, tlog-checkpoint and tlog-cosignature
def _decoded(text: str) -> bytes:
    """The bytes of standard base64 (RFC 4648, 4) written in its one form: padded, and with no stray bits."""
    try:
        value = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as broken:
        raise Malformed("not base64") from broken
    if base64.b64encode(value).decode() != text:
        raise Malformed("not the one form of base64")
    return value


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(letter.isspace() for letter in name)


def _read_signature(line: str) -> tuple[str, bytes, bytes]:
    """Name, key id and signature."""
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "\N{EM DASH}" or not _is_name(parts[1]):
        raise Malformed("not a signature line")
    value = _decoded(parts[2])
    if len(value) < 5:
        raise Malformed("a key id and no signature")
    return parts[1], value[:4], value[4:]


def read_note(note: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """The signed text and the signatures below it. C2SP signed-note, "Format"."""
    try:
        note.encode()
    except UnicodeEncodeError as broken:
        raise Malformed("not to be written in UTF-8") from broken
    if any(letter < " " and letter != "\n" for letter in note):
        raise Malformed("a control character")
    text, blank, below = note.rpartition("\n\n")
    if not blank or not below.endswith("\n"):
        raise Malformed("no blank line with signature lines below it")
    lines = below[:-1].split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise Malformed("too many signatures")
    return text + "\n", [_read_signature(line) for line in lines]


def read_checkpoint(note: str) -> tuple[str, int, bytes, list[str]]:
    """Origin, size, root and extension lines, unverified. C2SP tlog-checkpoint, "Note text"."""
    text, _signatures = read_note(note)
    lines = text[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise Malformed("not three lines or more with something in each")
    origin, size, root, *extension = lines
    if not re.fullmatch("0|[1-9][0-9]{0,19}", size) or int(size) > LARGEST_TREE:
        raise Malformed("not a tree size")
    if len(_decoded(root)) != HASH_LENGTH:
        raise Malformed("not a root")
    return origin, int(size), _decoded(root), extension


def _read_key(vkey: str, kind: int) -> tuple[str, bytes, Ed25519PublicKey]:
    """Name, id and key of ``name+key id+base64(kind || key)``. C2SP signed-note, "Verifier keys"."""
    name, plus, rest = vkey.partition("+")
    key_id, second_plus, encoded = rest.partition("+")
    if not (plus and second_plus and _is_name(name) and re.fullmatch("[0-9a-f]{8}", key_id)):
        raise Malformed("not a verifier key")
    key = _decoded(encoded)
    if len(key) != 1 + HASH_LENGTH or key[0] != kind:
        raise Malformed("a key of another kind")
    if sha256(name.encode() + b"\n" + key).digest()[:4].hex() != key_id:
        raise Malformed("the id of another key")
    return name, bytes.fromhex(key_id), Ed25519PublicKey.from_public_bytes(key[1:])


def _signatures_by(note: str, vkey: str, kind: int) -> tuple[str, list[bytes], Ed25519PublicKey]:
    name, key_id, key = _read_key(vkey, kind)
    text, signatures = read_note(note)
    return text, [value for by, with_id, value in signatures if (by, with_id) == (name, key_id)], key


def _verifies(key: Ed25519PublicKey, signature: bytes, message: str) -> bool:
    try:
        key.verify(signature, message.encode())
    except InvalidSignature:
        return False
    return True


def accepts_note(note: str, vkey: str) -> bool:
    """Whether this key signed the note, and nothing in its name fails. C2SP signed-note, "Signatures"."""
    try:
        text, signatures, key = _signatures_by(note, vkey, ED25519)
    except ValueError:
        return False
    return bool(signatures) and all(_verifies(key, signature, text) for signature in signatures)


def accepts_cosignature(note: str, vkey: str) -> int | None:
    """When this witness cosigned, if it did. C2SP tlog-cosignature, "Ed25519 signed message"."""
    try:
        read_checkpoint(note)
        text, signatures, key = _signatures_by(note, vkey, COSIGNATURE)
    except ValueError:
        return None
    times = [int.from_bytes(signature[:8]) for signature in signatures]
    for time, signature in zip(times, signatures, strict=True):
        message = f"cosignature/v1\ntime {time}\n{text}"
        if len(signature) != 8 + 64 or time > LATEST_TIME or not _verifies(key, signature[8:], message):
            return None
    return times[0] if times else None


# The one way to write a value: RFC 8785
def _written(text: str) -> str:
    """RFC 8785, 3.2.2.2: a short escape where JSON has one, else the number of a control, else as it is."""
    return '"' + "".join(SHORT_ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in text) + '"'


def _write(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return _written(value)
    if isinstance(value, int) and abs(value) <= LARGEST_INTEGER:
        return str(int(value))
    if isinstance(value, list):
        return "[" + ",".join(_write(each) for each in value) + "]"
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        in_order = sorted(value, key=lambda key: key.encode("utf-16-be"))  # 3.2.3: by UTF-16 code units
        return "{" + ",".join(f"{_written(key)}:{_write(value[key])}" for key in in_order) + "}"
    raise Malformed(f"no canonical form here: {type(value).__name__}")


def canonical(value: object) -> bytes:
    """The one form of a value without fractions. RFC 8785, 3.2."""
    try:
        return _write(value).encode()
    except UnicodeEncodeError as broken:  # 3.2.2.2: half a surrogate pair ends the writing
        raise Malformed("not to be written in UTF-8") from broken
