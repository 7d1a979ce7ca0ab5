"""Error reports to Sentry, or a compatible service, if SENTRY_DSN is set. Imported only then.

A report says what broke and where in the code. It contains nothing of the visitor: no address, browser, account,
cookie, form field, query, local variable or receipt code.
"""

from collections.abc import Mapping
from typing import Any

import sentry_sdk

from cms import __version__, request_id
from cms.monitoring.scrubbing import scrub, scrub_all

HEADERS = {"content-length", "content-type"}


def start(dsn: str) -> None:
    sentry_sdk.init(
        dsn=dsn,
        release=f"throughline@{__version__}",
        send_default_pii=False,
        max_request_body_size="never",
        include_local_variables=False,
        max_breadcrumbs=0,
        auto_session_tracking=False,
        traces_sample_rate=None,
        before_send=before_send,
    )


def before_send(report: Mapping[str, Any], hint: Mapping[str, Any] | None = None) -> Any:
    """The Sentry event with everything but the allowed fields removed."""
    asked = report.get("request", {})
    event = {name: value for name, value in report.items() if name not in ("user", "breadcrumbs", "request")}
    event = scrub_all(event)
    if asked:
        event["request"] = _request(asked)
    event["tags"] = dict(event.get("tags") or {}) | {"request": request_id.current.get()}
    return event


def _request(asked: dict[str, Any]) -> dict[str, Any]:
    headers = {name: value for name, value in (asked.get("headers") or {}).items() if name.lower() in HEADERS}
    address = scrub(str(asked.get("url", "")).partition("?")[0])
    return {"method": asked.get("method"), "url": address, "headers": headers}
