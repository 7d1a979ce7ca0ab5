"""Public pages of meetings: as posted, what changed, calendar and feed. No cookie, no account."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.calendars import CONTENT_TYPE, calendar_of, feed_of
from boards.differences import differences
from boards.models import Meeting, PostedAgenda
from boards.reading import meeting_context, meeting_crumbs
from boards.shown import shown_agenda
from cms.translated import text

MOST_ENTRIES = 30


@require_safe
def meeting(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    found = access.get_public_meeting(slug, day)
    postings = access.get_postings(found)
    posting, first = postings[-1], postings[0]
    posting.meeting = first.meeting = found
    context = meeting_context(found, posting, first)
    if len(postings) > 1:
        context["changes"] = differences(postings[-2].snapshot, posting.snapshot)
    return render(request, "boards/meeting_page.html", context)


@require_safe
def posted(request: HttpRequest, slug: str, day: date, number: int) -> HttpResponse:
    """One posting exactly as it was, with its proof of notice."""
    found = access.get_public_meeting(slug, day)
    posting = access.get_posting(found, number)
    context = {
        "meeting": found,
        "posting": posting,
        "agenda": shown_agenda(posting.snapshot),
        "sendings": list(posting.sendings.all()),
        "crumbs": meeting_crumbs(found, (_("Agenda as posted"), "")),
    }
    return render(request, "boards/posted.html", context)


@require_safe
def changes(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    found = access.get_public_meeting(slug, day)
    postings = access.get_postings(found)
    steps = [
        {"posting": after, "changes": differences(before.snapshot, after.snapshot)}
        for before, after in zip(postings, postings[1:], strict=False)
    ]
    context = {
        "meeting": found,
        "first": postings[0],
        "steps": steps[::-1],
        "crumbs": meeting_crumbs(found, (_("Changes since posted"), "")),
    }
    return render(request, "boards/changes.html", context)


@require_safe
def event(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    found = access.get_public_meeting(slug, day)
    return _calendar([found], name=str(found), filename=f"{slug}-{day.isoformat()}.ics")


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    body = access.get_body(slug)
    meetings = list(Meeting.objects.public().filter(body=body).order_by("starts_at", "pk"))
    for each in meetings:
        each.body = body
    return _calendar(meetings, name=text(body.name), filename=f"{slug}.ics")


@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    body = access.get_body(slug)
    postings = (
        PostedAgenda.objects.filter(meeting__in=Meeting.objects.public().filter(body=body))
        .select_related("meeting")
        .order_by("-posted_at", "-pk")[:MOST_ENTRIES]
    )
    for each in (postings := list(postings)):
        each.meeting.body = body
    content = feed_of(body, postings, request.path)
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


def _calendar(meetings: list[Meeting], *, name: str, filename: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(calendar_of(meetings, name=name), content_type=CONTENT_TYPE, headers=headers)
