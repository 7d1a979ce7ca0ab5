"""What every iCalendar file has in common (RFC 5545): its text, its times, its zone."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vText, vUri

from cms.cleaning import clean_text
from cms.clock import PACIFIC
from cms.zone_rules import component_of, in_zone, rule_of

CONTENT_TYPE = "text/calendar; charset=utf-8"


def one_line(words: str) -> vText:
    """A name or a place, escaped. A line break or a control character in it must not break the file."""
    return vText(" ".join(clean_text(str(words)).split()))


def lines(words: str) -> vText:
    """A description, which may have several lines."""
    return vText(clean_text(str(words)))


def new_message(product: str, method: str) -> Calendar:
    """An empty calendar object as it is mailed (RFC 5546)."""
    calendar = Calendar()
    calendar.add("prodid", product)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def new_calendar(product: str, name: str, *, earlier: str = "") -> Calendar:
    """An empty calendar to subscribe to. ``earlier``: the address of the file with the year before (RFC 9253)."""
    calendar = new_message(product, "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    if earlier:
        calendar.add("link", vUri(earlier), parameters={"value": "URI", "linkrel": "prev-archive"})
    return calendar


def new_event(
    uid: str, *, starts_at: datetime, ends_at: datetime, sequence: int, changed_at: datetime
) -> Event:
    """What every entry says. Its times are by the clock of this site's zone wherever that says them exactly."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", changed_at.astimezone(UTC))
    event.add("last-modified", changed_at.astimezone(UTC))
    event.add("sequence", sequence)
    event.add("dtstart", in_zone(starts_at, PACIFIC))
    event.add("dtend", in_zone(ends_at, PACIFIC))
    return event


def written(calendar: Calendar) -> bytes:
    """The file, with the zone that its entries name; it stands before them, as some programs read in one pass."""
    rule = rule_of(PACIFIC.key)
    if rule and any(
        "TZID" in event[name].params for event in calendar.events for name in ("dtstart", "dtend")
    ):
        calendar.subcomponents.insert(0, component_of(PACIFIC.key, rule))
    return calendar.to_ical()
