"""`make demo` starts the practice site on the next port, and goes on without it where it cannot."""

import os
import socket

import pytest

from cms.management.children import Children
from cms.management.practice_beside import PracticeBeside, address_beside
from tests.machine import free_port

HOST = "127.0.0.1"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def beside(tmp_path, said, settings, monkeypatch):
    settings.SITE_URL = "http://localhost:8000"
    for name in ("PRACTICE_URL", "PRACTICE_KEY"):
        monkeypatch.delenv(name, raising=False)
    made = PracticeBeside(Children(tmp_path), said.append)
    yield made
    made.children.stop()
    os.environ.pop("PRACTICE_URL", None)


@pytest.mark.parametrize(
    ("site", "address"),
    [
        ("http://localhost:8000", "http://localhost:8001"),
        ("http://192.168.1.5:8000", "http://192.168.1.5:8001"),
        ("http://[::1]:8000", "http://[::1]:8001"),
        ("https://demo.example.org", ""),
        ("http://demo.example.org", ""),
    ],
)
def test_it_has_the_same_host_and_another_port(site, address):
    assert address_beside(site, 8001) == address


def test_the_demo_learns_where_it_will_be_before_it_starts(beside):
    port = free_port()
    beside.offer(HOST, port)

    assert os.environ["PRACTICE_URL"] == f"http://localhost:{port}"
    assert beside.command[-5:] == ["practice", "--host", HOST, "--port", str(port)]


def test_a_busy_port_is_named_and_nothing_starts(beside, said):
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        beside.offer(HOST, port)
    beside.start()

    assert said[0].startswith(f"There is no practice site: port {port} cannot be used")
    assert "PRACTICE_URL" not in os.environ and not beside.children.running


def test_behind_a_proxy_its_address_must_be_given(beside, said, settings, monkeypatch):
    settings.SITE_URL = "https://demo.example.org"
    beside.offer(HOST, free_port())
    assert said == ["Set PRACTICE_URL to offer a practice site beside this address."]

    monkeypatch.setenv("PRACTICE_URL", "https://practice.example.org")
    monkeypatch.setenv("PRACTICE_KEY", "its key")
    beside.offer(HOST, free_port())
    assert beside.command


def test_other_machines_reach_it_only_with_a_key_of_its_own(beside, said, settings):
    settings.SITE_URL = "http://192.168.1.5:8000"
    beside.offer(HOST, free_port())

    assert said == ["Set PRACTICE_KEY to offer a practice site that other machines can reach."]
    assert "PRACTICE_URL" not in os.environ and not beside.command


def test_its_end_is_told_once_and_does_not_end_the_demo(beside, said, monkeypatch):
    beside.offer(HOST, free_port())
    beside.command = ["false"]
    beside.start()
    beside.children.running["practice"].wait()
    beside.look()
    beside.look()

    assert "will be at http://localhost:" in said[0]
    assert said[1:] == [
        f"The practice site ended by itself. See the end of {beside.children.log_path('practice')}."
    ]
