"""Read a calendar as a program does that knows no time zones but those in the file."""

from datetime import UTC, datetime

from icalendar import Calendar


def moments(content: bytes) -> dict[str, tuple[datetime, datetime]]:
    """Start and end of each entry by its UID, from the rules of the file's own VTIMEZONE."""
    calendar = Calendar.from_ical(content)
    zones = {zone.tz_name: zone.to_tz(lookup_tzid=False) for zone in calendar.timezones}

    def moment(value) -> datetime:
        zone = zones[value.params["TZID"]] if "TZID" in value.params else UTC
        return value.dt.replace(tzinfo=zone).astimezone(UTC)

    return {str(each["UID"]): (moment(each["DTSTART"]), moment(each["DTEND"])) for each in calendar.events}
