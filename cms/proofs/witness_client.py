"""Ask witnesses side by side, within a bounded time. Threads ask and know nothing of the database."""

import socket
import ssl
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Thread
from urllib.parse import urlsplit

from cms.web.cut_off import cut_off

SECONDS = 5.0  # to connect, and again for the answer
MOST_BYTES = 16 * 1024
HEADERS = {"Content-Type": "text/plain; charset=utf-8", "User-Agent": "Throughline-Record/1"}


@dataclass(frozen=True)
class Reply:
    status: int
    text: str


class Attempt(Thread):
    """``reply`` stays None without an answer in time."""

    def __init__(self, url: str, body: bytes) -> None:
        super().__init__(daemon=True)
        self.url, self.body = url, body
        self.reply: Reply | None = None

    def run(self) -> None:
        try:
            self.reply = post(f"{self.url}/add-checkpoint", self.body)
        except (OSError, HTTPException, ValueError):
            return


def ask_all(requests: dict[str, tuple[str, bytes]]) -> dict[str, Reply | None]:
    """The answers by name. ``requests``: address and body by name.

    A name server may not answer at all: nobody waits for that.
    """
    attempts = {name: Attempt(url, body) for name, (url, body) in requests.items()}
    until = time.monotonic() + 3 * SECONDS
    for attempt in attempts.values():
        attempt.start()
    for attempt in attempts.values():
        attempt.join(max(0.0, until - time.monotonic()))
    return {name: attempt.reply for name, attempt in attempts.items()}


def post(address: str, body: bytes) -> Reply:
    """Redirects are not followed, and of a long answer only the beginning is read."""
    parts = urlsplit(address)
    is_https, host = parts.scheme == "https", str(parts.hostname)
    port = parts.port or (443 if is_https else 80)
    connection = (HTTPSConnection if is_https else HTTPConnection)(host, port, timeout=SECONDS)
    plain = socket.create_connection((host, port), timeout=SECONDS)
    with closing(plain), cut_off(plain, SECONDS), closing(connection):
        connection.sock = _with_tls(plain, host) if is_https else plain
        connection.request("POST", parts.path, body=body, headers=HEADERS)
        answer = connection.getresponse()
        return Reply(answer.status, answer.read(MOST_BYTES).decode(errors="replace"))


def _with_tls(plain: socket.socket, host: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context.wrap_socket(plain, server_hostname=host)
