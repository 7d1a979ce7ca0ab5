"""Add machine translations to a public page if its reader asks for them (``?translate=machine``)."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from cms.machine_translation import engines, presenters, rules

logger = logging.getLogger(__name__)


class MachineTranslations:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if rules.is_asked(request) and _is_page(response) and rules.is_open_to(request):
            engine = engines.installed()
            if engine is not None:
                response.content = _translated(request, response.content.decode(response.charset), engine)
                add_never_cache_headers(response)
            response["X-Robots-Tag"] = "noindex"
        return response


def _is_page(response: HttpResponse) -> bool:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return response.status_code == 200 and is_html and not response.streaming


def _translated(request: HttpRequest, page: str, engine: engines.Engine) -> str:
    """The original is shown whatever happens to its translations."""
    try:
        return presenters.translated_page(request, page, engine)
    except Exception:
        logger.exception("translations of %s cannot be shown", request.path)
    return presenters.unavailable_page(request, page)
