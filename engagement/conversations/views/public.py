"""Public pages of conversations at their own URLs."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engagement import access


@require_safe
def conversations(request: HttpRequest) -> HttpResponse:
    return access.get_index_page().serve(request)


@require_safe
def conversation(request: HttpRequest, slug: str) -> HttpResponse:
    """The page at its own URL, fetched in one query; a named route so that records can link to it."""
    return access.get_conversation_page(slug).serve(request)
