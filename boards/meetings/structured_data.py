"""Schema.org data of a meeting and of its posted agendas. Posted facts only."""

from boards.agendas.presenters import AgendaView
from boards.choices import MeetingStatus
from boards.models import Meeting
from boards.structured_data import meeting_reference, name_of, organizer
from cms.sharing.schema_org import (
    CANCELED,
    MOVED,
    Node,
    event,
    filled,
    moment,
    one_or_all,
    where,
)
from cms.sharing.structured_data import Shown, Subject


def meeting_subject(shown: Shown) -> Subject:
    """The meeting as posted, or as announced before its agenda; nothing for a date on which there was no meeting."""
    meeting, agenda = shown["meeting"], shown.get("agenda")
    if agenda is None and meeting.is_missed:
        return Subject(is_demo=meeting.is_demo)
    if agenda is None:
        return Subject(planned_data(meeting), is_demo=meeting.is_demo, changed=meeting.changed_at)
    changed = max(meeting.changed_at, shown["posting"].posted_at)
    return Subject(event_data(meeting, agenda), is_demo=meeting.is_demo, changed=changed)


def posted_subject(shown: Shown) -> Subject:
    """One agenda as posted."""
    meeting, posting = shown["meeting"], shown["posting"]
    node = filled(
        type_="DigitalDocument",
        version=posting.number,
        datePublished=moment(posting.posted_at),
        publisher=one_or_all(organizer(body) for body in meeting.bodies),
        about=meeting_reference(meeting),
    )
    return Subject(node, is_demo=meeting.is_demo, changed=posting.posted_at)


def changes_subject(shown: Shown) -> Subject:
    """A page about changes to what was posted for a meeting."""
    return Subject(is_demo=shown["meeting"].is_demo)


def event_data(meeting: Meeting, agenda: AgendaView) -> Node:
    """Event data with schema.org status; a moved event names the new and the previous date."""
    data = _base(meeting, name=f"{meeting.body_names}: {agenda.title}")
    times = {"startDate": moment(agenda.starts_at), "endDate": moment(agenda.ends_at)}
    place = where(agenda.facts.get("place"), agenda.facts.get("stream_url"))
    return data | times | place | _status(meeting)


def planned_data(meeting: Meeting) -> Node:
    """A date announced before its agenda: its body, day and time, and whether it was called off."""
    return _base(meeting, name=name_of(meeting)) | _status(meeting)


def _base(meeting: Meeting, *, name: str) -> Node:
    return event(name, meeting.get_absolute_url(), meeting.starts_at, meeting.ends_at) | {
        "isAccessibleForFree": True,
        "organizer": one_or_all(organizer(body) for body in meeting.bodies),
    }


def _status(meeting: Meeting) -> Node:
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.CALLED_OFF):
        return {"eventStatus": CANCELED}
    fresh = getattr(meeting, "successor", None) if meeting.status == MeetingStatus.MOVED else None
    if fresh is None:
        return {}
    if fresh.is_called_off and fresh.status != MeetingStatus.MOVED:
        return {"eventStatus": CANCELED}
    return {
        "eventStatus": MOVED,
        "previousStartDate": moment(meeting.starts_at),
        "startDate": moment(fresh.starts_at),
        "endDate": moment(fresh.ends_at),
    }
