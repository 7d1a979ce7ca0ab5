"""Facts of a meeting for its minutes: ids, names, times, no language. Fixed number of queries."""

from typing import Any

from boards.choices import Channel, ItemKind, MeetingKind, NoticeKind
from boards.event_choices import EventKind
from boards.minutes.items import Gathered, item_facts
from boards.minutes.moments import stamp
from boards.minutes.people import people
from boards.minutes.presiding_text import presiding
from boards.minutes.record import Record, happened
from boards.models import Meeting, MeetingEvent, MinutesText, NoticeSending
from boards.sessions.opening_finding import FINDINGS
from boards.sessions.pauses import NOTICES

FORMAT = 2
ALWAYS_RECORDED = (ItemKind.FINDING, ItemKind.ADJOURN)
TOLD = ("what", "began", "warned", "decided_by")
PUBLIC_CHANNELS = (Channel.MEDIA, Channel.WIRE, Channel.PHONE, Channel.DOOR)


def draft(meeting: Meeting) -> dict[str, Any]:
    """All facts of the minutes, each with the numbers of its events; and the text added by staff (BK-30, BK-31)."""
    record = Record.of(meeting.events.all(), meeting.postings.all())
    texts = _texts(meeting)
    gathered = Gathered.of(meeting, record)
    items = [item_facts(row, gathered, texts.get(row.pk, {})) for row in gathered.rows]
    failed = finding_failed(meeting, record)
    if failed:
        items = [item for item in items if item["kind"] in ALWAYS_RECORDED]
    return {
        "format": FORMAT,
        "meeting": _meeting(meeting, record),
        "text": texts.get(None, {}),
        "presiding": presiding(record),
        "people": people(meeting, record),
        "items": items,
        "pauses": _pauses(record),
        "corrections": [_correction(event) for event in record.of_kind(EventKind.CORRECTION)],
        "told": _notifications(meeting),
        "finding_failed": failed,
        "continued": [_continued(event) for event in record.of_kind(EventKind.CONTINUED)],
    }


def _texts(meeting: Meeting) -> dict[int | None, dict[str, str]]:
    return dict(MinutesText.objects.filter(meeting=meeting).values_list("item", "text"))


def finding_failed(meeting: Meeting, record: Record) -> dict[str, Any] | None:
    """BK-16a, BK-18: how the required finding was not made; such a meeting records only its adjournment."""
    kind = FINDINGS.get(meeting.kind)
    if kind is None:
        return None
    votes = [event for event in record.of_kind(EventKind.VOTE_CLOSED) if event.facts["kind"] == kind]
    if any(event.facts["passed"] for event in votes):
        return None
    last = votes[-1] if votes else record.ended
    return {"voted": bool(votes), "log": [last.number] if last else []}


def _meeting(meeting: Meeting, record: Record) -> dict[str, Any]:
    mode, noticed = meeting.mode, _noticed(meeting, record)
    return {
        "body": meeting.body.name,
        **({"joint_body": meeting.joint_body.name} if meeting.joint_body else {}),
        "slug": meeting.body.slug,
        "day": meeting.day.isoformat(),
        "kind": meeting.kind,
        "place": noticed["place"],
        "sites": noticed["sites"],
        "mode": {"section": mode.section, "name": mode.name} if mode else None,
        "lists_remote": bool(mode and mode.minutes_list_remote),
        "states_adults": bool(mode and mode.adult_statement),
        "began": happened(record.first(EventKind.BEGAN)),
        "ended": happened(record.ended),
        "comment_not_called": record.ended.facts.get("because", "") if record.ended else "",
        "agendas": _agendas(record),
    }


def _noticed(meeting: Meeting, record: Record) -> dict[str, Any]:
    """Place and sites as the agenda in force says them: a room changed since was never noticed (BK-14)."""
    began = record.first(EventKind.BEGAN)
    posting = record.posting_at(began) if began else None
    if posting and (said := posting.snapshot.get("meeting")):
        return {"place": said.get("place", ""), "sites": said.get("sites", [])}
    return {"place": meeting.place, "sites": [site.address for site in meeting.sites.all()]}


def _agendas(record: Record) -> list[dict[str, Any]]:
    """The version in force at the call to order, then those posted during the meeting."""
    began = record.first(EventKind.BEGAN)
    events = [began, *record.posted_again()] if began else []
    return [
        {"number": posting.number, "sha256": posting.sha256} | (happened(event) or {})
        for event in events
        if (posting := record.posting_at(event))
    ]


def _pauses(record: Record) -> list[dict[str, Any]]:
    """Recesses, lost access and disturbances (BK-29c, BK-24b)."""
    kinds = {EventKind.RECESS: "recess", EventKind.ACCESS_LOST: "access", EventKind.DISTURBED: "disturbance"}
    found: list[dict[str, Any]] = []
    for event in record.of_kind(*kinds, EventKind.RESUMED):
        if event.kind != EventKind.RESUMED:
            start = {"kind": kinds[EventKind(event.kind)], "from": stamp(event.at), "until": None}
            said = {name: event.facts[name] for name in TOLD if name in event.facts}
            found.append(start | said | {"log": [event.number]})
        elif waits := [each for each in found if each["kind"] != "disturbance" and not each["until"]]:
            last = waits[-1]
            notices = [event.facts[name] for name in NOTICES if event.facts.get(name)]
            log = [*last["log"], event.number]
            last |= {"until": stamp(event.at), "notices": notices, "log": log}
    return found


def _correction(event: MeetingEvent) -> dict[str, Any]:
    """A correction beside the original event, which stays."""
    facts = {"words": event.facts.get("words", ""), "corrects": event.facts.get("corrects", "")}
    return facts | {"at": stamp(event.at), "item": event.item_id, "log": [event.number]}


def _continued(event: MeetingEvent) -> dict[str, Any]:
    return {"to": event.facts["to"], "place": event.facts["place"], "log": [event.number]}


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
