"""Schema.org data of a meeting for search engines. Posted facts only."""

import json
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from boards.absolute_urls import absolute
from boards.agendas.presenters import AgendaView
from boards.choices import MeetingStatus
from boards.models import Body, Meeting
from cms.clock import PACIFIC
from cms.components.dates import long_date
from cms.i18n.fields import text

SCHEMA = "https://schema.org/"
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def event_data(meeting: Meeting, agenda: AgendaView) -> dict[str, Any]:
    """Event data with schema.org status; a moved event names the new and the previous date."""
    data = _base(meeting, name=f"{meeting.body_names}: {agenda.title}")
    times = {"startDate": _local(agenda.starts_at), "endDate": _local(agenda.ends_at)}
    return data | times | _where(agenda) | _status(meeting)


def _base(meeting: Meeting, *, name: str) -> dict[str, Any]:
    organizers = [_organizer(body) for body in meeting.bodies]
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": name,
        "url": absolute(meeting.get_absolute_url()),
        "eventStatus": f"{SCHEMA}EventScheduled",
        "isAccessibleForFree": True,
        "organizer": organizers if meeting.is_joint else organizers[0],
    }


def _organizer(body: Body) -> dict[str, Any]:
    return {
        "@type": "GovernmentOrganization",
        "name": text(body.name),
        "url": absolute(body.get_absolute_url()),
    }


def planned_data(meeting: Meeting) -> dict[str, Any]:
    """A date announced before its agenda: its body, day and time, and whether it was called off."""
    data = _base(meeting, name=f"{meeting.body_names}, {long_date(meeting.day, weekday=False)}")
    times = {"startDate": _local(meeting.starts_at), "endDate": _local(meeting.ends_at)}
    return data | times | _status(meeting)


def planned_block(meeting: Meeting) -> SafeString:
    return _block(planned_data(meeting))


def event_block(meeting: Meeting, agenda: AgendaView) -> SafeString:
    """JSON-LD script element; escaped so its content cannot close it."""
    return _block(event_data(meeting, agenda))


def _block(data: dict[str, Any]) -> SafeString:
    words = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return SafeString(f'<script type="application/ld+json">{words}</script>')


def _where(agenda: AgendaView) -> dict[str, Any]:
    place, link = agenda.facts.get("place"), agenda.facts.get("stream_url")
    places = [{"@type": "Place", "name": place, "address": place}] if place else []
    places += [{"@type": "VirtualLocation", "url": link}] if link else []
    if not places:
        return {}
    mode = "Mixed" if len(places) == 2 else "Offline" if place else "Online"
    return {"location": places, "eventAttendanceMode": f"{SCHEMA}{mode}EventAttendanceMode"}


def _status(meeting: Meeting) -> dict[str, Any]:
    if meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.CALLED_OFF):
        return {"eventStatus": f"{SCHEMA}EventCancelled"}
    fresh = getattr(meeting, "successor", None)
    if meeting.status != MeetingStatus.MOVED or fresh is None:
        return {}
    if fresh.is_called_off and fresh.status != MeetingStatus.MOVED:
        return {"eventStatus": f"{SCHEMA}EventCancelled"}
    return {
        "eventStatus": f"{SCHEMA}EventRescheduled",
        "previousStartDate": _local(meeting.starts_at),
        "startDate": _local(fresh.starts_at),
        "endDate": _local(fresh.ends_at),
    }


def _local(moment: datetime) -> str:
    return moment.astimezone(PACIFIC).isoformat()
