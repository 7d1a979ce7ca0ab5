"""Answer the requests of pages that refresh themselves: 304 until something they display has changed."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response


def etag_of(*facts: object) -> str:
    return f'"{stamp_of(facts)}"'


def stamp_of(facts: object) -> str:
    """Equal stamps mean equal parts of a page."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:12]


def state_answer(request: HttpRequest, etag: str, **facts: Any) -> HttpResponse:
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    return JsonResponse(facts, headers={"ETag": etag, "Cache-Control": "no-cache"})
