"""A receiver of webhooks on this machine: it notes what arrives, and answers as a test says."""

import json
import ssl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, BrokenBarrierError, Lock, Thread

from standardwebhooks import Webhook as Verifier


@dataclass
class Received:
    path: str
    headers: dict[str, str]
    body: str

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def content(self) -> dict:
        return json.loads(self.body)

    def is_signed_with(self, secret: str, *, signature: int = 0) -> bool:
        """Whether the signature at this place is of the secret, by the library of the specification."""
        one = self.headers["webhook-signature"].split(" ")[signature]
        Verifier(secret).verify(self.body, self.headers | {"webhook-signature": one})
        return True


@dataclass
class Receiver:
    """``answers``: statuses and headers of the coming answers; then 204 without a body."""

    port: int = 0
    scheme: str = "http"
    authority: str = ""  # file of the certificate that vouches for it
    received: list[Received] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    gate: Barrier | None = None

    @property
    def address(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/changes?from=throughline"

    def answer(self, status: int, *, times: int = 1, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers += [(status, named)] * times

    def wait_for(self, many: int) -> None:
        """Answer nobody before as many have asked."""
        self.gate = Barrier(many)

    def go_on(self) -> None:
        gate, self.gate = self.gate, None
        if gate:
            gate.abort()

    @property
    def last(self) -> Received:
        return self.received[-1]

    def counts(self) -> Counter[str]:
        return Counter(each.id for each in self.received)

    def records(self) -> list[tuple[str, str]]:
        return [(each.content["type"], each.content["data"].get("kind", "")) for each in self.received]


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """With ``context``: over TLS."""
    made = Receiver(scheme="https" if context else "http")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(made))
    server.daemon_threads = True
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    made.port = server.server_address[1]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield made
    finally:
        made.go_on()
        server.shutdown()
        server.server_close()


def _handler(made: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            with made.lock:
                headers = {name.lower(): value for name, value in self.headers.items()}
                made.received.append(Received(self.path, headers, body))
                status, named = made.answers.pop(0) if made.answers else (204, {})
            if made.gate:
                with suppress(BrokenBarrierError):
                    made.gate.wait()
            self.send_response(status)
            for name, value in named.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            return

    return Handler
