"""Read a row of a file as one person's words; each reason why a row cannot be taken in, in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from cms import clock
from cms.cleaning import clean_text
from feedback.frozen import FrozenForm, FrozenQuestion
from feedback.models import Channel, QuestionKind
from feedback.services.submissions import Words

MOST_CHARACTERS = 100_000
FACTS = ("ref", "language", "channel", "submitted_at", "speaks_for", "may_quote", "may_publish")
YES = {"yes", "y", "true", "1", "sí", "si"}
NO = {"", "no", "n", "false", "0"}


class BadRow(ValueError):
    """One reason, as a sentence without the line number."""


@dataclass
class ReadRow:
    line: int
    words: Words
    channel: str
    submitted_at: datetime
    speaks_for: int
    ref: str


def columns_of(frozen: FrozenForm, names: list[str]) -> dict[str, FrozenQuestion]:
    """Which column answers which question: by key, or by its words in any language; "text" is the first."""
    by_name: dict[str, FrozenQuestion] = {}
    for question in frozen.questions:
        if question.kind in (QuestionKind.CONSENT, QuestionKind.LANGUAGE):
            continue
        by_name[question.key] = question
        for label in question.label.values():
            by_name.setdefault(label.strip().casefold(), question)
        if question.is_text:
            by_name.setdefault("text", question)
    found = {}
    for name in names:
        if name in FACTS:
            continue
        question = by_name.get(name) or by_name.get(name.strip().casefold())
        if question is None:
            raise BadRow(_("No question and no fact is called “%(name)s”.") % {"name": name})
        found[name] = question
    return found


def read_row(line: int, values: dict[str, str], columns: dict[str, FrozenQuestion]) -> ReadRow:
    words = Words(language=_language(values.get("language", "")))
    for name, question in columns.items():
        value = clean_text(values.get(name, ""))
        if not value:
            continue
        if question.is_text:
            if len(value) > MOST_CHARACTERS:
                raise BadRow(_("“%(name)s” is longer than 100,000 characters.") % {"name": name})
            words.texts[question.key] = value
        else:
            target = words.about_you if question.about_you else words.answers
            target[question.key] = _choice(question, name, value)
    if words.is_empty:
        raise BadRow(_("It holds no words and no answers."))
    words.consents = {
        "quote": _yes_or_no("may_quote", values.get("may_quote", "")),
        "publish": _yes_or_no("may_publish", values.get("may_publish", "")),
    }
    return ReadRow(
        line=line,
        words=words,
        channel=_channel(values.get("channel", "")),
        submitted_at=_moment(values.get("submitted_at", "")),
        speaks_for=_count(values.get("speaks_for", "")),
        ref=clean_text(values.get("ref", ""))[:120],
    )


def _language(value: str) -> str:
    value = value.strip().lower()
    if len(value) > 12 or not value.replace("-", "").isalpha() and value:
        raise BadRow(_("“%(value)s” is no language code such as en or es.") % {"value": value[:40]})
    return value


def _channel(value: str) -> str:
    value = value.strip().lower() or Channel.IMPORT
    if value not in Channel.values:
        raise BadRow(_("“%(value)s” is no channel.") % {"value": value[:40]})
    return value


def _moment(value: str) -> datetime:
    value = value.strip()
    if not value:
        return clock.now()
    try:
        day = parse_date(value) if len(value) <= 10 else None
        moment = None if day else parse_datetime(value)
    except ValueError:
        moment = day = None
    if day:
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=clock.PACIFIC)
    if moment is None:
        raise BadRow(_("“%(value)s” is no date such as 2022-06-08.") % {"value": value[:40]})
    moment = moment if moment.tzinfo else moment.replace(tzinfo=clock.PACIFIC)
    if moment > clock.now():
        raise BadRow(_("“%(value)s” is in the future.") % {"value": value[:40]})
    return moment


def _count(value: str) -> int:
    value = value.strip() or "1"
    if not (value.isascii() and value.isdigit()) or not 1 <= int(value) <= 100_000:
        raise BadRow(_("“%(value)s” is no number of people.") % {"value": value[:40]})
    return int(value)


def _yes_or_no(name: str, value: str) -> bool:
    value = value.strip().casefold()
    if value not in YES | NO:
        raise BadRow(_("“%(name)s” must be yes or no.") % {"name": name})
    return value in YES


def _choice(question: FrozenQuestion, name: str, value: str) -> Any:
    known = {each["key"]: each["key"] for each in question.choices}
    for each in question.choices:
        known |= {label.casefold(): each["key"] for label in each["label"].values()}
    parts = (
        [part.strip() for part in value.split(";")] if question.kind == QuestionKind.MANY_CHOICES else [value]
    )
    found = []
    for part in filter(None, parts):
        key = known.get(part) or known.get(part.casefold())
        if key is None:
            raise BadRow(_("“%(value)s” is no choice of “%(name)s”.") % {"value": part[:60], "name": name})
        found.append(key)
    return found if question.kind == QuestionKind.MANY_CHOICES else found[0]
