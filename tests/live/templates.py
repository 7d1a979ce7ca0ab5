"""Report the template of a page in a header of sites under test: axe checks one page of each."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.backends.django import Template

HEADER = "X-Test-Template"
_render = Template.render


class TemplateName:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        Template.render = render_and_remember

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if HEADER in request.META:
            response.headers[HEADER] = request.META[HEADER]
        return response


def render_and_remember(
    self: Template, context: dict | None = None, request: HttpRequest | None = None
) -> str:
    """The page's own template is the first one that is rendered with its request."""
    if request is not None:
        request.META.setdefault(HEADER, self.template.name)
    return _render(self, context, request)
