"""Parse a row of a file into one submission, with a reason for each row that is invalid."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from cms import clock
from cms.cleaning import clean_text, whole_number
from feedback.forms.frozen_forms import FrozenQuestion
from feedback.imports.answers import read_answer
from feedback.imports.columns import Target
from feedback.imports.exceptions import BadRow
from feedback.models import Channel, Form, QuestionKind, Submission
from feedback.submissions.services import SubmittedText

MOST_CHARACTERS = 100_000
YES = {"yes", "y", "true", "1", "sí", "si"}
NO = {"", "no", "n", "false", "0"}


@dataclass
class ReadRow:
    line: int
    words: SubmittedText
    channel: str
    submitted_at: datetime
    is_dated: bool
    speaks_for: int
    ref: str


def read_row(
    line: int, values: dict[str, str], columns: dict[str, Target], *, received: datetime | None = None
) -> ReadRow:
    """Parse a row; raises ``BadRow``. ``received`` is the time for rows without one: that of the whole file."""
    facts = {target.fact: values.get(name, "") for name, target in columns.items() if target.fact}
    words = SubmittedText(language=_language(facts.get("language", "")))
    for name, target in columns.items():
        value = clean_text(values.get(name, ""))
        if value and target.question:
            _take(words, name, target.question, target.line, value)
    if words.is_empty:
        raise BadRow(_("It has no text and no answers."))
    words.consents = {
        "quote": _yes_or_no("may_quote", facts.get("may_quote", "")),
        "publish": _yes_or_no("may_publish", facts.get("may_publish", "")),
    }
    moment = _moment(facts.get("submitted_at", ""))
    return ReadRow(
        line=line,
        words=words,
        channel=_channel(facts.get("channel", "")),
        submitted_at=moment or received or clock.now(),
        is_dated=moment is not None,
        speaks_for=_count(facts.get("speaks_for", "")),
        ref=clean_text(facts.get("ref", ""))[:120],
    )


def _take(words: SubmittedText, name: str, question: FrozenQuestion, line: str, value: str) -> None:
    if question.is_text:
        if len(value) > MOST_CHARACTERS:
            raise BadRow(_("“%(name)s” is longer than 100,000 characters.") % {"name": name[:80]})
        words.texts[question.key] = value
        return
    found = read_answer(question, name, value, line)
    if question.kind == QuestionKind.AGE_BRACKET and found in Submission.Youth.values:
        words.youth = found  # PRV-30, PRV-31
    place = words.about_you if question.about_you else words.answers
    if isinstance(found, dict):
        place[question.key] = place.get(question.key, {}) | found
    else:
        place[question.key] = found


def nonce_of(form: Form, row: ReadRow) -> str:
    """Return the same key for the same row of a form, so importing a file twice stores it once."""
    words = row.words
    said = [words.texts, words.answers, words.about_you, words.consents, words.language]
    moment = row.submitted_at.isoformat() if row.is_dated else ""
    facts = row.ref or json.dumps([said, moment, row.channel], sort_keys=True, ensure_ascii=False)
    return "i-" + hashlib.sha256(f"{form.slug}:{facts}".encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _language(value: str) -> str:
    value = value.strip().lower()
    if len(value) > 12 or not value.replace("-", "").isalpha() and value:
        raise BadRow(
            _("“%(value)s” is not a language code. Write a code such as en or es.") % {"value": value[:40]}
        )
    return value


def _channel(value: str) -> str:
    value = value.strip().lower() or Channel.IMPORT
    if value not in Channel.values:
        raise BadRow(_("“%(value)s” is not a known channel.") % {"value": value[:40]})
    return value


def _moment(value: str) -> datetime | None:
    value = value.strip()
    if not value:
        return None
    try:
        day = parse_date(value) if len(value) <= 10 else None
        moment = None if day else parse_datetime(value)
    except ValueError:
        moment = day = None
    if day:
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=clock.PACIFIC)
    if moment is None:
        raise BadRow(_("“%(value)s” is not a date. Write it as 2022-06-08.") % {"value": value[:40]})
    moment = moment if moment.tzinfo else moment.replace(tzinfo=clock.PACIFIC)
    if moment > clock.now():
        raise BadRow(_("“%(value)s” is in the future.") % {"value": value[:40]})
    return moment


def _count(value: str) -> int:
    value = value.strip() or "1"
    count = whole_number(value)
    if count is None or not 1 <= count <= 100_000:
        raise BadRow(_("“%(value)s” is not a valid number of people.") % {"value": value[:40]})
    return count


def _yes_or_no(name: str, value: str) -> bool:
    value = value.strip().casefold()
    if value not in YES | NO:
        raise BadRow(_("“%(name)s” must be yes or no.") % {"name": name})
    return value in YES
