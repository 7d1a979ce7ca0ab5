"""Which requests may be answered from the store, and which answers may be put there.

By what a page is: only views that the sitemap registers as public (`sharing/sections.py`), and those marked with
`same_for_everyone`. By what making it did: no key issued, no row written, no cookie set or asked for that the request
has (`tracking.py`, `Cookies`). By what its headers say: nothing private, and nothing that depends on other headers.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from cms.sharing.sections import section_of

QUERY = re.compile(r"(?:page|year|month)=[0-9-]{1,10}")  # any other query would let anyone fill the store
LARGEST = 1_000_000  # bytes
# The language is in the path; the store compresses by itself.
HARMLESS_VARY = {"accept-encoding", "accept-language", "cookie"}
MARK = "is_same_for_everyone"


def same_for_everyone[View: Callable[..., HttpResponse]](view: View) -> View:
    """Mark a view whose answer depends on the address alone: not on who asks, nor on a header of the request."""
    setattr(view, MARK, True)
    return view


class Cookies(Mapping[str, str]):
    """The cookies of a request, and the names of those that were asked for while it was answered. ``plain``: the same,
    to look at unnoticed.
    """

    def __init__(self, cookies: dict[str, str]) -> None:
        self.plain = cookies
        self.asked: set[str] = set()
        self.all_asked = False

    def __getitem__(self, name: str) -> str:
        self.asked.add(name)
        return self.plain[name]

    def __iter__(self) -> Iterator[str]:
        self.all_asked = True
        return iter(self.plain)

    def __len__(self) -> int:
        self.all_asked = True
        return len(self.plain)

    def mattered(self) -> bool:
        """Whether the answer may depend on a cookie that the request has."""
        return bool(self.plain) and (self.all_asked or not self.asked.isdisjoint(self.plain))


def may_look_up(request: HttpRequest) -> bool:
    """Whether the answer of a request could be in the store, or go there. With a session it never does."""
    if request.method not in ("GET", "HEAD") or "HTTP_AUTHORIZATION" in request.META:
        return False
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return False
    if request.path_info.startswith(settings.STATIC_URL):
        return False
    query = request.META.get("QUERY_STRING", "")
    return "HTTP_RANGE" not in request.META and (not query or bool(QUERY.fullmatch(query)))


def may_store(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether an answer is a whole public page. Whether it is the same for everyone, making it has shown."""
    if response.status_code != 200 or response.streaming or response.cookies or request.method != "GET":
        return False
    return (
        isinstance(response, HttpResponse)
        and len(response.content) <= LARGEST
        and response.has_header("ETag")
        and _headers_allow(response)
        and _is_public(request)
    )


def _headers_allow(response: HttpResponse) -> bool:
    kept = response.get("Cache-Control", "").lower()
    vary = {each.strip().lower() for each in response.get("Vary", "").split(",") if each.strip()}
    return "no-store" not in kept and "private" not in kept and vary <= HARMLESS_VARY


def _is_public(request: HttpRequest) -> bool:
    """Public views by name or by mark; never an address with a key in it (`secret_urls.py`)."""
    match = request.resolver_match
    if match is None:
        return False
    is_named = section_of(match.view_name) is not None
    return is_named or getattr(match.func, MARK, False)
