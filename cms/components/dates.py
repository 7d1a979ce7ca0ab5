"""Format dates and times in Pacific time and the page's language."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

from cms.clock import PACIFIC

# Django's format strings, without and with the weekday in front.
LONG = {
    "en": ("F j, Y", "l, F j, Y"),
    "es": (r"j \d\e F \d\e Y", r"l j \d\e F \d\e Y"),
    "zh-hant": ("Y 年 n 月 j 日", "Y 年 n 月 j 日 l"),
    "zh-hans": ("Y 年 n 月 j 日", "Y 年 n 月 j 日 l"),
    "vi": (r"\n\g\à\y j \t\h\á\n\g n \nă\m Y", r"l, \n\g\à\y j \t\h\á\n\g n \nă\m Y"),
    "ko": ("Y년 n월 j일", "Y년 n월 j일 l"),
    "tl": ("F j, Y", "l, F j, Y"),
    "ar": ("j F Y", "l، j F Y"),
}
SHORT = {
    "en": "M j",
    "es": "j M",
    "zh-hant": "n 月 j 日",
    "zh-hans": "n 月 j 日",
    "vi": "j/n",
    "ko": "n월 j일",
    "tl": "M j",
    "ar": "j F",
}
HALVES_OF_THE_DAY = {
    "en": ("a.m.", "p.m."),
    "tl": ("a.m.", "p.m."),
    "es": ("a.\xa0m.", "p.\xa0m."),
}


def in_pacific(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return value.astimezone(PACIFIC)
    return value


def long_date(value: dt.date | dt.datetime, *, weekday: bool = True) -> str:
    plain, with_weekday = LONG.get(_language(), LONG["en"])
    return date_format(in_pacific(value), with_weekday if weekday else plain)


def plain_date(value: dt.date | dt.datetime) -> str:
    """A long date without the weekday."""
    return long_date(value, weekday=False)


def short_date(value: dt.date | dt.datetime, *, weekday: bool = False) -> str:
    words = date_format(in_pacific(value), SHORT.get(_language(), SHORT["en"])).replace(".", "")
    return f"{date_format(in_pacific(value), 'D')} {words}" if weekday else words


def clock_time(value: dt.datetime | dt.time) -> str:
    """5:30 p.m. in American English and Tagalog, 5:30 p. m. in US Spanish, a 24-hour clock in the others.

    The first three end with a period: a sentence that ends with a time has no other.
    """
    local = value.astimezone(PACIFIC) if isinstance(value, dt.datetime) else value
    halves = HALVES_OF_THE_DAY.get(_language())
    if not halves:
        return f"{local.hour}:{local.minute:02}"
    return f"{local.hour % 12 or 12}:{local.minute:02} {halves[local.hour >= 12]}"


def time_on(value: dt.datetime, day: dt.date) -> str:
    """The time; with its date when it falls on another day, as after midnight."""
    local = value.astimezone(PACIFIC).date()
    return clock_time(value) if local == day else f"{clock_time(value)}, {plain_date(local)}"


def month_year(value: dt.date | dt.datetime) -> str:
    forms = {"es": r"F \d\e Y", "zh-hant": "Y 年 n 月", "zh-hans": "Y 年 n 月", "ko": "Y년 n월"}
    return date_format(in_pacific(value), forms.get(_language(), "F Y"))


def or_empty(in_words: Callable[[Any], str]) -> Callable[[Any], str]:
    """The same for templates, with "" for a missing date."""
    return lambda value: in_words(value) if value else ""


def _language() -> str:
    return (get_language() or "en").lower().replace("en-us", "en")
