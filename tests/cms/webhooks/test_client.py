"""One attempt: bounded in time, without redirects, over TLS that is checked."""

import socket
import ssl
from datetime import timedelta
from threading import Thread

import pytest

from cms.models import WebhookDelivery
from cms.webhooks import client

Problem = WebhookDelivery.Problem


@pytest.fixture
def local(settings):
    settings.WEBHOOK_LOCAL_HOSTS = ["127.0.0.1"]


@pytest.fixture
def strange(local):
    """A server that does with each connection what a test says."""
    listening = []

    def start(act) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)

        def serve() -> None:
            line, _address = server.accept()
            try:
                act(line)
            except OSError:
                return
            finally:
                line.close()

        Thread(target=serve, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}/"

    yield start
    for server in listening:
        server.close()


def drip(line: socket.socket) -> None:
    """A header that never ends, byte by byte."""
    line.recv(4096)
    line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        line.sendall(b"a")
        line.recv(1)


def post(address: str) -> client.Answer:
    return client.post(address, {"Content-Type": "application/json"}, b"{}")


def test_a_redirect_is_not_followed(receiver):
    receiver.answer(302, Location=receiver.address)
    assert post(receiver.address) == client.Answer(302, Problem.REDIRECT)
    assert len(receiver.received) == 1


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_each_success_counts_as_delivered(receiver, status):
    receiver.answer(status)
    assert post(receiver.address).is_delivered


@pytest.mark.parametrize("status", [400, 401, 404, 410, 429, 500, 503])
def test_each_failure_is_noted_with_its_number(receiver, status):
    receiver.answer(status)
    assert post(receiver.address) == client.Answer(status, Problem.STATUS)


@pytest.mark.parametrize(
    "act",
    [
        lambda line: line.recv(4096),
        lambda line: line.sendall(b"hello\r\n\r\n"),
        lambda line: line.sendall(b"HTTP/1.1 abc\r\n\r\n"),
        lambda line: line.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"),
    ],
)
def test_what_is_no_answer_is_noted_as_none(strange, act):
    assert post(strange(act)).problem == Problem.NO_ANSWER


def test_nobody_listens(local):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert post(f"http://127.0.0.1:{port}/").problem == Problem.UNREACHABLE


@pytest.mark.parametrize("act", [drip, lambda line: [line.recv(4096) for _each in iter(lambda: True, False)]])
def test_a_slow_answer_is_cut_off(strange, monkeypatch, act):
    monkeypatch.setattr(client, "WHOLE_SECONDS", 0.3)
    assert post(strange(act)).problem == Problem.TIMEOUT


def test_a_long_body_is_not_read(strange):
    def endless(line: socket.socket) -> None:
        line.recv(4096)
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            line.sendall(b"a" * 65_536)

    assert post(strange(endless)).is_delivered


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("0", 0), ("999999999", 86_400), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)],
)
def test_a_receiver_may_ask_for_time(receiver, value, seconds):
    receiver.answer(503, Retry_After=value)
    assert post(receiver.address).wait == timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["soon", "-5", "1.5", "Wed, 99 Oct 2015 07:28:00 GMT"])
def test_what_is_no_time_is_not_heeded(receiver, value):
    receiver.answer(429, Retry_After=value)
    assert post(receiver.address) == client.Answer(429, Problem.STATUS)


def test_a_certificate_that_nobody_vouches_for_is_refused(local, certified):
    assert post(certified.address).problem == Problem.CERTIFICATE
    assert not certified.received


def test_a_certificate_of_a_known_authority_is_accepted(local, certified, monkeypatch):
    trusted = ssl.create_default_context(cafile=certified.authority)
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusted)
    assert post(certified.address).is_delivered


def test_a_certificate_of_another_name_is_refused(settings, certified, monkeypatch):
    settings.WEBHOOK_LOCAL_HOSTS = ["localhost"]
    trusted = ssl.create_default_context(cafile=certified.authority)
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusted)
    assert post(certified.address.replace("127.0.0.1", "localhost")).problem == Problem.CERTIFICATE
