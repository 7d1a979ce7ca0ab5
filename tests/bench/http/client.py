"""A small HTTP client over a kept connection: it costs far less CPU than the answers that it asks for."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote

SAFE = "/?&=%:+,;@!$'()*~-._"  # in an address that a page links to
PATIENCE = 60  # seconds for one answer
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Bench",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.9",
    "Accept-Encoding": "gzip",
}
NETWORKS = count(16)  # of 127.x.y.z; each set of clients gets addresses that nobody had before


@dataclass(frozen=True)
class Answer:
    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        found = re.search(rb"\r\n" + re.escape(name.encode()) + rb": *([^\r]*)", self.head, re.IGNORECASE)
        return found[1].decode() if found else ""


@dataclass
class Load:
    """Of one spell: how long it took, the seconds of each answer, and what came with another status."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def message(
    method: str, path: str, port: int, headers: dict[str, str] | None = None, body: bytes = b""
) -> bytes:
    every = {"Host": f"localhost:{port}"} | BROWSER | (headers or {})
    if body:
        every |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in every.items())
    return f"{method} {quote(path, safe=SAFE)} HTTP/1.1\r\n{head}\r\n".encode() + body


class Line:
    """One connection, opened again where the server closed it."""

    def __init__(self, port: int, address: str = "") -> None:
        self.port, self.address = port, address
        self.socket: socket.socket | None = None
        self.rest = b""

    def ask(self, request: bytes) -> Answer:
        if self.socket is None:
            own = (self.address, 0) if self.address else None
            self.socket = socket.create_connection(("127.0.0.1", self.port), PATIENCE, own)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(request)
        head = self._until(b"\r\n\r\n")
        status = int(head[9:12])
        body = b"" if status == 304 else self._body(head)
        if CLOSES.search(head):
            self.close()
        return Answer(status, head, body)

    def close(self) -> None:
        if self.socket:
            self.socket.close()
        self.socket, self.rest = None, b""

    def _body(self, head: bytes) -> bytes:
        if length := LENGTH.search(head):
            return self._exactly(int(length[1]))
        if not CHUNKED.search(head):
            return self._to_the_end()
        parts = []
        while size := int(self._until(b"\r\n").partition(b";")[0], 16):
            parts.append(self._exactly(size))
            self._exactly(2)
        self._until(b"\r\n")
        return b"".join(parts)

    def _more(self) -> bytes:
        assert self.socket
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError("the server closed the connection")
        return data

    def _until(self, end: bytes) -> bytes:
        while (place := self.rest.find(end)) < 0:
            self.rest += self._more()
        found, self.rest = self.rest[: place + len(end)], self.rest[place + len(end) :]
        return found

    def _exactly(self, size: int) -> bytes:
        while len(self.rest) < size:
            self.rest += self._more()
        found, self.rest = self.rest[:size], self.rest[size:]
        return found

    def _to_the_end(self) -> bytes:
        try:
            while True:
                self.rest += self._more()
        except ConnectionError:
            found, self.rest = self.rest, b""
        return found


def ask(port: int, path: str, headers: dict[str, str] | None = None) -> Answer:
    line = Line(port)
    try:
        return line.ask(message("GET", path, port, headers))
    finally:
        line.close()


def drive(
    port: int,
    requests: Iterator[bytes],
    *,
    expects: int,
    connections: int,
    per_address: int = 0,
    keeps: bool = False,
    seconds: float = PATIENCE * 60,
    least: int = 0,
) -> Load:
    """Send them over so many connections, until they or the seconds are over; ``least`` are answered also on a busy
    machine. ``per_address``: after so many a connection comes from another address. ``keeps`` the answers.
    """
    load, lock, network, homes = Load(), threading.Lock(), next(NETWORKS), count()
    begun = time.perf_counter()

    def home() -> str:
        number = next(homes)
        return f"127.{network}.{number // 250}.{number % 250 + 1}" if per_address else ""

    def client(_number: int) -> None:
        line, sent = Line(port, home()), 0
        while time.perf_counter() - begun < seconds or len(load.latencies) + len(load.failed) < least:
            with lock:
                request = next(requests, None)
            if request is None:
                break
            if per_address and sent and sent % per_address == 0:
                line.close()
                line.address = home()
            sent += 1
            _timed(line, request, expects, load, keeps)
        line.close()

    with ThreadPoolExecutor(connections) as pool:
        list(pool.map(client, range(connections)))
    load.seconds = time.perf_counter() - begun
    return load


def _timed(line: Line, request: bytes, expects: int, load: Load, keeps: bool) -> None:
    before = time.perf_counter()
    try:
        answer = line.ask(request)
    except OSError as error:
        line.close()
        load.failed.append(f"{request.split(b' ')[1].decode()}: {error}")
        return
    if answer.status == expects:
        load.latencies.append(time.perf_counter() - before)
        if keeps:
            load.answers.append(answer)
    else:
        load.failed.append(f"{request.split(b' ')[1].decode()} answered {answer.status}")
