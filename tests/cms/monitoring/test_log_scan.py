"""Show: with the logs as in production, no address with a code leaves a code, token, client or browser in them."""

import io
import json
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

from django.test import Client

import pytest
from gunicorn.config import Config

from cms.monitoring.gunicorn_log import JsonLogger
from cms.monitoring.logs import JsonFormatter
from cms.web.one_time_keys import receipt_code
from feedback import access
from tests.factories import feedback as make
from tests.secret_routes import CODE, TOKEN, addresses

pytestmark = pytest.mark.django_db
CLIENT, PROXY, CLIENT_6 = "203.0.113.77", "198.51.100.5", "2001:db8::77"
AGENT = "Canary/7.1 (a browser of the log scan)"
MAIL = "canary-7c1@example.org"
PLANTED = (
    CODE,
    CODE.replace("-", ""),
    TOKEN,
    CLIENT,
    PROXY,
    CLIENT_6,
    "Canary/7.1",
    MAIL,
    "my+illness",
    "illness",
)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Everything that is logged from here on, written as in production, down to the finest level."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def access_log(lines) -> Iterator[JsonLogger]:
    """gunicorn's log as the image sets it up, writing to the same place."""
    config = Config()
    config.set("accesslog", "-")
    config.set("logger_class", JsonLogger)
    log = config.logger_class(config)
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonFormatter())
    before = log.access_log.handlers, log.error_log.handlers
    log.access_log.handlers, log.error_log.handlers = [handler], [handler]
    yield log
    log.access_log.handlers, log.error_log.handlers = before


@pytest.fixture
def visitor() -> Client:
    return Client(
        raise_request_exception=False,
        REMOTE_ADDR=CLIENT,
        headers={
            "User-Agent": AGENT,
            "X-Forwarded-For": f"{CLIENT_6}, {PROXY}",
            "Referer": f"http://testserver/receipts/{CODE}/?q=my+illness",
        },
    )


def leaks(lines: io.StringIO, *more: str) -> list[str]:
    return [
        f"{secret}: {line[:200]}"
        for line in lines.getvalue().splitlines()
        for secret in (*PLANTED, *more)
        if secret.lower() in line.lower()
    ]


def ask(access_log: JsonLogger, visitor: Client, method: str, path: str) -> int:
    """As gunicorn does: one request, then its line in the access log."""
    answer = getattr(visitor, method)(path, {"email": MAIL, "code": CODE} if method == "post" else None)
    response = SimpleNamespace(status=f"{answer.status_code} Answer")
    access_log.access(response, None, answer.wsgi_request.environ, timedelta(seconds=0.1))
    return answer.status_code


def test_no_address_with_a_code_leaves_it_in_the_logs(lines, access_log, visitor, home):
    for _route, path in addresses():
        for start in ("", "/es"):
            for end in ("", "?q=my+illness", "no-such-page/"):
                ask(access_log, visitor, "get", f"{start}{path}{end}")
        ask(access_log, visitor, "post", path)
    written = lines.getvalue().splitlines()

    assert len(written) >= 7 * 25
    assert all({"at", "level", "logger"} <= json.loads(line).keys() for line in written)
    assert not leaks(lines), "\n".join(leaks(lines)[:20])


@pytest.mark.parametrize("words", [f"code {CODE}", f"GET /receipts/{CODE}/ from {CLIENT}", f"mail to {MAIL}"])
def test_nor_does_a_page_that_breaks(lines, access_log, visitor, home, monkeypatch, words):
    def broken(code: str) -> None:
        raise ValueError(words)

    monkeypatch.setattr(access, "get_submission_by_code", broken)

    assert ask(access_log, visitor, "get", f"/receipts/{CODE}/?q=my+illness") == 500
    assert "ValueError" in lines.getvalue()
    assert not leaks(lines)


def test_nor_does_a_real_receipt(lines, access_log, visitor, home):
    code = receipt_code(make.make_submission(make.make_form()).key)
    status = {
        ask(access_log, visitor, "get", f"/receipts/{code}/{name}")
        for name in ("", "copy/", "copy.json", "verify/")
    }

    assert status == {200} and len(lines.getvalue().splitlines()) == 4
    assert not leaks(lines, code)


@pytest.mark.parametrize(
    "words",
    [
        f"Invalid request from ip={CLIENT}: bad header",
        f"Invalid request from ip={CLIENT_6}: bad header",
        f"Forbidden (Origin checking failed - {MAIL} does not match): /receipts/{CODE}/",
        f"could not send to <{MAIL}>",
        f"unsubscribe link /boards/notices/end/{TOKEN}/?q=my+illness",
    ],
)
def test_nor_does_a_message_of_a_library(lines, access_log, words):
    access_log.warning(words)
    logging.getLogger("django.security").warning(words)

    assert len(lines.getvalue().splitlines()) == 2
    assert not leaks(lines)


def test_what_an_operator_needs_is_still_there(lines, access_log):
    access_log.info("Listening at: http://127.0.0.1:8000 (7), also 0.0.0.0:8000, at 12:05:37, version 25.1.0")

    assert "127.0.0.1:8000" in lines.getvalue() and "0.0.0.0:8000" in lines.getvalue()
    assert "12:05:37" in lines.getvalue() and re.search(r"25\.1\.0", lines.getvalue())
