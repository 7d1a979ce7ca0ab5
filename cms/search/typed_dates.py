"""Dates as people type them: "June 8, 2022", "8 de junio de 2022", "2022-06-08", "6/8/2022", "2022年6月8日"."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils import translation
from django.utils.dates import MONTHS

from cms.components.dates import plain_date
from cms.search.normalize import code_of, plain, words_of
from cms.search.queries import Term

LANGUAGES = ("en", "es")
SHORT = 3  # letters of a month's short name
_NUMBERS = re.compile(r"(?<![\w/.-])(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\w/-])")
_CHARACTERS = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"


@dataclass(frozen=True)
class TypedDate:
    """``days``: what was meant; two where day and month can be exchanged. ``rest``: the query without it."""

    days: tuple[date, ...]
    rest: str

    @property
    def term(self) -> Term:
        """What a record contains that names one of the days: our own date, or the words of a sentence."""
        own = [(code_of(day.isoformat()),) for day in self.days]
        return Term((*own, *(written for day in self.days for written in _written(day))))


def typed_date(query: str, language: str) -> TypedDate | None:
    """The first date in a query; None without one, or if there is no such day."""
    text = plain(query)
    for pattern, read in ((_NUMBERS, _of_numbers), (_CHARACTERS, _of_characters), (_names(), _of_names)):
        if (found := pattern.search(text)) and (days := read(found, language)):
            return TypedDate(days, f"{text[: found.start()]} {text[found.end() :]}".strip())
    return None


def _of_numbers(found: re.Match[str], language: str) -> tuple[date, ...]:
    first, second, third = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return _days((first, second, third))
    if len(found[4]) != 4:
        return ()
    american, european = (third, first, second), (third, second, first)
    return _days(european, american) if language == "es" else _days(american, european)[:1]


def _of_characters(found: re.Match[str], _language: str) -> tuple[date, ...]:
    return _days((int(found[1]), int(found[2]), int(found[3])))


def _of_names(found: re.Match[str], _language: str) -> tuple[date, ...]:
    day = found["before"] or found["after"]
    month = _months()[found["month"]]
    return _days((int(found["year"]), month, int(day))) if day else ()


def _days(*candidates: tuple[int, int, int]) -> tuple[date, ...]:
    found = []
    for year, month, day in candidates:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))


def _written(day: date) -> list[tuple[str, ...]]:
    groups = []
    for language in LANGUAGES:
        with translation.override(language):
            groups.append(tuple(word for word in words_of(plain_date(day)) if word != "de"))
    return groups


@cache
def _months() -> dict[str, int]:
    """The names of months in the languages of the site, and their short forms."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        with translation.override(language):
            for number, name in MONTHS.items():
                found[plain(str(name))] = number
                found.setdefault(plain(str(name))[:SHORT], number)
    return found | {"sept": 9}


@cache
def _names() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    before = _DAY.replace("(", "(?P<before>", 1)
    after = _DAY.replace("(", "(?P<after>", 1)
    return re.compile(
        rf"(?<!\w)(?:{before} (?:de |of )?)?(?P<month>{month})\.?(?: {after})?,? (?:del? )?(?P<year>\d{{4}})(?!\w)"
    )
