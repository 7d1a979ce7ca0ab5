"""Access to a running meeting. Missing and forbidden objects both raise Http404."""

from django.http import Http404

from boards.choices import PUBLIC_MEETINGS, IncidentKind
from boards.models import ClosedSession, Incident, LiveState, Meeting, SpeakerRequest


def get_live(slug: str, day: str) -> tuple[Meeting, LiveState | None]:
    """The meeting with its live state: one query once the meeting has begun, two before."""
    rows = LiveState.objects.select_related("meeting__body")
    state = rows.filter(
        meeting__body__slug=slug, meeting__slug=day, meeting__status__in=PUBLIC_MEETINGS
    ).first()
    if state is not None:
        return state.meeting, state
    meeting = Meeting.objects.public().select_related("body").filter(body__slug=slug, slug=day).first()
    if meeting is None:
        raise Http404
    return meeting, None


def get_speaker(meeting: Meeting, pk: int) -> SpeakerRequest:
    found = meeting.speakers.filter(pk=pk).select_related("item", "meeting").first()
    if found is None:
        raise Http404
    return found


def get_lost_access(meeting: Meeting) -> Incident:
    rows = meeting.incidents.filter(kind=IncidentKind.ACCESS).select_related("meeting")
    found = rows.order_by("-pk").first()
    if found is None:
        raise Http404
    return found


def get_closed_session(meeting: int, item: int) -> ClosedSession:
    """Fetch without a permission check; ``closed_minutes`` decides who may read it."""
    rows = ClosedSession.objects.select_related("item__meeting__body", "clerk")
    found = rows.filter(item__meeting_id=meeting, item_id=item).first()
    if found is None:
        raise Http404
    return found
