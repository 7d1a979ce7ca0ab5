#!/usr/bin/env python3
"""Check a proof or a whole record offline: one file, with Python 3.11 or later and ``cryptography`` only.

    python verify_record.py proof.json [--text FILE] [--key KEY]
    python verify_record.py record.zip [--key KEY] [--against CHECKPOINT]

KEY is the public key of the record as its page /record/ shows it: write it down, or get it from somebody else. Where
that key signed for a newer one, this file follows it. Without KEY the key in the file is used: then the file agrees
with itself, no more. CHECKPOINT is a file with a checkpoint from another day or place; copied from a PDF it may lack
its empty line. It exits with 1 and one sentence for each break. Sources: RFC 9162 section 2.1 (tree), RFC 8785
(canonical JSON), C2SP signed-note, tlog-checkpoint, tlog-cosignature.
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SIGNATURE, COSIGNATURE = 0x01, 0x04  # algorithm bytes of C2SP signed-note
ROTATION = "record_key"  # the kind of an entry that names a new key
HASH = 32  # bytes of SHA-256
MOST = 2**53 - 1  # whole numbers that every reader of JSON reads alike (RFC 8785 section 3.2.2.3)


class Refused(Exception):
    """What was claimed does not hold; the text says which part."""


def canonical(value: object) -> bytes:
    """RFC 8785 for what a record holds: objects, lists, strings, whole numbers, true, false and null."""
    return _canonical(value).encode()


def _canonical(value: object) -> str:
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{_canonical(key)}:{_canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(_canonical, value)) + "]"
    if value is None or isinstance(value, (str, bool)) or (isinstance(value, int) and abs(value) <= MOST):
        return json.dumps(value, ensure_ascii=False)
    raise Refused(f"{type(value).__name__} has no canonical form here.")


def sealed_digest(salt: bytes, sealed: object) -> str:
    """HMAC-SHA-256 with the salt of the entry: without the salt nobody finds the facts by trying."""
    return hmac.new(salt, canonical(sealed), hashlib.sha256).hexdigest()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class RunningRoot:
    """The root of a tree that grows leaf by leaf; it keeps one hash for each complete part."""

    def __init__(self) -> None:
        self.size, self.parts = 0, list[bytes]()

    def add(self, leaf: bytes) -> None:
        self.size += 1
        self.parts.append(leaf)
        ends = self.size
        while ends % 2 == 0:
            right, left = self.parts.pop(), self.parts.pop()
            self.parts.append(node_hash(left, right))
            ends //= 2

    @property
    def root(self) -> bytes:
        if not self.parts:
            return hashlib.sha256(b"").digest()
        found = self.parts[-1]
        for left in reversed(self.parts[:-1]):
            found = node_hash(left, found)
        return found


def root_of(hashes: Iterable[bytes]) -> bytes:
    """The root over leaf hashes (2.1.1)."""
    running = RunningRoot()
    for each in hashes:
        running.add(each)
    return running.root


def check_inclusion(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> None:
    """Whether a leaf hash is at an index of the tree with this root (2.1.3.2); Refused otherwise."""
    if not 0 <= index < size:
        raise Refused(f"There is no entry {index + 1} in a record of {size}.")
    require_hashes(leaf, root, *path)
    at, last, found = index, size - 1, leaf
    for each in path:
        if last == 0:
            raise Refused("The path is longer than the tree is high.")
        if at % 2 or at == last:
            found = node_hash(each, found)
            while at and not at % 2:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, each)
        at, last = at >> 1, last >> 1
    if last or found != root:
        raise Refused(f"The path of entry {index + 1} does not lead to the root of the checkpoint.")


def require_hashes(*hashes: bytes) -> None:
    if any(len(each) != HASH for each in hashes):
        raise Refused("A hash of the proof is not a SHA-256.")


class Line(NamedTuple):
    """One signature line of a note."""

    name: str
    key_id: bytes
    signature: bytes


class Key(NamedTuple):
    """A public key as C2SP writes it: ``name+key id+base64 of algorithm and key``."""

    name: str
    algorithm: int
    public: bytes

    @property
    def key_id(self) -> bytes:
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.algorithm]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{to_base64(bytes([self.algorithm]) + self.public)}"

    def accepts(self, signature: bytes, message: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


class Checkpoint(NamedTuple):
    """How long the record was, and the root over its entries."""

    origin: str
    size: int
    root: bytes


def to_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def from_base64(words: str) -> bytes:
    try:
        data = base64.b64decode(words, validate=True)
    except ValueError as error:
        raise Refused("A hash or signature is not base64.") from error
    if to_base64(data) != words:
        raise Refused("A hash or signature is not base64 in its one form.")
    return data


def read_key(vkey: str) -> Key:
    name, _plus, rest = vkey.partition("+")
    key_id, _plus, data = rest.partition("+")
    decoded = from_base64(data)
    if not _is_name(name) or len(decoded) != 1 + HASH:
        raise Refused("This is not a public key of a record.")
    key = Key(name, decoded[0], decoded[1:])
    if key.key_id.hex() != key_id:
        raise Refused("The id of the public key is not that of its key.")
    return key


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(letter.isspace() for letter in name)


def read_note(note: str) -> tuple[str, list[Line]]:
    """The text of a signed note, with its last line break, and its signature lines."""
    if any((letter < " " and letter != "\n") or "\ud800" <= letter <= "\udfff" for letter in note):
        raise Refused("The checkpoint contains signs that no checkpoint has.")
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not text or not signatures.endswith("\n"):
        raise Refused("The checkpoint has no signature.")
    return text + "\n", [_read_line(line) for line in signatures[:-1].split("\n")]


def _read_line(line: str) -> Line:
    dash, _space, rest = line.partition(" ")
    name, _space, data = rest.partition(" ")
    decoded = from_base64(data)
    if dash != "—" or not _is_name(name) or len(decoded) <= 4:
        raise Refused("A signature line of the checkpoint is malformed.")
    return Line(name, decoded[:4], decoded[4:])


def read_checkpoint(note: str) -> Checkpoint:
    text, _lines = read_note(note)
    lines = text[:-1].split("\n")
    origin, size, root = [*lines, "", ""][:3]
    if not all(lines) or not re.fullmatch(r"0|[1-9][0-9]{0,19}", size) or int(size) >= 2**64:
        raise Refused("The checkpoint lacks its origin or its size.")
    require_hashes(from_base64(root))
    return Checkpoint(origin, int(size), from_base64(root))


def signed_by(note: str, vkey: str) -> bool:
    """Whether this key signed the note."""
    text, lines = read_note(note)
    key = read_key(vkey)
    if key.algorithm != SIGNATURE:
        return False
    own = [line for line in lines if (line.name, line.key_id) == (key.name, key.key_id)]
    return bool(own) and all(key.accepts(line.signature, text.encode()) for line in own)


def cosigned_at(note: str, vkey: str) -> int | None:
    """When this key cosigned the note, in seconds since 1970; None if it did not."""
    text, lines = read_note(note)
    key = read_key(vkey)
    for line in lines:
        if (line.name, line.key_id) != (key.name, key.key_id) or len(line.signature) != 72:
            continue
        time = int.from_bytes(line.signature[:8], "big")
        accepted = key.accepts(line.signature[8:], cosigned_text(text, time))
        if accepted and key.algorithm == COSIGNATURE and time < 2**63:
            return time
    return None


def cosigned_text(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def check_signature(note: str, vkey: str) -> Checkpoint:
    """The checkpoint that the key of the record signed; Refused otherwise."""
    found = read_checkpoint(note)
    if found.origin != read_key(vkey).name or not signed_by(note, vkey):
        raise Refused("The checkpoint was not signed with the key of this record.")
    return found


def keys_after(vkey: str, rotations: list[dict[str, Any]]) -> list[str]:
    """A key and those that it leads to: the key before signed a checkpoint that covers the entry of the next."""
    found = [vkey]
    for file in rotations:
        before, after = _named(file)
        if before in found and signed_by(file["checkpoint"], before):
            list(check_proofs(file, vkey=before))
            found.append(after)
    return found


def keys_before(known: list[str], rotations: list[dict[str, Any]]) -> list[str]:
    """Earlier keys, as the entries of later ones name them under a checkpoint that one of these keys signed."""
    found = list(known)
    for file in reversed(rotations):
        before, after = _named(file)
        signers = [key for key in (before, *found) if signed_by(file["checkpoint"], key)]
        if signers and after in found and before not in found:
            list(check_proofs(file, vkey=signers[0]))
            found.append(before)
    return found[len(known) :]


def _named(file: dict[str, Any]) -> tuple[str, str]:
    proof = file["proofs"][0]
    if proof["entry"]["kind"] != ROTATION:
        raise Refused("A change of the key does not rest on an entry that names a key.")
    return proof["sealed"]["fields"]["previous"], proof["sealed"]["fields"]["key"]


def signer(note: str, vkey: str, rotations: list[dict[str, Any]]) -> str:
    """Which of the keys that a key leads to signed the note; Refused if none did."""
    known = keys_after(vkey, rotations)
    for each in reversed(known):
        if signed_by(note, each):
            return each
    for before, after in map(_named, rotations):
        if before in known and after not in known:
            raise Refused(
                f"The key changed to {after}, and no signature of the key before it covers that change."
            )
    raise Refused("The checkpoint was not signed with the key of this record.")


def signed_on(note: str, vkey: str) -> str:
    """When the key says that it signed, by the clock of the site: an old checkpoint may be served as new."""
    key = read_key(vkey)
    at = cosigned_at(note, str(Key(key.name, COSIGNATURE, key.public)))
    return f" on {datetime.fromtimestamp(at, UTC):%Y-%m-%d at %H:%M} UTC" if at else ""


def check_proofs(file: dict[str, Any], *, vkey: str, text: str | None = None) -> Iterator[str]:
    """Each step of a proof file that holds, as a sentence; Refused at the first that does not."""
    vkey = signer(file["checkpoint"], vkey, file.get("rotations", []))
    found = check_signature(file["checkpoint"], vkey)
    yield f"The checkpoint of {found.size} entries was signed with the key {vkey}{signed_on(file['checkpoint'], vkey)}."
    written = [] if text is None else [text, text.removesuffix("\n")]  # editors end a file with a line break
    wanted = {hashlib.sha256(each.encode()).hexdigest() for each in written}
    for proof in file["proofs"]:
        entry, sealed = proof["entry"], proof["sealed"]
        if sealed_digest(bytes.fromhex(proof["salt"]), sealed) != entry["digest"]:
            raise Refused(f"The facts are not those of entry {entry['number']}.")
        path = [from_base64(each) for each in proof["path"]]
        check_inclusion(leaf_hash(canonical(entry)), entry["number"] - 1, found.size, path, found.root)
        yield f"Entry {entry['number']} ({entry['act']} {entry['subject']}, {entry['time']}) is covered by it."
        if sealed["fields"].get("text") in wanted:
            yield f"The text is the one that entry {entry['number']} sealed."
            wanted = set()
    if wanted:
        raise Refused("The text is none of those that were sealed.")


class RecordCheck:
    """Reads entries in order and compares the tree with checkpoints as it reaches their sizes."""

    def __init__(self, checkpoints: Iterable[Checkpoint]) -> None:
        self.running = RunningRoot()
        self.waiting: dict[int, list[Checkpoint]] = {}
        for each in checkpoints:
            self.waiting.setdefault(each.size, []).append(each)

    def add(self, leaf: bytes) -> list[Checkpoint]:
        """Add the next leaf hash; the checkpoints of this size that the entries up to here contradict."""
        self.running.add(leaf)
        reached = self.waiting.pop(self.running.size, [])
        return [each for each in reached if each.root != self.running.root]

    def left(self) -> list[int]:
        """Sizes of checkpoints that the record does not reach: its end was cut off."""
        return sorted(size for size in self.waiting if size)


def check_record(archive: zipfile.ZipFile, *, vkey: str, against: list[Checkpoint]) -> Iterator[str]:
    """Every break of a record in a ZIP file, as a sentence; nothing if all of it holds."""
    note, changes = archive.read("checkpoint").decode(), json.loads(archive.read("rotations.json"))
    own = check_signature(note, signer(note, vkey, changes))
    changed = [read_checkpoint(file["checkpoint"]) for file in changes]
    check, number = RecordCheck([own, *changed, *against]), 0
    with archive.open("entries.jsonl") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            entry, salt = row["entry"], bytes.fromhex(row.get("salt", ""))
            if salt and sealed_digest(salt, row["sealed"]) != entry["digest"]:
                yield f"The facts of entry {number} ({entry['subject']}) are not those that were sealed."
            if entry["number"] != number:
                yield f"Entry {number} is missing; entry {entry['number']} is in its place."
            for each in check.add(leaf_hash(canonical(entry))):
                yield f"The first {each.size} entries are not those that were signed when there were {each.size}."
    for size in check.left():
        yield f"The record has {number} entries; {size} were signed: its end was cut off."
    if number > own.size:
        yield f"The record has {number} entries; its checkpoint covers {own.size}."


def removals(archive: zipfile.ZipFile) -> Iterator[str]:
    """What the opened redactions of a record that holds say, for each entry whose salt they destroyed."""
    with archive.open("entries.jsonl") as lines:
        for row in map(json.loads, lines):
            entry, facts = row["entry"], row.get("sealed", {}).get("fields", {})
            if entry["kind"] == "redaction" and bytes.fromhex(row.get("salt", "")):
                of, at = f"{facts['kind']} {facts['key']}", f"{entry['time'][:10]} (entry {entry['number']})"
                for each in facts["entries"]:
                    yield f"Entry {each} ({of}) sealed something that was removed on {at}; the reason is on file."


def run(path: Path, *, vkey: str, text: str | None, against: list[str]) -> tuple[list[str], list[str]]:
    """What holds, and what is broken."""
    if not zipfile.is_zipfile(path):
        file = json.loads(path.read_text("utf-8"))
        if against:
            raise Refused("An earlier checkpoint is compared with a whole record: give record.zip.")
        if not file["proofs"]:
            raise Refused("The file proves nothing: no checkpoint covered its entries when it was made.")
        return list(check_proofs(file, vkey=vkey or file["key"], text=text)), []
    with zipfile.ZipFile(path) as archive:
        vkey = vkey or archive.read("key").decode().strip()
        note, changes = archive.read("checkpoint").decode(), json.loads(archive.read("rotations.json"))
        earlier = [_read_earlier(each, vkey, changes) for each in against]
        broken = list(check_record(archive, vkey=vkey, against=earlier))
        gone = [] if broken else list(removals(archive))
    size, own = read_checkpoint(note).size, signer(note, vkey, changes)
    holds = f"All {size} entries are those that {own} signed{signed_on(note, own)}."
    followed = [] if own == vkey else [f"The key {vkey} signed for it, or for a key before it."]
    return ([] if broken else [holds, *followed, *gone]), broken


def _read_earlier(note: str, vkey: str, rotations: list[dict[str, Any]]) -> Checkpoint:
    """An earlier checkpoint, signed with the key of its time; Refused if the record never had that key."""
    known = keys_after(vkey, rotations)
    for each in [*known, *keys_before(known, rotations)]:
        if signed_by(note, each):
            return check_signature(note, each)
    raise Refused("The earlier checkpoint was not signed with a key of this record.")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check a proof or a whole record offline.")
    parser.add_argument("file", type=Path, help="proof.json or record.zip")
    parser.add_argument("--text", type=Path, help="a file with the text that was sent")
    parser.add_argument("--key", default="", help="the public key of the record, as /record/ shows it")
    parser.add_argument("--against", type=Path, action="append", default=[], help="an earlier checkpoint")
    given = parser.parse_args(arguments)
    try:
        text = given.text.read_bytes().decode() if given.text else None
        notes = [re.sub("\n+— ", "\n\n— ", each.read_text("utf-8"), count=1) for each in given.against]
        holds, broken = run(given.file, vkey=given.key, text=text, against=notes)
    except Refused as error:
        holds, broken = [], [str(error)]
    except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile) as error:
        holds, broken = [], [f"The file is not readable: {error}"]
    if not given.key and not broken:
        holds.append("The key came with the file. Compare it with one that you have from elsewhere.")
    sys.stdout.writelines(f"{sentence}\n" for sentence in holds)
    sys.stderr.writelines(f"{sentence}\n" for sentence in broken)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
