"""Calendars, feeds and the proof-of-notice file. No cookie; unchanged content returns 304."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.meetings import calendars, feeds
from boards.meetings.views.former import leads_from_former_address
from boards.models import Body, Meeting
from boards.notices import proof
from cms.i18n.fields import text
from cms.web.conditional import open_to_programs


@require_safe
@open_to_programs
@leads_from_former_address
def event(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    found = access.get_announced_meeting(slug, day)
    return _calendar([found], name=str(found), filename=f"{slug}-{day}.ics")


@require_safe
@open_to_programs
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    body = access.get_body(slug)
    return _calendar(_announced(body), name=text(body.name), filename=f"{slug}.ics")


@require_safe
@open_to_programs
def calendar_all(request: HttpRequest) -> HttpResponse:
    return _calendar(_announced(), name=_("All boards"), filename="boards.ics")


@require_safe
@open_to_programs
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    return feeds.feed_of(access.get_body(slug), request.path).answer()


@require_safe
@open_to_programs
def feed_all(request: HttpRequest) -> HttpResponse:
    return feeds.feed_of(None, request.path).answer()


@require_safe
@open_to_programs
def notice_zip(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """ZIP file that proves when notice was given, verifiable without this site (BK-10, BK-14a, BK-35)."""
    found = access.get_public_meeting(slug, day)
    content = proof.archive(found, access.get_postings(found))
    filename = f"notice-{slug}-{day}.zip"
    return _file(content, "application/zip", filename)


def _announced(body: Body | None = None) -> list[Meeting]:
    rows = Meeting.objects.announced().select_related("body", "joint_body", "successor__body")
    return list((rows if body is None else rows.of(body)).order_by("starts_at", "pk"))


def _calendar(meetings: list[Meeting], *, name: str, filename: str) -> HttpResponse:
    return _file(calendars.calendar_of(meetings, name=name), calendars.CONTENT_TYPE, filename)


def _file(content: bytes, content_type: str, filename: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
