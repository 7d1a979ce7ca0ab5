"""Times in calendars: each program that reads only the file finds the same moment, in every zone, winter and summer."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from icalendar import Calendar

from cms import calendars, zone_rules
from cms.zone_rules import Rule, rule_of
from tests.calendar_reader import moments
from tests.depth import size

FIRST, LAST = datetime(2024, 1, 1, tzinfo=UTC), datetime(2041, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
ZONES = sorted(available_timezones() - {"localtime"})


def file_of(*starts: datetime) -> bytes:
    """A calendar with one entry of an hour at each of these moments, named by its place among them."""
    calendar = calendars.new_calendar("-//Test//Test//EN", "Test")
    for number, start in enumerate(starts):
        event = calendars.new_event(
            str(number), starts_at=start, ends_at=start + HOUR, sequence=0, changed_at=start
        )
        calendar.add_component(event)
    return calendars.written(calendar)


def read(content: bytes) -> list[datetime]:
    return [start for start, _end in moments(content).values()]


def starts(content: bytes) -> list[str]:
    return [each["DTSTART"].to_ical().decode() for each in Calendar.from_ical(content).events]


def test_ten_oclock_is_another_moment_in_summer_than_in_winter():
    summer, winter = datetime(2026, 7, 14, 17, tzinfo=UTC), datetime(2026, 12, 8, 18, tzinfo=UTC)
    content = file_of(summer, winter)
    assert starts(content) == ["20260714T100000", "20261208T100000"]
    assert read(content) == [summer, winter]


def test_the_zone_is_told_by_rules_and_stands_before_the_entries():
    content = file_of(datetime(2026, 7, 14, 17, tzinfo=UTC)).replace(b"\r\n ", b"")
    assert content.index(b"END:VTIMEZONE") < content.index(b"BEGIN:VEVENT") and b"RDATE" not in content
    (zone,) = Calendar.from_ical(content).timezones
    told = {
        part.name: (str(part["DTSTART"].to_ical(), "ascii"), part["RRULE"]) for part in zone.subcomponents
    }
    assert told == {
        "DAYLIGHT": ("20070311T020000", {"FREQ": ["YEARLY"], "BYMONTH": [3], "BYDAY": ["2SU"]}),
        "STANDARD": ("20071104T020000", {"FREQ": ["YEARLY"], "BYMONTH": [11], "BYDAY": ["1SU"]}),
    }


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2006, 10, 30, 18, tzinfo=UTC),  # another rule held
        datetime(2026, 11, 1, 9, 30, tzinfo=UTC),  # 1:30 for the second time that night
    ],
)
def test_what_the_rule_cannot_tell_is_in_utc_and_needs_no_zone(moment):
    content = file_of(moment)
    assert starts(content)[0].endswith("Z") and read(content) == [moment]
    ends = Calendar.from_ical(content).events[0]["DTEND"]
    assert bool(Calendar.from_ical(content).timezones) == ("TZID" in ends.params)


def test_an_hour_that_comes_twice_is_told_by_its_first():
    first = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)
    assert starts(file_of(first)) == ["20261101T013000"] and read(file_of(first)) == [first]


@pytest.mark.parametrize("key", sorted({rule_of(key): key for key in ZONES}.values()))
def test_by_every_rule_a_reader_of_the_file_finds_each_moment(monkeypatch, key):
    """Northern and southern, with half hours, with changes that reach into another month, with none."""
    monkeypatch.setattr(calendars, "PACIFIC", ZoneInfo(key))
    wanted = [*drawn(key, size(20, 2000)), *edges(ZoneInfo(key))]
    assert read(file_of(*wanted)) == wanted


def test_in_every_zone_too():
    """Also where the years to come have other changes than the rule."""
    for key in ZONES:
        reads = rule_of(key).offset
        for moment in drawn(key, size(20, 500)):
            local = zone_rules.in_zone(moment, ZoneInfo(key))
            assert local.timestamp() == moment.timestamp(), key
            assert local.tzinfo is UTC or local.utcoffset() == reads(local.replace(tzinfo=None)), key


def drawn(key: str, count: int) -> list[datetime]:
    chance = random.Random(key)
    minutes = (LAST - FIRST) // timedelta(minutes=1)
    return [FIRST + timedelta(minutes=chance.randrange(minutes)) for _n in range(count)]


def test_hardly_any_moment_of_this_site_is_in_utc():
    found = starts(file_of(*drawn("any", 500)))
    assert sum(each.endswith("Z") for each in found) <= 1


def edges(zone: ZoneInfo) -> list[datetime]:
    """Two hours before and after each change of the clocks in 2030."""
    days = [datetime(2030, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(366)]
    pairs = zip(days, days[1:], strict=False)
    changed = [a for a, b in pairs if a.astimezone(zone).utcoffset() != b.astimezone(zone).utcoffset()]
    hours = [day + n * HOUR for day in changed for n in range(24)]
    at = [each for each in hours if offset(each, zone) != offset(each + HOUR, zone)]
    return [each + shift * HOUR for each in at for shift in (-2, 3)]


def offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def test_a_zone_without_daylight_saving_time_has_one_part(monkeypatch):
    monkeypatch.setattr(calendars, "PACIFIC", ZoneInfo("America/Phoenix"))
    (zone,) = Calendar.from_ical(file_of(datetime(2026, 7, 14, 17, tzinfo=UTC))).timezones
    (only,) = zone.subcomponents
    assert only.name == "STANDARD" and "RRULE" not in only


@pytest.mark.parametrize("footer", ["", "EST5EDT", "EST5EDT,J60/2,J300/2", "nonsense"])
def test_a_zone_whose_rule_cannot_be_told_has_all_its_times_in_utc(monkeypatch, footer):
    monkeypatch.setattr(zone_rules, "_footer", lambda key: footer)
    rule_of.cache_clear()
    try:
        content = file_of(datetime(2026, 7, 14, 17, tzinfo=UTC))
    finally:
        rule_of.cache_clear()
    assert starts(content) == ["20260714T170000Z"] and b"VTIMEZONE" not in content


def test_the_rule_of_every_zone_of_the_database_can_be_told():
    assert [key for key in ZONES if not isinstance(rule_of(key), Rule)] == []
