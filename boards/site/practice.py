"""The practice meeting of a practice site: a regular meeting of an advisory board, far enough ahead to be posted."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.urls import reverse

from boards.agendas.draft_blocks import new_key
from boards.agendas.drafts import put_item_on_draft
from boards.choices import MeetingKind
from boards.locks import plans_locked
from boards.meetings.planning import plan_meeting
from boards.models import Body, Meeting
from boards.notices.clock import regular_notice
from boards.sessions.services import begin_refusal
from cms import clock
from cms.data_files import data_beside
from cms.extension_points import provide
from cms.practice.meeting import POINT, PracticeMeeting, PracticeMeetings
from cms.records.history import past_of

ACTOR = "system:practice"
DAYS_AHEAD, WEDNESDAY = 14, 2
BEGINS, HOURS = time(9), 2
WORDS = data_beside(__file__)


def find() -> PracticeMeeting | None:
    """The newest meeting that was planned for practice, whatever became of it."""
    found = _newest()
    return _as_shown(found) if found else None


@transaction.atomic
def ready() -> PracticeMeeting | None:
    """One that can be rehearsed: one that ended, was canceled, or can no longer be posted or begin makes way for a new
    one.
    """
    body = Body.objects.filter(slug=WORDS["body"]).first()
    if body is None:
        return None
    plans_locked(body.pk)
    found = _newest()
    if found is None or not _can_be_rehearsed(found):
        found = _plan(body)
    return _as_shown(found)


def _can_be_rehearsed(meeting: Meeting) -> bool:
    if meeting.is_draft:
        return regular_notice(meeting.starts_at, clock.now()).allowed
    if meeting.is_over or meeting.is_called_off:
        return False
    return meeting.is_in_session or clock.now() < meeting.starts_at or begin_refusal(meeting) is None


def _newest() -> Meeting | None:
    planned = past_of(Meeting).filter(history_actor=ACTOR, history_type="+").order_by("-history_id")
    return Meeting.objects.filter(pk__in=planned.values("id")).select_related("body").order_by("-pk").first()


def _plan(body: Body) -> Meeting:
    starts_at = _free_hour(body)
    meeting = plan_meeting(
        actor=ACTOR,
        body=body,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=HOURS),
        kind=MeetingKind.REGULAR,
        is_demo=True,
        **WORDS["facts"],
    )
    for item in WORDS["items"]:
        put_item_on_draft(actor=ACTOR, meeting=meeting, key=new_key(), text={}, **item)
    return meeting


def _free_hour(body: Body) -> datetime:
    """On a Wednesday two weeks ahead, or the first after it on which the board has no meeting at this hour."""
    day = clock.today() + timedelta(days=DAYS_AHEAD)
    day += timedelta(days=(WEDNESDAY - day.weekday()) % 7)
    while Meeting.objects.at_the_time([body.pk], moment := _hour_of(day)).exists():
        day += timedelta(days=7)
    return moment


def _hour_of(day: date) -> datetime:
    return datetime.combine(day, BEGINS, tzinfo=clock.PACIFIC)


def _as_shown(meeting: Meeting) -> PracticeMeeting:
    return PracticeMeeting(
        name=str(meeting.body),
        url=reverse("boards:desk_meeting", args=[meeting.pk]),
        starts_at=meeting.starts_at,
        is_posted=not meeting.is_draft,
        is_over=meeting.is_over or meeting.is_called_off,
    )


provide(POINT, PracticeMeetings(find=find, ready=ready))
