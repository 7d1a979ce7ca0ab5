"""Service worker of the workspace; its URL limits it to members' pages."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.access import require_seats


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    require_seats(request.user)
    words = render_to_string(
        "boards/workspace/worker.js",
        {"nothing": _("You are offline, and this page is not saved on this device.")},
    )
    return HttpResponse(words, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
