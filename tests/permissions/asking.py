"""Request a URL as a person, undo its effect, and report whether it existed for that person."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db import connection, transaction
from django.test import Client
from django.utils import translation

UNKNOWN = "zz-nothing-here"
FRESH = re.compile(
    r"nonce-[\w+/=-]+|nonce=\"[^\"]*\"|csrfmiddlewaretoken\" value=\"[^\"]*\""
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)
LOST = {"X-Request-Id", "Content-Length", "Date", "Expires", "Etag"}
WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: str
    written: frozenset[str] = frozenset()  # tables; sessions apart
    error: str = ""  # what a 500 was caused by
    sets_cookie: bool = False

    @property
    def location(self) -> str:
        return dict(self.headers).get("Location", "")

    @property
    def absent(self) -> bool:
        """404; or the way to sign in or to the second factor, which every address behind that door gives."""
        doors = ("/accounts/login/", "/accounts/2fa/")
        return self.status == 404 or (self.status == 302 and any(door in self.location for door in doors))

    @property
    def closed_in_wagtail(self) -> bool:
        """Wagtail sends whoever lacks a right for its screens to its first page."""
        return self.absent or self.status == 403 or (self.status == 302 and self.location == "/admin/")


def ask(browser: Client, path: str, method: str = "GET", sent: dict[str, Any] | None = None) -> Answer:
    cookies = dict(browser.cookies)
    with translation.override("en"), transaction.atomic(), written_tables() as written:
        answer = browser.post(path, sent or {}) if method == "POST" else browser.generic(method, path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    browser.cookies.clear()
    browser.cookies.update(cookies)
    headers = tuple(sorted((name.title(), value) for name, value in answer.headers.items()))
    return Answer(
        answer.status_code,
        headers,
        body.decode(errors="replace"),
        frozenset(written),
        repr(answer.exc_info[1]) if getattr(answer, "exc_info", None) else "",
        bool(answer.cookies),
    )


@contextmanager
def written_tables() -> Iterator[set[str]]:
    found: set[str] = set()

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (write := WRITE.match(sql)) and write[1] != "django_session":
            found.add(write[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield found


def shape(answer: Answer, path: str) -> tuple:
    """What is left when the address itself, in any language, and what is fresh in each answer is taken out."""
    bare = path.split("?")[0].removeprefix("/es")

    def plain(words: str) -> str:
        for each in (path, quote(path, safe=""), quote(path), f"/es{bare}", bare, bare.strip("/")):
            words = words.replace(each, "ADDRESS") if each else words
        return FRESH.sub("FRESH", words)

    headers = tuple((name, plain(value)) for name, value in answer.headers if name not in LOST)
    return answer.status, headers, plain(answer.body)


def unknown_beside(path: str) -> str:
    """An address that nobody made, behind the same door and in the same language; no pattern takes it."""
    parts = [part for part in path.split("?")[0].split("/") if part]
    kept = parts[: 2 if parts and parts[0] == "es" else 1]
    return "/" + "/".join([*kept, UNKNOWN, UNKNOWN]) + "/"
