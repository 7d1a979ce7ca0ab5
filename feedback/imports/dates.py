"""Dates as people and programs write them, read by a format that is chosen for a whole column, never cell by cell."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from cms.clock import PACIFIC

FORMATS = {
    "iso": _("2022-06-24, year first"),
    "us": _("06/24/2022, month first"),
    "eu": _("24/06/2022, day first"),
    "long": _("June 24, 2022, with the month spelled out"),
    "epoch_s": _("1656108300, seconds since 1970"),
    "epoch_ms": _("1656108300000, milliseconds since 1970"),
}
ZONES = {
    "America/Los_Angeles": _("Pacific Time"),
    "America/Denver": _("Mountain Time"),
    "America/Chicago": _("Central Time"),
    "America/New_York": _("Eastern Time"),
    "UTC": _("Coordinated Universal Time (UTC)"),
}
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for word in words.split()
}
_OFFSETS = {"z": 0, "utc": 0, "gmt": 0, "pst": -8, "pdt": -7, "mst": -7, "mdt": -6, "cst": -6, "cdt": -5}
_OFFSETS |= {"est": -5, "edt": -4}
_TIME = (
    r"(?:(?:T|\s*,?\s*(?:at\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?\s*(?P<zone>[A-Z]{1,3})?(?P<offset>[+-]\d\d:?\d\d)?(?:\s*\([^)]*\))?)?$"
)
_WEEKDAY = r"^(?:[a-zé]{3,9}\.?,?\s+)??"
_WORD = r"(?P<word>[a-z]{3,10})\.?"
_NUMERIC = {
    "iso": [r"^(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"],
    "us": [r"^(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})[/.-](?P<year>\d{4}|\d\d)"],
    "eu": [r"^(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}|\d\d)"],
    "long": [
        _WEEKDAY + _WORD + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        _WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:de\s+)?" + _WORD + r",?[\s-]+(?:de\s+)?(?P<year>\d{4})",
    ],
}  # fmt: skip
_PATTERNS = {
    name: [re.compile(each + _TIME, re.IGNORECASE) for each in forms] for name, forms in _NUMERIC.items()
}
_EPOCHS = {"epoch_s": (re.compile(r"\d{9,10}(?:\.\d+)?$"), 1), "epoch_ms": (re.compile(r"\d{12,13}$"), 1000)}
ENOUGH, SHARE, PIVOT = 50, 0.5, 70
LONGEST = 80  # of a written date; longer values are not even compared with the patterns
FIRST_YEAR, LAST_YEAR = 1900, 2100
Moment = date | datetime


def read_date(value: str, form: str, zone: str = "") -> Moment | None:
    """Return a date, or a time with its zone: the written one, else ``zone``, else Pacific Time.

    None if the value differs from the format, is longer than 80 characters, or is of a year before 1900 or after 2100.
    """
    value = value.strip()
    if len(value) > LONGEST:
        return None
    found = _read(value, form, ZoneInfo(zone) if zone else PACIFIC)
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


def is_no_date(value: str) -> bool:
    """Whether this is January 1 of the year 1, which programs write where nobody gave a date."""
    return value.strip().startswith("0001-01-01")


def _read(value: str, form: str, zone: ZoneInfo) -> Moment | None:
    if form in _EPOCHS:
        pattern, parts = _EPOCHS[form]
        return datetime.fromtimestamp(float(value) / parts, zone) if pattern.match(value) else None
    for pattern in _PATTERNS[form]:
        if match := pattern.match(value):
            return _moment(match.groupdict(), zone)
    return None


def _moment(found: dict[str, str | None], zone: ZoneInfo) -> Moment | None:
    word, written = found.get("word"), str(found["year"])
    month = _MONTHS.get(word.casefold()) if word else int(found["month"] or 0)
    year = int(written) if len(written) == 4 else int(written) + (1900 if int(written) >= PIVOT else 2000)
    try:
        day = date(year, month or 0, int(found["day"] or 0))
        return _with_time(day, found, zone) if found["hour"] else day
    except ValueError:
        return None


def _with_time(day: date, found: dict[str, str | None], zone: ZoneInfo) -> datetime | None:
    hour, half = int(found["hour"] or 0), (found["half"] or "").casefold()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    own = _written_zone(found["zone"], found["offset"])
    if own is None and (found["zone"] or found["offset"]):
        return None
    micro = int((found["part"] or "0")[:6].ljust(6, "0"))
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    return datetime(day.year, day.month, day.day, hour, minute, second, micro, tzinfo=own or zone)


def _written_zone(name: str | None, offset: str | None) -> tzinfo | None:
    if name and name.casefold() not in _OFFSETS:
        return None
    if offset:
        sign, digits = (-1 if offset[0] == "-" else 1), offset[1:].replace(":", "")
        return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
    return timezone(timedelta(hours=_OFFSETS[name.casefold()])) if name else None


def as_text(moment: Moment) -> str:
    """``2022-06-24``, or with its time and offset: the day is the one that was written."""
    return moment.isoformat()


class DateCounter:
    """Count which formats the values of one column fit. It stops early at columns without dates."""

    def __init__(self) -> None:
        self.seen = 0
        self.fits: dict[str, int] = {}

    def add(self, value: str) -> None:
        if is_no_date(value):
            return
        self.seen += 1
        if self.seen > ENOUGH and not self.fits:
            return
        if not any(sign.isdigit() for sign in value) or len(value) > LONGEST:
            return
        for form in FORMATS:
            if read_date(value, form) is not None:
                self.fits[form] = self.fits.get(form, 0) + 1

    def likely(self) -> dict[str, int]:
        """Formats that at least half of the values fit, best first; numbers alone are dates only if all are."""
        found = {
            form: count
            for form, count in self.fits.items()
            if count >= self.seen * (1 if form in _EPOCHS else SHARE)
        }
        return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def is_ambiguous(likely: dict[str, int]) -> bool:
    """Whether month and day could be exchanged in every value (03/04/2022): a person must choose."""
    return "us" in likely and likely["us"] == likely.get("eu")


def best_format(likely: dict[str, int]) -> str:
    """The format to propose; empty if there is none or a person must choose."""
    return "" if not likely or is_ambiguous(likely) else next(iter(likely))


def shown_dates(samples: Iterable[str], form: str, say: Callable[[Moment], str], zone: str = "") -> list[str]:
    """Three values as they would be read in one format, in words."""
    found = [read_date(each, form, zone) for each in samples]
    return [say(each) for each in found if each is not None][:3]
