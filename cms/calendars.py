"""Text for iCalendar files. A line break or a control character in a name must not break the file (RFC 5545)."""

from datetime import timedelta

from icalendar import Calendar, vText

from cms.cleaning import clean_text

CONTENT_TYPE = "text/calendar; charset=utf-8"


def one_line(words: str) -> vText:
    """A name or a place, escaped."""
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


def new_calendar(product: str, name: str) -> Calendar:
    """An empty calendar to subscribe to."""
    calendar = new_message(product, "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    return calendar
