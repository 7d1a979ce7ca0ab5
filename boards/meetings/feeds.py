"""Atom feed of public meetings: one entry per newsworthy event."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from boards.agendas.changes import label_of
from boards.choices import CALLED_OFF, PUBLIC_MEETINGS
from boards.event_choices import PUBLIC_NEWS, EventKind
from boards.models import AgendaItem, Body, MeetingEvent, PostedAgenda
from cms.components.dates import clock_time, long_date
from cms.components.menu import address
from cms.feeds import MOST_ENTRIES, Feed
from cms.i18n.fields import text

WITH_REASON = (EventKind.CANCELLED, EventKind.MOVED)


def news(body: Body | None = None) -> QuerySet[MeetingEvent]:
    """Events of public meetings, newest first, with related rows in one query."""
    rows = MeetingEvent.objects.filter(kind__in=PUBLIC_NEWS, meeting__status__in=PUBLIC_MEETINGS)
    if body is not None:
        rows = rows.filter(Q(meeting__body=body) | Q(meeting__joint_body=body))
    return rows.select_related("meeting__body", "meeting__joint_body", "item").order_by("-at", "-pk")


def feed_of(body: Body | None, own_path: str) -> Feed:
    """News of a body's meetings, or of all boards."""
    name = text(body.name) if body is not None else _("All boards")
    path = body.get_absolute_url() if body is not None else address("boards/")
    feed = Feed(_("%(body)s: meeting updates") % {"body": name}, path=path, own_path=own_path)
    events = list(news(body)[:MOST_ENTRIES])
    postings = _postings(events)
    for event in events:
        _add_entry(feed, event, postings.get(event.posting_id or 0))
    return feed


def _postings(events: list[MeetingEvent]) -> dict[int, PostedAgenda]:
    """The agendas in force at events that name an item or a posting, in one query."""
    told = {event.posting_id for event in events if event.item or "posting" in event.facts}
    return PostedAgenda.objects.in_bulk([pk for pk in told if pk])


def _add_entry(feed: Feed, event: MeetingEvent, posting: PostedAgenda | None) -> None:
    meeting = event.meeting
    facts = {
        "what": EventKind(event.kind).label,
        "body": meeting.body_names,
        "day": meeting.when,
    }
    feed.add(
        f"meeting-event/{event.pk}",
        title=_("%(what)s: %(body)s, %(day)s") % facts,
        path=meeting.get_absolute_url() + (f"#item-{event.item.number}" if event.item else ""),
        at=event.at,
        summary="\n".join(_summary(event, posting)),
    )


def _summary(event: MeetingEvent, posting: PostedAgenda | None) -> list[str]:
    """Summary of public facts: the posted item, the public reason, the date of the new meeting."""
    meeting, words = event.meeting, []
    if event.item is not None:
        words.append(_item_line(event.item, posting))
    if event.kind in WITH_REASON and meeting.status in CALLED_OFF:
        words.append(text(meeting.called_off_because))
    if event.kind in (EventKind.MOVED, EventKind.CONTINUED) and "to" in event.facts:
        to = datetime.fromisoformat(event.facts["to"])
        words.append(
            _("New date: %(day)s, %(time)s Pacific. %(place)s")
            % {"day": long_date(to), "time": clock_time(to), "place": event.facts["place"]}
        )
    if posting is not None and event.kind in (EventKind.POSTED, EventKind.CORRECTED, EventKind.NOTICED_ANEW):
        live = [item for item in posting.items if not item.get("withdrawn")]
        words += [
            posting.reason,
            *(f"{label_of(item)}. {text(item['title'])}".removeprefix(". ") for item in live),
        ]
    return [each.strip() for each in words if each.strip()]


def _item_line(row: AgendaItem, posting: PostedAgenda | None) -> str:
    """In the words of the agenda in force at the event."""
    found = next((item for item in (posting.items if posting else ()) if item["key"] == row.key), None)
    return f"{row.shown_number}. {text(found['title'] if found else row.title)}"
