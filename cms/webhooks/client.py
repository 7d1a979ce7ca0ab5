"""Send one message: to a checked number, within a few seconds in all, without following redirects."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException, HTTPSConnection

from cms import clock
from cms.models import WebhookDelivery
from cms.web.cut_off import cut_off
from cms.webhooks.targets import AddressRefused, Target, parse, resolve

Problem = WebhookDelivery.Problem
CONNECT_SECONDS, WHOLE_SECONDS = 5.0, 10.0
LONGEST_WAIT = timedelta(days=1)
GONE, TOO_MANY, UNAVAILABLE = 410, 429, 503


@dataclass(frozen=True)
class Answer:
    """The result of an attempt. ``problem`` is "" if the message arrived; ``wait`` is what the receiver asks for."""

    status: int | None = None
    problem: Problem | str = ""
    wait: timedelta | None = None

    @property
    def is_delivered(self) -> bool:
        return not self.problem

    @property
    def is_gone(self) -> bool:
        return self.status == GONE


def post(address: str, headers: dict[str, str], body: bytes) -> Answer:
    """One attempt. Nothing of the answer is read but its status and ``Retry-After``."""
    try:
        target = parse(address)
        number = resolve(target)
        with _connected(target, number) as connection:
            connection.request("POST", target.path, body=body, headers=headers)
            response = connection.getresponse()
            return _answer(response.status, response.getheader("Retry-After", ""))
    except AddressRefused as refusal:
        return Answer(problem=refusal.problem)
    except ssl.SSLCertVerificationError:
        return Answer(problem=Problem.CERTIFICATE)
    except TimeoutError:
        return Answer(problem=Problem.TIMEOUT)
    except ConnectionRefusedError:
        return Answer(problem=Problem.UNREACHABLE)
    except (OSError, HTTPException, ValueError):
        return Answer(problem=Problem.NO_ANSWER)


@contextmanager
def _connected(target: Target, number: str) -> Iterator[HTTPConnection]:
    """A connection to the number, with the name for TLS and ``Host``. It is cut off when its time is over."""
    kind = HTTPSConnection if target.is_https else HTTPConnection
    connection = kind(target.host, target.port, timeout=WHOLE_SECONDS)
    with closing(socket.create_connection((number, target.port), timeout=CONNECT_SECONDS)) as plain:
        plain.settimeout(WHOLE_SECONDS)
        with cut_off(plain, WHOLE_SECONDS), closing(connection):
            connection.sock = _with_tls(plain, target) if target.is_https else plain
            yield connection


def _with_tls(plain: socket.socket, target: Target) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context.wrap_socket(plain, server_hostname=target.host)


def _answer(status: int, retry_after: str) -> Answer:
    if 200 <= status < 300:
        return Answer(status)
    if 300 <= status < 400:
        return Answer(status, Problem.REDIRECT)
    asked = _wait(retry_after) if status in (TOO_MANY, UNAVAILABLE) else None
    return Answer(status, Problem.STATUS, asked)


def _wait(value: str) -> timedelta | None:
    """What ``Retry-After`` asks for, in seconds or as a date (RFC 9110), at most a day; None without a valid value."""
    try:
        asked = timedelta(seconds=int(value)) if value.isascii() and value.isdigit() else _until(value)
    except (ValueError, OverflowError, TypeError):
        return None
    return min(max(asked, timedelta()), LONGEST_WAIT)


def _until(value: str) -> timedelta:
    moment: datetime = parsedate_to_datetime(value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - clock.now()
