"""A meeting as it runs, for everyone: one page, one display for the room, and the part of each that a poll brings.

No cookie, no session, no account: nothing here asks who is looking.
"""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.crumbs import meeting_crumbs
from boards.sessions import access as live_access
from boards.sessions.presenters import etag_of, live_view


@require_safe
def live(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    meeting, found = live_access.get_live(slug, day)
    crumbs = meeting_crumbs(meeting, (_("Live"), ""))
    return render(request, "boards/sessions/live.html", live_view(meeting, found) | {"crumbs": crumbs})


@require_safe
def state(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    return _part(request, slug, day, "boards/sessions/_live_now.html")


@require_safe
def room(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    meeting, found = live_access.get_live(slug, day)
    return render(request, "boards/sessions/live_room.html", live_view(meeting, found))


@require_safe
def room_state(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    return _part(request, slug, day, "boards/sessions/_room_now.html")


def _part(request: HttpRequest, slug: str, day: date, template: str) -> HttpResponse:
    """What changed, or 304 when nothing did."""
    meeting, found = live_access.get_live(slug, day)
    etag = etag_of(meeting, found)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    html = render_to_string(template, live_view(meeting, found))
    return HttpResponse(html, headers={"ETag": etag, "Cache-Control": "no-cache"})
