"""Calendars, feeds and the proof-of-notice file. No cookie; unchanged content returns 304."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import set_response_etag
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.meetings import calendars, feeds
from boards.meetings.views.former import leads_from_former_address
from boards.models import Body, Meeting
from boards.notices import proof
from cms.i18n.fields import text


@require_safe
@leads_from_former_address
def event(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    found = access.get_announced_meeting(slug, day)
    return _calendar([found], name=str(found), filename=f"{slug}-{day}.ics")


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    body = access.get_body(slug)
    return _calendar(_announced(body), name=text(body.name), filename=f"{slug}.ics")


@require_safe
def calendar_all(request: HttpRequest) -> HttpResponse:
    return _calendar(_announced(), name=_("All boards"), filename="boards.ics")


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    return _feed(request, access.get_body(slug))


@require_safe
def feed_all(request: HttpRequest) -> HttpResponse:
    return _feed(request, None)


@require_safe
def notice_zip(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """ZIP file that proves when notice was given, verifiable without this site (BK-10, BK-14a, BK-35)."""
    found = access.get_public_meeting(slug, day)
    content = proof.archive(found, access.get_postings(found))
    filename = f"notice-{slug}-{day}.zip"
    return _dated(_file(content, "application/zip", filename), None)


def _announced(body: Body | None = None) -> list[Meeting]:
    rows = Meeting.objects.announced().select_related("body", "joint_body", "successor__body")
    return list((rows if body is None else rows.of(body)).order_by("starts_at", "pk"))


def _calendar(meetings: list[Meeting], *, name: str, filename: str) -> HttpResponse:
    content = calendars.calendar_of(meetings, name=name)
    changed = _latest([each.changed_at for each in meetings])
    return _dated(_file(content, calendars.CONTENT_TYPE, filename), changed)


def _feed(request: HttpRequest, body: Body | None) -> HttpResponse:
    events = list(feeds.news(body)[: feeds.MOST_ENTRIES])
    content = feeds.feed_of(events, request.path, body)
    answer = HttpResponse(content, content_type=feeds.CONTENT_TYPE)
    return _dated(answer, _latest([each.at for each in events]))


def _latest(moments: Iterable[datetime]) -> datetime | None:
    return max(moments, default=None)


def _dated(answer: HttpResponse, changed: datetime | None) -> HttpResponse:
    """Set ETag (before compression) and Last-Modified, for conditional requests."""
    set_response_etag(answer)
    if changed is not None:
        answer["Last-Modified"] = http_date(changed.timestamp())
    answer["Cache-Control"] = "no-cache"
    return answer


def _file(content: bytes, content_type: str, filename: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
