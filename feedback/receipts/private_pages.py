"""Pages that a receipt code opens: reading them is limited too, and no copy of them is kept."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from allauth.core.internal import ratelimit


def may_look(request: HttpRequest) -> bool:
    """Reading is limited too: a code is a key, and keys are guessed by reading."""
    return bool(ratelimit.consume(request, app="allauth.account", action="receipt", limit_get=True))


def private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
