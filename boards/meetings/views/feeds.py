"""Calendars, feeds and the proof-of-notice file. No cookie; unchanged content returns 304."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.absolute_urls import absolute
from boards.meetings import calendars, feeds
from boards.meetings.views.former import leads_from_former_address
from boards.models import Meeting
from boards.notices import proof
from boards.querysets import MeetingQuerySet
from cms.calendar_years import part_of
from cms.i18n.fields import text
from cms.web.conditional import open_to_programs


@require_safe
@open_to_programs
@leads_from_former_address
def event(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    found = access.get_announced_meeting(slug, day)
    content = calendars.calendar_of([found], name=str(found))
    return _file(content, calendars.CONTENT_TYPE, f"{slug}-{day}.ics")


@require_safe
@open_to_programs
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    body = access.get_body(slug)
    return _calendar_of_years(request, _announced().of(body), name=text(body.name), stem=slug)


@require_safe
@open_to_programs
def calendar_all(request: HttpRequest) -> HttpResponse:
    return _calendar_of_years(request, _announced(), name=_("All boards"), stem="boards")


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


def _announced() -> MeetingQuerySet[Meeting]:
    return Meeting.objects.announced().select_related("body", "joint_body", "successor__body")


def _calendar_of_years(
    request: HttpRequest, meetings: MeetingQuerySet[Meeting], *, name: str, stem: str
) -> HttpResponse:
    """The latest years; an earlier one with ``?year=``, whose file is named for it."""
    part = part_of(meetings, request.GET.get("year"))
    earlier = part.earlier_address(absolute(request.path))
    content = calendars.calendar_of(part.rows, name=name, earlier=earlier)
    return _file(content, calendars.CONTENT_TYPE, part.filename(stem))


def _file(content: bytes, content_type: str, filename: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
