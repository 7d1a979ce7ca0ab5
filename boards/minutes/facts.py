"""Facts of a meeting for its minutes: ids, names, times, no language. Fixed number of queries."""

from typing import Any

from boards.choices import Channel, IncidentKind, ItemKind, MeetingKind, NoticeKind
from boards.event_choices import EventKind
from boards.minutes.items import Gathered, item_facts
from boards.minutes.moments import stamp
from boards.minutes.people import people
from boards.models import Meeting, MeetingEvent, MinutesText, NoticeSending, PostedAgenda
from boards.sessions.opening_finding import FINDINGS

FORMAT = 1
ALWAYS_RECORDED = (ItemKind.FINDING, ItemKind.ADJOURN)
PUBLIC_CHANNELS = (Channel.MEDIA, Channel.WIRE, Channel.PHONE, Channel.DOOR)


def draft(meeting: Meeting) -> dict[str, Any]:
    """All facts of the minutes, with the text added by staff (BK-30, BK-31)."""
    posting = meeting.postings.order_by("-number").first()
    events = list(meeting.events.select_related("item").order_by("number"))
    texts = _texts(meeting)
    gathered = Gathered.of(meeting, posting, events)
    items = [item_facts(row, gathered, texts.get(row.pk, {})) for row in gathered.rows]
    failed = finding_failed(meeting, gathered)
    if failed:
        items = [item for item in items if item["kind"] in ALWAYS_RECORDED]
    return {
        "format": FORMAT,
        "meeting": _meeting(meeting, posting),
        "text": texts.get(None, {}),
        "people": people(meeting),
        "items": items,
        "pauses": _pauses(meeting, events),
        "corrections": _corrections(events),
        "told": _notifications(meeting),
        "finding_failed": failed,
    }


def finding_failed(meeting: Meeting, gathered: Gathered) -> bool:
    """BK-16a, BK-18: whether the required finding did not pass; such a meeting records only its adjournment."""
    kind = FINDINGS.get(meeting.kind)
    return kind is not None and not any(motion.kind == kind and motion.passed for motion in gathered.motions)


def _meeting(meeting: Meeting, posting: PostedAgenda | None) -> dict[str, Any]:
    mode = meeting.mode
    return {
        "body": meeting.body.name,
        "slug": meeting.body.slug,
        "day": meeting.day.isoformat(),
        "kind": meeting.kind,
        "place": meeting.place,
        "sites": [site.address for site in meeting.sites.all()],
        "mode": {"section": mode.section, "name": mode.name} if mode else None,
        "lists_remote": bool(mode and mode.minutes_list_remote),
        "states_adults": bool(mode and mode.adult_statement),
        "called_to_order": stamp(meeting.began_at),
        "adjourned": stamp(meeting.closed_at),
        "agenda": {"number": posting.number, "sha256": posting.sha256} if posting else None,
    }


def _texts(meeting: Meeting) -> dict[int | None, dict[str, str]]:
    return dict(MinutesText.objects.filter(meeting=meeting).values_list("item", "text"))


def _pauses(meeting: Meeting, events: list[MeetingEvent]) -> list[dict[str, Any]]:
    """Recesses from events; lost access and disturbances from their own rows (BK-29c, BK-24b)."""
    found = []
    for event in events:
        if event.kind == EventKind.RECESS:
            found.append({"kind": "recess", "from": stamp(event.at), "until": None})
        elif event.kind == EventKind.RESUMED and found and found[-1]["until"] is None:
            found[-1]["until"] = stamp(event.at)
    for row in meeting.incidents.all():
        lost = row.kind == IncidentKind.ACCESS
        times = {"from": stamp(row.began_at), "found": stamp(row.found_at), "until": stamp(row.restored_at)}
        found.append({"kind": "access" if lost else "disturbance", "what": row.what, **times})
    return sorted(found, key=lambda pause: pause["from"])


def _corrections(events: list[MeetingEvent]) -> list[dict[str, Any]]:
    """Corrections beside the original events, which stay."""
    return [
        {"at": stamp(event.at), "words": event.facts.get("words", ""), "item": event.item_id}
        for event in events
        if event.kind == EventKind.CORRECTION
    ]


def _notifications(meeting: Meeting) -> list[dict[str, Any]]:
    """BK-18: minutes of an emergency meeting list everyone notified, including failed attempts."""
    if meeting.kind != MeetingKind.EMERGENCY:
        return []
    rows = NoticeSending.objects.filter(posting__meeting=meeting, about=NoticeKind.AGENDA)
    rows = rows.filter(channel__in=PUBLIC_CHANNELS).order_by("sent_at", "pk")
    return [
        {
            "over": row.channel,
            "to": row.reference or masked(row),
            "at": stamp(row.sent_at),
            "note": row.note,
        }
        for row in rows
    ]


def masked(row: NoticeSending) -> str:
    """Recipient without personal contact details: the domain of an email, the end of a phone number."""
    if "@" in row.address:
        return row.address.rpartition("@")[2]
    return f"…{row.address[-4:]}" if row.channel == Channel.PHONE else row.address
