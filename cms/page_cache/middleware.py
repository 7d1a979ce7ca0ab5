"""The store ahead of the other middlewares: one look-up instead of a page made (performance.md, P7)."""

import re
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe

from cms import site_cache
from cms.page_cache import stored
from cms.page_cache.rules import Cookies, may_look_up, may_store
from cms.page_cache.tracking import recording

FILE = re.compile(r"\.\w+$")  # its view compares what the reader has before it opens the file
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


class PageCache:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return self.get_response(request)
        cookies = Cookies(request.COOKIES)
        page, is_known = stored.find(key, cookies.plain)
        if page is None and is_known and not stored.claim(key):
            page = stored.while_it_is_made(key, cookies.plain)
        if page is not None:
            return page.answer(request)
        if not is_known and FILE.search(request.path_info):
            return self._made(request, key, cookies)
        try:
            return self._made_whole(request, key, cookies)
        finally:
            if is_known:
                stored.let_go(key)

    def _made_whole(self, request: HttpRequest, key: stored.Key, cookies: Cookies) -> HttpResponse:
        """Made without the conditions of the request, since a 304 has no page in it to store; then they are asked."""
        conditions = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
        response = self._made(request, key, cookies)
        request.META.update(conditions)
        if not conditions or response.status_code != 200:
            return response
        modified = parse_http_date_safe(response.get("Last-Modified", ""))
        unchanged = get_conditional_response(request, response.get("ETag"), modified, response)
        return unchanged or response

    def _made(self, request: HttpRequest, key: stored.Key, cookies: Cookies) -> HttpResponse:
        request.COOKIES = cookies  # type: ignore[assignment]  # nobody writes to it
        minute = stored.minute_now()
        with recording() as found:
            site_cache.refresh()
            response = self.get_response(request)
        if may_store(request, response) and not cookies.mattered() and (depends := found.seen()) is not None:
            stored.put(key, stored.made(response, depends, found.start, minute, cookies))
        return response


def _key(request: HttpRequest) -> stored.Key | None:
    """None for a request that the store has nothing to do with."""
    if not stored.is_on() or not may_look_up(request):
        return None
    try:
        return stored.key_of(request)
    except DisallowedHost:
        return None
