"""A tool's page at its own address: found with its facts in one statement instead of Wagtail's walk down the tree."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from feedback import access


@require_safe
def tool(request: HttpRequest, slug: str) -> HttpResponse:
    return access.get_tool_page(slug).serve(request)
