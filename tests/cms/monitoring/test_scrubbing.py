"""Logs and error reports hold nothing that opens something, and nothing of a visitor."""

import json
import logging
import re
import subprocess
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from cms import request_id
from cms.monitoring.error_reports import before_send
from cms.monitoring.gunicorn_log import JsonLogger
from cms.monitoring.logs import JsonFormatter
from cms.monitoring.scrubbing import scrub
from cms.web.one_time_keys import receipt_code
from tests.checks import ROOT
from tests.routes.ledger import patterns

CODE = receipt_code("nonce")
# These name a thing that staff see in a list; they open nothing.
NAMES_ONLY = re.compile(r"^(desk/(meetings|codebook)|workspace/meetings|admin/(?!password_reset))")
SECRET_ARGUMENT = re.compile(r"<(?:\w+:)?(code|token|key)>|\(\?P<(?:key|uidb36)>[^)]*\)")


def secret_addresses() -> list[str]:
    found = [route for route, _pattern in patterns() if SECRET_ARGUMENT.search(route)]
    return [route for route in found if not NAMES_ONLY.match(route)]


def test_each_secret_part_of_an_address_is_hidden():
    routes = secret_addresses()
    assert len(routes) >= 15
    shown = []
    for route in routes:
        code = CODE if "receipt:code" in route else "Xq3-secret"
        path = "/es/" + SECRET_ARGUMENT.sub(code, route).replace("^", "").rstrip("$")
        if code in scrub(path):
            shown.append(route)
    assert not shown, "\n".join(shown)


@pytest.mark.parametrize("written", [CODE, CODE.lower(), CODE.replace("-", "")])
def test_a_receipt_code_is_hidden_wherever_it_stands(written):
    assert scrub(f"Not Found: /receipts/{written}/edit/") == "Not Found: /receipts/[hidden]/edit/"
    assert scrub(f"'{written}' was typed") == "'[hidden]' was typed"


@pytest.mark.parametrize("sign", ["-", " ", "+", "%20", ""])
def test_a_receipt_code_typed_into_the_search_is_hidden_however_it_was_typed(sign):
    assert scrub(f"q={CODE.replace('-', sign)}&page=2") == "q=[hidden]&page=2"


@pytest.mark.parametrize("letters", ["a", "a.", "a:", "1:", "1.", "TL-"])
def test_a_very_long_text_takes_no_very_long_time(letters):
    """In quadratic time this would take minutes."""
    text = letters * 100_000

    assert len(scrub(text)) == len(text)


def test_what_a_visitor_searched_for_is_left_out():
    assert (
        scrub("GET https://site.example/search/?q=my+illness HTTP/1.1")
        == "GET https://site.example/search/ HTTP/1.1"
    )


@pytest.mark.parametrize(
    "text", ["/boards/trustees/2026-06-24/", "/desk/jobs/", "What now? Yes.", "TLS-handshake"]
)
def test_other_words_stay(text):
    assert scrub(text) == text


# Logs


def line(**facts) -> dict:
    return json.loads(
        JsonFormatter().format(logging.makeLogRecord({"levelname": "INFO", "name": "x", **facts}))
    )


def test_a_log_line_hides_codes_in_message_path_and_error():
    try:
        raise ValueError(f"no such code {CODE}")
    except ValueError:
        written = line(
            msg=f"Not Found: /receipts/{CODE}/", path=f"/receipts/{CODE}/", exc_info=sys.exc_info()
        )

    assert CODE not in json.dumps(written)
    assert written["path"] == "/receipts/[hidden]/" and "ValueError" in written["error"]


def gunicorn_log() -> JsonLogger:
    """The log of gunicorn as the image sets it up."""
    config = Config()
    config.set("accesslog", "-")
    config.set("logger_class", JsonLogger)
    return config.logger_class(config)


def test_gunicorn_writes_a_line_of_json_for_each_request(capsys):
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": f"/receipts/{CODE}/",
        "QUERY_STRING": "q=my+illness",
        "REMOTE_ADDR": "203.0.113.7",
        "HTTP_REFERER": f"https://site.example/receipts/{CODE}/",
    }
    token = request_id.current.set("abc")
    try:
        gunicorn_log().access(SimpleNamespace(status="404 Not Found"), None, environ, timedelta(seconds=0.25))
    finally:
        request_id.current.reset(token)
    written = json.loads(capsys.readouterr().out)

    assert (written["method"], written["status"], written["milliseconds"], written["request"]) == (
        "GET",
        404,
        250,
        "abc",
    )
    assert written["path"] == "/receipts/[hidden]/"
    assert "203.0.113.7" not in str(written) and "illness" not in str(written)


def test_gunicorns_own_messages_are_json_too(capsys):
    gunicorn_log().info("Booting worker with pid: %s", 7)

    assert json.loads(capsys.readouterr().err)["message"] == "Booting worker with pid: 7"


# Error reports


def report() -> dict:
    return {
        "user": {"ip_address": "203.0.113.7", "email": "ana@example.org"},
        "breadcrumbs": {"values": [{"message": "SELECT my words"}]},
        "transaction": f"/receipts/{CODE}/",
        "exception": {"values": [{"type": "ValueError", "value": f"no such code {CODE}"}]},
        "request": {
            "method": "POST",
            "url": f"https://site.example/receipts/{CODE}/edit/?q=my+illness",
            "query_string": "q=my+illness",
            "data": {"words": "my words"},
            "cookies": {"__Host-session": "s3ss10n"},
            "env": {"REMOTE_ADDR": "203.0.113.7"},
            "headers": {
                "Authorization": "Bearer t0ken",
                "Cookie": "__Host-session=s3ss10n",
                "Referer": f"https://site.example/receipts/{CODE}/",
                "X-Forwarded-For": "203.0.113.7",
                "User-Agent": "Browser",
            },
        },
    }


def test_a_report_says_what_broke_and_where():
    sent = before_send(report())

    assert sent["exception"]["values"][0] == {"type": "ValueError", "value": "no such code [hidden]"}
    assert sent["request"] == {
        "method": "POST",
        "url": "https://site.example/receipts/[hidden]/edit/",
        "headers": {},
    }


@pytest.mark.parametrize(
    "word", [CODE, "203.0.113.7", "Browser", "ana@", "s3ss10n", "t0ken", "illness", "my words"]
)
def test_a_report_holds_nothing_of_the_visitor(word):
    assert word not in json.dumps(before_send(report()))


def test_a_report_from_the_worker_has_no_request():
    assert "request" not in before_send({"exception": {"values": []}})


REPORT = """
import sys, django
django.setup()
import sentry_sdk
from django.test import Client
options = sentry_sdk.get_client().options
print(options["dsn"], options["send_default_pii"], options["include_local_variables"])
print(options["before_send"].__name__)
sent = []
sentry_sdk.get_client().transport.capture_envelope = lambda envelope: sent.append(envelope.serialize().decode())
Client(raise_request_exception=False, HTTP_COOKIE="a=s3ss10n").get(sys.argv[1])
print(sent)
"""


def test_what_really_leaves_the_site_when_a_page_breaks(tmp_path):
    """On an empty database every receipt breaks. A site without reports: see ``tests/test_architecture.py``."""
    dsn = "https://key@errors.example.org/1"
    environment = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "SENTRY_DSN": dsn,
        "VAR_DIR": str(tmp_path),
        "TEST_DB": str(tmp_path / "empty.sqlite3"),
    }
    path = f"/receipts/{CODE}/?q=my+illness"
    done = subprocess.run(
        [sys.executable, "-c", REPORT, path], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert done.stdout.startswith(f"{dsn} False False\nbefore_send\n"), done.stderr[-1000:]
    assert "OperationalError" in done.stdout and "/receipts/[hidden]/" in done.stdout, done.stderr[-1000:]
    assert not any(word in done.stdout for word in (CODE, "illness", "s3ss10n", "127.0.0.1"))
