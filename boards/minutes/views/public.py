"""Public pages of minutes and recordings. No cookie, no account (BK-24, BK-27)."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.agendas.in_force import in_force, posting_in_force
from boards.crumbs import meeting_crumbs
from boards.event_choices import EventKind
from boards.minutes import changes_between, minutes_text
from boards.minutes.approvals import joint_approvals, with_votes
from boards.minutes.chapters import begun, chapters, length
from boards.models import Meeting, MinutesVersion, Recording
from cms.captions import written
from cms.i18n.fields import text

VTT = "text/vtt; charset=utf-8"


@require_safe
def minutes(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """The latest version."""
    versions = _versions(found := access.get_public_meeting(slug, day))
    return _page(request, found, versions[-1], versions)


@require_safe
def version(request: HttpRequest, slug: str, day: str, number: int) -> HttpResponse:
    versions = _versions(found := access.get_public_meeting(slug, day))
    wanted = next((each for each in versions if each.number == number), None)
    if wanted is None:
        raise Http404
    return _page(request, found, wanted, versions)


@require_safe
def changes(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """Each version compared with the one before, word by word."""
    found = access.get_public_meeting(slug, day)
    versions = _versions(found)
    steps = [
        {"version": after, "changes": changes_between(before.snapshot, after.snapshot)}
        for before, after in zip(versions, versions[1:], strict=False)
    ]
    crumbs = meeting_crumbs(found, (_("Minutes"), _address(found)), (_("Changes"), ""))
    return render(
        request,
        "boards/minutes/minutes_changes.html",
        {"meeting": found, "steps": steps[::-1], "crumbs": crumbs},
    )


def _versions(meeting: Meeting) -> list[MinutesVersion]:
    """All posted versions; raises Http404 if there are none."""
    found = list(with_votes(meeting.minutes.all()))
    if not found:
        raise Http404
    return found


def _page(
    request: HttpRequest, meeting: Meeting, shown: MinutesVersion, versions: list[MinutesVersion]
) -> HttpResponse:
    context: dict[str, Any] = {
        "meeting": meeting,
        "version": shown,
        "versions": versions[::-1],
        "is_newest": shown.number == versions[-1].number,
        "sections": minutes_text(shown.snapshot),
        "approved_by": shown.motion,
        "approvals": joint_approvals(meeting, shown, versions),
        "crumbs": meeting_crumbs(meeting, (_("Minutes"), "")),
    }
    return render(request, "boards/minutes/minutes.html", context)


def _address(meeting: Meeting) -> str:
    return f"{meeting.get_absolute_url()}minutes/"


@require_safe
def captions(request: HttpRequest, slug: str, day: str, pk: int) -> HttpResponse:
    found = _recording(slug, day, pk)
    if not found.captions:
        raise Http404
    return _file(found.captions, f"{day}-{found.captions_language}.vtt")


@require_safe
def chapter_file(request: HttpRequest, slug: str, day: str, pk: int) -> HttpResponse:
    """Chapter file of a recording, for media players."""
    found = _recording(slug, day, pk)
    marks = chapters(found.began_at, _starts(found.meeting))
    ends = [*(float(mark.seconds) for mark in marks[1:]), length(found.meeting.closed_at, found.began_at)]
    cues = [
        (mark.seconds, max(end, mark.seconds + 1.0), f"{mark.label}. {mark.title}")
        for mark, end in zip(marks, ends, strict=False)
    ]
    return _file(written(cues), f"{day}-chapters.vtt")


def _starts(meeting: Meeting) -> list[tuple[datetime, str, str]]:
    called: dict[int, datetime] = {}
    for item, at in meeting.events.filter(kind=EventKind.ITEM).order_by("number").values_list("item", "at"):
        called.setdefault(item, at)
    rows = list(meeting.items.select_related("comment_window").order_by("number"))
    posting = posting_in_force(meeting, meeting.closed_at)
    rows = in_force(posting, rows) if posting else rows
    return [(at, row.shown_number, text(row.title)) for row in rows if (at := begun(row, called.get(row.pk)))]


def _recording(slug: str, day: str, pk: int) -> Recording:
    """Return a recording that was not removed."""
    meeting = access.get_public_meeting(slug, day)
    found = meeting.recordings.filter(pk=pk, removed_at=None).first()
    if found is None:
        raise Http404
    found.meeting = meeting
    return found


def _file(words_of_file: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(words_of_file, content_type=VTT, headers=headers)
