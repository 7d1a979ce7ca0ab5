"""Status, notices and events on the public meeting page and its desk page."""

from typing import Any

from boards import access
from boards.agendas.added_item_rules import conditions
from boards.agendas.presenters import AgendaView
from boards.choices import CALLED_OFF, MeetingStatus, NoticeKind
from boards.event_choices import EventKind
from boards.meetings.planning import why_not_again
from boards.meetings.withdrawals import why_not_call_off
from boards.models import Meeting, MeetingEvent, NoticeSending, PostedAgenda, RemoteMember
from boards.notices.sent_counts import sent_about
from boards.notices.services import is_late
from boards.seats_of_people import each_once
from cms import clock
from cms.access import has_role
from cms.users.models import User


def on_meeting(meeting: Meeting, posting: PostedAgenda, agenda: AgendaView) -> dict[str, Any]:
    """Successor, predecessor and remote members."""
    return {
        "next_date": next_of(meeting),
        "next_place": _told_place(meeting),
        "planned_again": planned_again_of(meeting),
        "earlier": _public(meeting.follows),
        "from_afar": _from_afar(meeting),
    }


def next_of(meeting: Meeting) -> Meeting | None:
    """The successor of this meeting. Its date is public; its page only once its agenda is posted."""
    return getattr(meeting, "successor", None)


def _told_place(meeting: Meeting) -> str:
    """Where the next one was said to be when this one was moved or continued."""
    kinds = (EventKind.MOVED, EventKind.CONTINUED)
    event = MeetingEvent.objects.filter(meeting=meeting, kind__in=kinds).order_by("-at", "-pk").first()
    return event.facts.get("place", "") if event else ""


def planned_again_of(meeting: Meeting) -> Meeting | None:
    """The posted meeting that was planned from this one after it was called off."""
    if not meeting.is_called_off:
        return None
    later = (
        Meeting.objects.public()
        .filter(planned_from=meeting)
        .exclude(status__in=CALLED_OFF)
        .order_by("starts_at", "pk")
        .first()
    )
    if later is not None:
        later.body = meeting.body
    return later


def _public(meeting: Meeting | None) -> Meeting | None:
    return meeting if meeting is not None and meeting.is_public else None


def _from_afar(meeting: Meeting) -> list[str]:
    """Names that were in a notice, and never a location (BK-29b)."""
    if meeting.mode_id is None or meeting.is_called_off or meeting.is_over:
        return []
    sent = NoticeSending.objects.filter(posting__meeting=meeting, about=NoticeKind.REMOTE, channel="web")
    latest = sent.order_by("-sent_at").values("sent_at")[:1]
    rows = RemoteMember.objects.filter(meeting=meeting, added_at__lte=latest).order_by("pk")
    return each_once(rows.values_list("appointment__person_name", flat=True))


def on_desk(meeting: Meeting, user: User) -> dict[str, Any]:
    may_post, is_posted = has_role(user, *access.POST_ROLES), meeting.status == MeetingStatus.POSTED
    rows = meeting.added_items.select_related("meeting__body", "motion__item", "item")
    late = [each for each in meeting.remote_members.select_related("appointment") if is_late(each, meeting)]
    return {
        "notices_on_desk": {
            "sent": sent_about(meeting),
            "late": each_once(each.appointment.person_name for each in late),
            "may_change_hour": may_post and is_posted and clock.now() < meeting.starts_at,
            "may_call_off_draft": may_post
            and meeting.is_draft
            and meeting.date_is_public
            and not why_not_call_off(meeting),
            "may_delete": may_post and meeting.is_draft and not meeting.date_is_public,
            "may_plan_again": has_role(user, *access.PLAN_ROLES) and not why_not_again(meeting),
            "planned_again": list(meeting.planned_again.order_by("starts_at", "pk")),
            "next": Meeting.objects.filter(follows=meeting).first(),
            "added": [{"row": row, "conditions": conditions(row)} for row in rows],
        }
    }
