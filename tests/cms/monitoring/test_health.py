"""Whether the site is in order, for machines; and what it writes about itself."""

import json
import logging
from datetime import timedelta
from unittest import mock

from django.db import DatabaseError
from django.test import Client

import pytest

from cms import clock, request_id
from cms.models import Job, OutboxMessage
from cms.monitoring.logs import JsonFormatter
from cms.proofs import checkpoints

pytestmark = pytest.mark.django_db


def broken_database():
    return mock.patch("cms.monitoring.views.connection.cursor", side_effect=DatabaseError("password=hunter2"))


@pytest.fixture(autouse=True)
def enough_disk(monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda path: mock.Mock(free=50, total=100))


def test_a_site_in_order_says_so(client):
    checkpoints.publish()
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "queue": "ok", "record": "ok", "storage": "ok"}
    assert client.get("/readyz").json() == {"database": "ok"}


def test_a_record_that_is_not_signed_is_told(client, set_clock):
    assert client.get("/healthz").json()["record"] == "not signed yet"
    checkpoints.publish()
    set_clock(clock.now() + timedelta(hours=2))

    assert client.get("/healthz").json()["record"] == "not signed"


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_a_database_that_is_down_is_told_without_its_secrets(client, address):
    with broken_database():
        answer = client.get(address)

    assert answer.status_code == 503
    assert answer.json()["database"] == "down"
    assert "hunter2" not in answer.content.decode()


def test_work_that_waits_too_long_is_told(client):
    Job.objects.create(handler="x", created_at=clock.now() - timedelta(hours=1))
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()["queue"]) == (200, "behind")


def test_mail_that_waits_too_long_is_told(client):
    late = clock.now() - timedelta(hours=1)
    OutboxMessage.objects.create(to="a@example.org", subject="x", text="x", created_at=late)

    assert client.get("/healthz").json()["queue"] == "behind"


def test_mail_that_is_kept_in_the_demonstration_is_not_late(client):
    late = clock.now() - timedelta(hours=1)
    OutboxMessage.objects.create(
        to="a@example.org", subject="x", text="x", created_at=late, state=OutboxMessage.State.KEPT
    )

    assert client.get("/healthz").json()["queue"] == "ok"


def test_a_disk_that_is_nearly_full_is_told(client, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda path: mock.Mock(free=9, total=100))
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()["storage"]) == (503, "nearly full")


def test_a_store_that_cannot_be_reached_is_told(client, monkeypatch):
    store = mock.Mock()
    store.exists.side_effect = OSError("no route")
    monkeypatch.setattr("cms.monitoring.views.private_storage", lambda: store)

    assert client.get("/healthz").status_code == 503


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_asking_leaves_no_cookie(client, address):
    assert not client.get(address).cookies


# Logs


@pytest.fixture
def logged():
    """What the site logs during a test, as the lines that would be printed."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record):
            lines.append(JsonFormatter().format(record))

    keep = Keep()
    logging.getLogger().addHandler(keep)
    yield lines
    logging.getLogger().removeHandler(keep)


def test_a_fault_is_logged_with_the_id_that_the_visitor_sees(logged):
    with mock.patch("cms.search.views.wish_of", side_effect=RuntimeError("detail")):
        answer = Client(raise_request_exception=False).get("/search/?q=a")
    faults = [json.loads(line) for line in logged if "Internal Server Error" in line]

    assert answer.status_code == 500
    assert {fault["request"] for fault in faults} == {answer["X-Request-ID"]}
    assert "RuntimeError: detail" in faults[0]["error"]


def test_each_request_has_an_id_of_its_own(client):
    ids = {client.get("/readyz", headers={"X-Request-ID": "mine"})["X-Request-ID"] for _time in range(3)}

    assert len(ids) == 3 and "mine" not in ids


@pytest.mark.parametrize("words", ["a\r\nb", "a\u2028b", 'a"} {"b', "a\x1b[31mb"])
def test_words_of_others_cannot_start_a_line_of_their_own(words):
    line = JsonFormatter().format(logging.makeLogRecord({"msg": "asked for %s", "args": (words,)}))

    assert len(line.splitlines()) == 1
    assert line.isascii() and "\x1b" not in line
    assert json.loads(line)["message"] == f"asked for {words}"


def test_a_line_says_when_how_bad_and_from_where():
    token = request_id.current.set("abc")
    try:
        record = logging.makeLogRecord(
            {"msg": "done", "levelname": "INFO", "name": "cms.jobs.queue", "job": "7"}
        )
        line = json.loads(JsonFormatter().format(record))
    finally:
        request_id.current.reset(token)

    assert (line["level"], line["logger"], line["message"], line["request"], line["job"]) == (
        "INFO",
        "cms.jobs.queue",
        "done",
        "abc",
        "7",
    )
    assert line["at"].endswith("+00:00")
