"""Several clerks at one console: who else has it open, and what they recorded since this page was rendered."""

from datetime import timedelta
from typing import Any

from django.db.models import Max

from boards.models import ConsoleVisit, Meeting, MeetingEvent
from cms import clock
from cms.users.models import User

SEEN_SECONDS = 30
MOST_NEWS = 5


def visits_context(meeting: Meeting, user: User) -> dict[str, Any]:
    """One query for all clerks at this console."""
    since = clock.now() - timedelta(seconds=SEEN_SECONDS)
    visits = list(ConsoleVisit.objects.filter(meeting=meeting).select_related("user").order_by("pk"))
    mine = next((visit for visit in visits if visit.user_id == user.pk), None)
    others = [visit.user for visit in visits if visit.user_id != user.pk and visit.seen_at >= since]
    return {"others": others, "drafts": mine.drafts if mine else {}}


def last_event(meeting: Meeting) -> int:
    return meeting.events.aggregate(last=Max("number"))["last"] or 0


def news_since(meeting: Meeting, number: int, user: User) -> list[MeetingEvent]:
    """Events recorded by others after this event number."""
    rows = meeting.events.filter(number__gt=number).exclude(by=user).select_related("item")
    return list(rows.order_by("number")[:MOST_NEWS])
