"""Rate limit and no-store headers for pages opened with a receipt code."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from allauth.core.internal import ratelimit


def may_look(request: HttpRequest) -> bool:
    """Consume one read from the rate limit, since reading is how codes would be guessed."""
    return bool(ratelimit.consume(request, app="allauth.account", action="receipt", limit_get=True))


def private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
