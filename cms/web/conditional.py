"""Answers that programs ask for again and again: feeds, calendars, open data. Unchanged content is not sent twice.

The ETag is a hash of the content before compression. `GZipMiddleware` pads each answer with random bytes, so a hash
of what it sends would differ each time; it marks an ETag it finds as weak, and the comparison (RFC 9110, 13.1.2)
still matches. Last-Modified is not sent: the words of an entry come from several records, some of which change by the
clock alone or by a redaction, and whoever asked by date only would not be told.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

from cms.page_cache.rules import same_for_everyone

View = Callable[..., HttpResponse]


def with_etag(view: View) -> View:
    """Answer 304 without content to whoever names the ETag of what the view gives now."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = view(request, *args, **kwargs)
        if found.status_code != 200:
            return found
        set_response_etag(found)
        found.headers.setdefault("Cache-Control", "no-cache")
        unchanged = get_conditional_response(request, etag=found["ETag"], response=found)
        return unchanged or found

    return answer


def open_to_programs(view: View) -> View:
    """The same, for what anyone may read: scripts on pages of other sites may, too (CORS). No cookie opens anything."""

    @same_for_everyone
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = with_etag(view)(request, *args, **kwargs)
        found["Access-Control-Allow-Origin"] = "*"
        return found

    return answer
