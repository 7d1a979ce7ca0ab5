"""Ask outside services side by side, within a bounded time. Threads ask and know nothing of the database."""

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
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Request:
    url: str
    body: bytes
    kind: str = TEXT


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


class Attempt(Thread):
    """``reply`` stays None without an answer in time."""

    def __init__(self, request: Request) -> None:
        super().__init__(daemon=True)
        self.request = request
        self.reply: Reply | None = None

    def run(self) -> None:
        try:
            self.reply = post(self.request)
        except (OSError, HTTPException, ValueError):
            return


def ask_all(requests: dict[str, Request]) -> dict[str, Reply | None]:
    """The answers by name.

    A name server may not answer at all: nobody waits for that.
    """
    attempts = {name: Attempt(request) for name, request in requests.items()}
    until = time.monotonic() + 3 * SECONDS
    for attempt in attempts.values():
        attempt.start()
    for attempt in attempts.values():
        attempt.join(max(0.0, until - time.monotonic()))
    return {name: attempt.reply for name, attempt in attempts.items()}


def post(request: Request) -> Reply:
    """Redirects are not followed, and of a long answer only the beginning is read."""
    parts = urlsplit(request.url)
    is_https, host = parts.scheme == "https", str(parts.hostname)
    port = parts.port or (443 if is_https else 80)
    connection = (HTTPSConnection if is_https else HTTPConnection)(host, port, timeout=SECONDS)
    plain = socket.create_connection((host, port), timeout=SECONDS)
    with closing(plain), cut_off(plain, SECONDS), closing(connection):
        connection.sock = _with_tls(plain, host) if is_https else plain
        headers = {"Content-Type": request.kind, "User-Agent": "Throughline-Record/1"}
        connection.request("POST", parts.path or "/", body=request.body, headers=headers)
        answer = connection.getresponse()
        return Reply(answer.status, answer.read(MOST_BYTES))


def _with_tls(plain: socket.socket, host: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context.wrap_socket(plain, server_hostname=host)
