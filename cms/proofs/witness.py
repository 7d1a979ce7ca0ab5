#!/usr/bin/env python3
"""A witness of public records (C2SP tlog-witness), with Python 3.11 or later and ``cryptography`` only.

    python witness.pyz init KEYFILE --name NAME
    python witness.pyz serve --key KEYFILE --state FILE --log VKEY [--log VKEY] [--host 127.0.0.1] [--port 8100]
    python witness.pyz show --state FILE

``init`` makes a key and prints its public half. ``serve`` cosigns the checkpoints of the records whose public keys are
given with ``--log``, each only if it continues the last one that was signed; put a server with a certificate before it,
so that the record reaches it over https. ``show`` says what was signed last. Keep the state file: without it a witness
no longer knows what it signed. NAME is an address without ``https://`` that is yours, such as witness.example.org/w1.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cms.proofs import verify_record as record
from cms.proofs.verify_record import COSIGNATURE, Checkpoint, Key, Refused, from_base64, to_base64

MOST_BYTES = 64 * 1024
MOST_HASHES = 63
PATIENCE = 10  # seconds in which a client must send something
PREFIX = "PRIVATE+KEY+"
EMPTY_ROOT = hashlib.sha256(b"").digest()
OLD = re.compile(r"old (0|[1-9][0-9]{0,19})")


class Answer(NamedTuple):
    """What a request is answered with."""

    status: int
    text: str
    kind: str = "text/plain; charset=utf-8"


def check_consistency(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, path: list[bytes]
) -> None:
    """Whether the new tree begins with the old one, unchanged (2.1.4.2); Refused otherwise."""
    if not 0 < old_size <= new_size:
        raise Refused(f"A record of {new_size} entries cannot continue one of {old_size}.")
    record.require_hashes(old_root, new_root, *path)
    broken = Refused(f"The first {old_size} entries are not those of the earlier checkpoint.")
    if old_size == new_size:
        if path or old_root != new_root:
            raise broken
        return
    hashes = list(path)
    if old_size & (old_size - 1) == 0:
        hashes.insert(0, old_root)
    at, last = old_size - 1, new_size - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    old = new = hashes[0] if hashes else b""
    for each in hashes[1:]:
        if last == 0:
            raise broken
        if at % 2 or at == last:
            old, new = record.node_hash(each, old), record.node_hash(each, new)
            while at and not at % 2:
                at, last = at >> 1, last >> 1
        else:
            new = record.node_hash(new, each)
        at, last = at >> 1, last >> 1
    if last or old != old_root or new != new_root:
        raise broken


class State:
    """The size and root that were signed last of each record, in a file that is replaced as a whole."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, tuple[int, bytes]]:
        """Refused if the file is damaged: a witness that forgot what it signed must not sign."""
        try:
            stored = json.loads(self.path.read_text("utf-8"))
            return {origin: (int(each["size"]), from_base64(each["root"])) for origin, each in stored.items()}
        except FileNotFoundError:
            return {}
        except (Refused, ValueError, TypeError, KeyError, AttributeError) as error:
            raise Refused(f"{self.path} is damaged. Bring back a copy; do not begin anew.") from error

    def keep(self, signed: Checkpoint) -> None:
        """On the disk before anybody gets the signature."""
        entries = self.read() | {signed.origin: (signed.size, signed.root)}
        stored = {origin: {"size": size, "root": to_base64(root)} for origin, (size, root) in entries.items()}
        part = self.path.with_name(f"{self.path.name}.tmp")
        part.unlink(missing_ok=True)  # of a process that was killed
        write_new(part, json.dumps(stored, indent=1))
        part.replace(self.path)
        if os.name == "posix":  # the new name, too
            folder = os.open(self.path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)


def write_new(path: Path, text: str) -> None:
    """Write a file that only its owner may read. Raises FileExistsError if there is one."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


class Witness:
    """Signs a checkpoint only if its record continues what was signed before.

    ``logs``: the public keys of each record, by its origin. Raises OSError if the state cannot be stored.
    """

    def __init__(
        self, key: Key, private: Ed25519PrivateKey, state: State, logs: dict[str, list[Key]]
    ) -> None:
        self.key, self.private, self.state, self.logs = key, private, state, logs
        self.lock = Lock()

    def add_checkpoint(self, body: bytes) -> Answer:
        try:
            old, proof, note = read_request(body)
            asked = record.read_checkpoint(note)
        except (Refused, ValueError) as error:
            return Answer(400, f"{error}\n")
        if asked.origin not in self.logs:
            return Answer(404, "This witness does not know a record of this name.\n")
        if not any(record.signed_by(note, str(each)) for each in self.logs[asked.origin]):
            return Answer(403, "No key that this witness knows signed the checkpoint.\n")
        if old > asked.size:
            return Answer(400, "The old size is larger than the checkpoint.\n")
        with self.lock:
            return self._check_and_sign(old, proof, asked, note)

    def _check_and_sign(self, old: int, proof: list[bytes], asked: Checkpoint, note: str) -> Answer:
        size, root = self.state.read().get(asked.origin, (0, EMPTY_ROOT))
        is_other = asked.size == size and asked.root != root
        if is_other:
            report("Another record of the same size was signed before.", note)
        if is_other or old != size:
            return Answer(409, f"{size}\n", "text/x.tlog.size")
        try:
            if size:
                check_consistency(size, root, asked.size, asked.root, proof)
            elif proof:
                raise Refused("Before the first entry there is nothing to prove.")
        except Refused as error:
            report(str(error), note)
            return Answer(422, f"{error}\n")
        self.state.keep(asked)
        seconds = int(time.time())
        made = self.private.sign(record.cosigned_text(record.read_note(note)[0], seconds))
        line = to_base64(self.key.key_id + seconds.to_bytes(8, "big") + made)
        return Answer(200, f"— {self.key.name} {line}\n")


def read_request(body: bytes) -> tuple[int, list[bytes], str]:
    """Old size, hashes of the proof, and the checkpoint as it was sent."""
    head, gap, note = body.decode().partition("\n\n")
    first, *hashes = head.split("\n")
    found = OLD.fullmatch(first)
    if not found or not gap or len(hashes) > MOST_HASHES:
        raise Refused("This is no request to a witness.")
    proof = [from_base64(each) for each in hashes]
    if any(len(each) != record.HASH for each in proof):
        raise Refused("A hash of the proof is not a SHA-256.")
    return int(found[1]), proof, note


def report(why: str, note: str) -> None:
    """What the key of a record signed, and this witness did not: it may be evidence, so whoever runs it keeps it."""
    sys.stderr.write(f"NOT SIGNED. {why} Keep this checkpoint, and compare it with the record:\n{note}\n")


class Handler(BaseHTTPRequestHandler):
    """``POST /add-checkpoint``; nothing else is here."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "witness/1", ""
    timeout = PATIENCE
    witness: Witness  # set by serve()

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"[0-9]{1,9}", length) or int(length) > MOST_BYTES:
            self.close_connection = True  # what follows on it is no request
            status = 413 if length.isdigit() else 400
            return self._answer(Answer(status, f"Send at most {MOST_BYTES} bytes, and say how many.\n"))
        body = self.rfile.read(int(length))
        if self.path != "/add-checkpoint":
            return self._answer(Answer(404, "Nothing is here. Send checkpoints to /add-checkpoint.\n"))
        try:
            return self._answer(self.witness.add_checkpoint(body))
        except (OSError, Refused) as error:
            self.log_error("%s", error)
            return self._answer(Answer(500, "The witness cannot store what it signs.\n"))

    def _answer(self, answer: Answer) -> None:
        data = answer.text.encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def make_key(path: Path, name: str) -> Key:
    """A new key in a file of its own; the form is that of signed notes, with the kind of a cosignature."""
    private = Ed25519PrivateKey.generate()
    key = record.read_key(str(Key(name, COSIGNATURE, private.public_key().public_bytes_raw())))
    secret = to_base64(bytes([COSIGNATURE]) + private.private_bytes_raw())
    write_new(path, f"{PREFIX}{name}+{key.key_id.hex()}+{secret}\n")
    return key


def load_key(path: Path) -> tuple[Key, Ed25519PrivateKey]:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise Refused(f"Others may read {path}. Run chmod 600 on it.")
    parts = path.read_text("utf-8").strip().removeprefix(PREFIX).split("+", 2)
    data = from_base64(parts[-1])
    if len(parts) != 3 or len(data) != 1 + record.HASH or data[0] != COSIGNATURE:
        raise Refused(f"{path} is not the key of a witness.")
    private = Ed25519PrivateKey.from_private_bytes(data[1:])
    return Key(parts[0], COSIGNATURE, private.public_key().public_bytes_raw()), private


def serve(witness: Witness, host: str, port: int) -> None:
    """Until it is interrupted; port 0 takes any free one."""
    handler = type("OneHandler", (Handler,), {"witness": witness})
    with ThreadingHTTPServer((host, port), handler) as server:
        sys.stdout.write(f"Serving as {witness.key} on http://{host}:{server.server_port}/add-checkpoint\n")
        sys.stdout.flush()
        server.serve_forever()


def run(given: argparse.Namespace) -> None:
    if given.command == "init":
        sys.stdout.write(f"{make_key(given.keyfile, given.name)}\n")
        return
    state = State(given.state)
    if given.command == "show":
        lines = [f"{origin} {size} {to_base64(root)}\n" for origin, (size, root) in state.read().items()]
        sys.stdout.writelines(lines or ["Nothing was signed yet.\n"])
        return
    state.read()  # a damaged file is said at the start
    logs: dict[str, list[Key]] = {}
    for key in map(record.read_key, given.log):
        logs.setdefault(key.name, []).append(key)
    serve(Witness(*load_key(given.key), state, logs), given.host, given.port)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Cosign checkpoints of records that only grow.")
    commands = parser.add_subparsers(dest="command", required=True)
    init = commands.add_parser("init", help="make a key and print its public half")
    init.add_argument("keyfile", type=Path)
    init.add_argument("--name", required=True, help="such as witness.example.org/w1")
    serving = commands.add_parser("serve", help="cosign what records send")
    serving.add_argument("--key", type=Path, required=True, help="the file that init made")
    serving.add_argument("--log", action="append", required=True, help="the public key of a record")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8100)
    for each in (serving, commands.add_parser("show", help="say what was signed last")):
        each.add_argument("--state", type=Path, required=True, help="a file that remembers what was signed")
    try:
        run(parser.parse_args(arguments))
    except KeyboardInterrupt:
        return 0
    except (Refused, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
