"""Public pages of a running meeting: live page, room display, and the fragments for polling.

No cookie, session or account; the response does not depend on the user.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.crumbs import meeting_crumbs
from boards.sessions import access as live_access
from boards.sessions.presenters import etag_of, live_view
from cms.page_cache.rules import same_for_everyone


@same_for_everyone
@require_safe
def live(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    meeting, found = live_access.get_live(slug, day)
    crumbs = meeting_crumbs(meeting, (_("Live"), ""))
    return render(request, "boards/sessions/live.html", live_view(meeting, found) | {"crumbs": crumbs})


@same_for_everyone
@require_safe
def state(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    return _part(request, slug, day, "boards/sessions/_live_now.html")


@same_for_everyone
@require_safe
def room(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    meeting, found = live_access.get_live(slug, day)
    return render(request, "boards/sessions/live_room.html", live_view(meeting, found))


@same_for_everyone
@require_safe
def room_state(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    return _part(request, slug, day, "boards/sessions/_room_now.html")


def _part(request: HttpRequest, slug: str, day: str, template: str) -> HttpResponse:
    """The fragment, or 304 if unchanged."""
    meeting, found = live_access.get_live(slug, day)
    etag = etag_of(meeting, found)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    html = render_to_string(template, live_view(meeting, found))
    return HttpResponse(html, headers={"ETag": etag, "Cache-Control": "no-cache"})
