"""Stored answers: compressed bytes and headers, in the shared cache, and for the latest pages also in the process."""

import gzip
import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from cms import clock
from cms.page_cache import versions
from cms.page_cache.rules import Cookies

Key = tuple[str, str, str, str]  # scheme, host, path, query
EDITION = 1  # of `Stored`: another one cannot read what was stored before
MINUTE = 60
STALE_SECONDS = (
    5  # into a minute, in which the page of the last one is sent while another request makes it anew
)
SHARED_SECONDS = 600  # a page of an earlier minute tells that its address may be stored
MOST_BYTES = 8 * 1024 * 1024  # in each process
WAIT_SECONDS, PAUSE_SECONDS = 2.0, 0.02
OWN_HEADERS = ("Content-Encoding", "Content-Length", "ETag", "X-Request-ID")


@dataclass
class Stored:
    """``minute``: of the site's clock, in which it was made. ``depends``: table → version before it was made.
    ``checked``: `versions.latest` when ``depends`` was last found true. ``cookies``: names that the
    page asked for; it is for readers who have none of them.
    """

    content: bytes
    headers: dict[str, str]
    etag: str
    minute: int
    depends: dict[str, int]
    checked: int
    cookies: frozenset[str]
    to_no_cookies: bool

    def is_unchanged(self) -> bool:
        """Whether each table still has the version that the page was made from. One look-up while nothing changed."""
        latest = versions.latest()
        if latest != self.checked:
            if versions.of(list(self.depends)) != list(self.depends.values()):
                return False
            self.checked = latest
        return True

    def is_for(self, cookies: dict[str, str]) -> bool:
        return not cookies or not (self.to_no_cookies or self.cookies & cookies.keys())

    def answer(self, request: HttpRequest) -> HttpResponse:
        """What the middlewares would have sent, or 304 to whoever has it."""
        packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        response = HttpResponse(
            self.content if packed else gzip.decompress(self.content), headers=self.headers
        )
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["ETag"] = self.etag
        return get_conditional_response(request, etag=self.etag, response=response) or response


class Shelf:
    """The latest pages in this process. Those of minutes that are over are dropped (PRV-06)."""

    def __init__(self) -> None:
        self.pages: OrderedDict[Key, Stored] = OrderedDict()
        self.size = 0
        self.minute = 0
        self.lock = Lock()

    def get(self, key: Key) -> Stored | None:
        with self.lock:
            self._sweep()
            if found := self.pages.get(key):
                self.pages.move_to_end(key)
            return found

    def put(self, key: Key, page: Stored) -> None:
        with self.lock:
            self._drop(key)
            self.pages[key] = page
            self.size += len(page.content)
            while self.size > MOST_BYTES:
                self._drop(next(iter(self.pages)))

    def clear(self) -> None:
        with self.lock:
            self.pages.clear()
            self.size = 0

    def _sweep(self) -> None:
        now = minute_now()
        if now != self.minute:
            self.minute = now
            for key in [key for key, page in self.pages.items() if page.minute < now - 1]:
                self._drop(key)

    def _drop(self, key: Key) -> None:
        if page := self.pages.pop(key, None):
            self.size -= len(page.content)


SHELF = Shelf()


def minute_now() -> int:
    return int(clock.now().timestamp()) // MINUTE


def key_of(request: HttpRequest) -> Key:
    return (
        request.scheme or "",
        request.get_host().lower(),
        request.path_info,
        request.META.get("QUERY_STRING", ""),
    )


def made(
    response: HttpResponse, depends: dict[str, int], start: int, minute: int, cookies: Cookies
) -> Stored:
    content = response.content
    if response.get("Content-Encoding") == "gzip":
        content = gzip.decompress(content)
    etag = response["ETag"]
    return Stored(
        content=gzip.compress(content, 6, mtime=0),
        headers={name: value for name, value in response.items() if name not in OWN_HEADERS},
        etag=etag if etag.startswith("W/") else f"W/{etag}",
        minute=minute,
        depends=depends,
        checked=start,
        cookies=frozenset(cookies.asked),
        to_no_cookies=cookies.all_asked,
    )


def find(key: Key, cookies: dict[str, str]) -> tuple[Stored | None, bool]:
    """(the page as it is now, whether the address is known to be stored)."""
    page = SHELF.get(key)
    if page is None or not _is_current(page):
        page = cache.get(_shared_key(key)) or page
    if page is None or not page.is_for(cookies):
        return None, False
    if _is_current(page):
        SHELF.put(key, page)
        return page, True
    return None, True


def _is_current(page: Stored) -> bool:
    return page.minute == minute_now() and page.is_unchanged()


def put(key: Key, page: Stored) -> None:
    SHELF.put(key, page)
    cache.set(_shared_key(key), page, SHARED_SECONDS)


def claim(key: Key) -> bool:
    """Whether this request is the one to make the page; the others wait for it."""
    return cache.add(f"{_shared_key(key)}:making", 1, WAIT_SECONDS)


def let_go(key: Key) -> None:
    cache.delete(f"{_shared_key(key)}:making")


def while_it_is_made(key: Key, cookies: dict[str, str]) -> Stored | None:
    """The page of the last minute, if nothing but time has passed; else what another request is making now. None if
    that takes too long.
    """
    until = time.monotonic() + WAIT_SECONDS
    page = SHELF.get(key) or cache.get(_shared_key(key))
    if page and _is_just_over(page) and page.is_for(cookies) and page.is_unchanged():
        return page
    while time.monotonic() < until:
        time.sleep(PAUSE_SECONDS)
        if found := find(key, cookies)[0]:
            return found
        if claim(key):  # the other one has no page to show
            return None
    return None


def _is_just_over(page: Stored) -> bool:
    seconds = clock.now().timestamp()
    return page.minute == int(seconds) // MINUTE - 1 and seconds % MINUTE < STALE_SECONDS


def _shared_key(key: Key) -> str:
    """A new release has pages of its own: the old ones name style sheets that are gone."""
    release = (EDITION, getattr(staticfiles_storage, "manifest_hash", ""))
    return f"page:{hashlib.sha256(repr((release, key)).encode()).hexdigest()}"


def is_on() -> bool:
    return settings.PAGE_CACHE and versions.are_kept()
