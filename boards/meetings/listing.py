"""All meetings of all bodies: those ahead, then the past ones of one year."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.http import Http404

from boards.choices import MeetingStatus
from boards.event_choices import EventKind
from boards.models import Body, Meeting, MeetingEvent
from boards.notices.deadline_text import due_sentence
from cms import clock

PAPERS = (EventKind.MINUTES, EventKind.RECORDING, EventKind.RECORDING_GONE)


@dataclass
class Row:
    """``version``: the number of the agenda in force; 0 before it is posted."""

    meeting: Meeting
    version: int = 0
    has_minutes: bool = False
    recordings: set[int] = field(default_factory=set)

    @property
    def due(self) -> str:
        return due_sentence(self.meeting) if self.meeting.is_draft else ""


def listing_context(year: int | None, slug: str) -> dict[str, Any]:
    """Of the year, else of the latest one that has a past meeting. An unknown year or body raises Http404."""
    now = clock.now()
    bodies = list(Body.objects.order_by("order", "slug"))
    body = next((each for each in bodies if each.slug == slug), None)
    if slug and body is None:
        raise Http404
    announced = Meeting.objects.announced()
    years = [day.year for day in announced.dates("day", "year", order="DESC")]
    if year is not None and year not in years:
        raise Http404
    found = announced.of(body) if body else announced
    latest = found.filter(day__lte=clock.today()).aggregate(day=Max("day"))["day"] or clock.today()
    shown = year or latest.year
    rows = _rows(found.filter(Q(ends_at__gt=now) | Q(status=MeetingStatus.IN_SESSION) | Q(day__year=shown)))
    ahead = [row for row in rows if row.meeting.is_in_session or row.meeting.ends_at > now]
    ahead = [row for row in ahead if not row.meeting.is_over]
    past = [row for row in rows if row not in ahead and row.meeting.day.year == shown]
    return {
        "ahead": ahead if year is None else [row for row in ahead if row.meeting.day.year == year],
        "past": past[::-1],
        "year": shown,
        "of_year": year is not None,
        "years": years,
        "bodies": bodies,
        "body": body,
    }


def _rows(meetings: QuerySet[Meeting]) -> list[Row]:
    """Soonest first, in two queries."""
    meetings = meetings.select_related("body", "joint_body").annotate(version=Max("postings__number"))
    rows = {each.pk: Row(each, each.version or 0) for each in meetings.order_by("starts_at", "pk")}
    events = MeetingEvent.objects.filter(meeting__in=rows, kind__in=PAPERS).order_by("number")
    _join_papers(rows, events)
    return list(rows.values())


def _join_papers(rows: dict[int, Row], events: Iterable[MeetingEvent]) -> None:
    """What the record of each meeting says was posted and not removed since."""
    for event in events:
        row = rows[event.meeting_id]
        if event.kind == EventKind.MINUTES:
            row.has_minutes = True
        elif event.kind == EventKind.RECORDING:
            row.recordings.add(event.facts["recording"])
        else:
            row.recordings.discard(event.facts["recording"])
