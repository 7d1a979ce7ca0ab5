"""A record in memory, and a witness as a process of its own, started as anyone would start it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from threading import Event, Thread
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cms.proofs.verify_record import SIGNATURE, Key, to_base64
from cms.proofs.witness_program import witness_program
from tests.cms.proofs import second_verifier as second

NAME = "witness.example/w1"


class Record:
    """A record that its own key signs. ``fork``: its entries differ from there on."""

    def __init__(self, origin: str = "records.example/log", *, seed: int = 7, fork: int = 10_000) -> None:
        self.origin = origin
        self.private = Ed25519PrivateKey.from_private_bytes(Random(seed).randbytes(32))
        self.key = Key(origin, SIGNATURE, self.private.public_key().public_bytes_raw())
        self.tree = second.Tree([b"%d %d" % (number, number >= fork) for number in range(400)])

    def note(self, size: int, *more: str) -> str:
        """``more``: further lines of the checkpoint."""
        text = "\n".join([self.origin, str(size), to_base64(self.tree.root(size)), *more]) + "\n"
        signature = to_base64(self.key.key_id + self.private.sign(text.encode()))
        return f"{text}\n— {self.origin} {signature}\n"

    def request(self, size: int, *, after: int = 0) -> str:
        path = self.tree.consistency_path(after, size) if after else []
        return "".join([f"old {after}\n", *(f"{to_base64(each)}\n" for each in path), "\n", self.note(size)])


@dataclass(frozen=True)
class Reply:
    status: int
    kind: str
    text: str

    def cosigns(self, note: str, vkey: str) -> bool:
        return self.status == 200 and second.accepts_cosignature(note + self.text, vkey) is not None


@dataclass
class Running:
    """A witness that serves."""

    process: subprocess.Popen
    vkey: str
    address: str

    @property
    def url(self) -> str:
        return self.address.removesuffix("/add-checkpoint")

    def ask(self, body: str | bytes, path: str = "/add-checkpoint") -> Reply:
        line = HTTPConnection(str(urlsplit(self.address).netloc), timeout=60)
        try:
            line.request("POST", path, body=body.encode() if isinstance(body, str) else body)
            answer = line.getresponse()
            return Reply(answer.status, answer.headers["Content-Type"], answer.read().decode())
        finally:
            line.close()


@dataclass
class Home:
    """A folder with the program, a key and a state."""

    folder: Path

    @property
    def program(self) -> Path:
        return self.folder / "witness.pyz"

    @property
    def key(self) -> Path:
        return self.folder / "witness.key"

    @property
    def state(self) -> Path:
        return self.folder / "witness.json"

    def run(self, *words: object) -> subprocess.CompletedProcess:
        command = [sys.executable, str(self.program), *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60)

    def to_serve(self, *records: Record) -> list[str]:
        logs = [word for record in records for word in ("--log", str(record.key))]
        return ["serve", "--key", str(self.key), "--state", str(self.state), "--port", "0", *logs]

    @contextmanager
    def serving(self, *records: Record, code: str = "") -> Iterator[Running]:
        """``code``: Python that is run in place of the program, with its words."""
        begin = ["-c", code] if code else [str(self.program)]
        process = subprocess.Popen(
            [sys.executable, *begin, *self.to_serve(*records)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            words = process.stdout.readline().split()  # it speaks once it listens
            yield Running(process, words[2], words[4])
        finally:
            process.kill()
            process.communicate()


def new_home(folder: Path) -> Home:
    home = Home(folder)
    home.program.write_bytes(witness_program())
    made = home.run("init", home.key, "--name", NAME)
    assert made.returncode == 0, made.stderr
    return home


@dataclass
class Scripted:
    """A witness that answers what a test says."""

    url: str
    bodies: list[str] = field(default_factory=list)


@contextmanager
def scripted(*answers: str | tuple[str | int, ...]) -> Iterator[Scripted]:
    """``answers``: status, text and type of each answer, or "never"; the last one stays."""
    over, left = Event(), list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            answer = left.pop(0) if len(left) > 1 else left[0]
            if answer == "never":
                over.wait()
                return
            status, text, kind = (*answer, "text/plain")[:3]
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Location", made.url)
            self.end_headers()
            with suppress(OSError):  # of a long answer only the beginning is read
                self.wfile.write(text.encode())

        def log_message(self, *words: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made = Scripted(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield made
        finally:
            over.set()
            server.shutdown()
            thread.join()
