"""Parse a row of a file into one submission, with a reason for each row that is invalid."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from cms import clock
from cms.cleaning import clean_text, whole_number
from feedback.forms.frozen_forms import FrozenQuestion
from feedback.imports.answers import read_answer
from feedback.imports.attributes import not_a_date, read_attribute
from feedback.imports.cell_reading import AS_WRITTEN, Rules
from feedback.imports.columns import Target
from feedback.imports.dates import is_no_date, read_date
from feedback.imports.exceptions import BadRow, Problems
from feedback.models import Channel, Form, QuestionKind, Submission
from feedback.submissions.services import SubmittedText

MOST_CHARACTERS = 100_000
LONGEST_CONTACT = {"name": 120, "email": 254, "phone": 40}
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
    attributes: dict[str, Any]


def read_row(
    line: int,
    values: dict[str, str],
    columns: dict[str, Target],
    *,
    received: datetime | None = None,
    rules: Rules = AS_WRITTEN,
) -> ReadRow:
    """Parse a row; raises ``BadRow`` with all that is wrong in it. ``received``: the time for rows without one."""
    problems = Problems()
    cells = {
        name: (target, problems.read(_meant, name, values.get(name, ""), rules, target.is_date) or "")
        for name, target in columns.items()
    }
    facts = {target.fact: (name, value) for name, (target, value) in cells.items() if target.fact}

    def fact(name: str) -> tuple[str, str]:
        return facts.get(name, ("", ""))

    words = SubmittedText(language=problems.read(_language, *fact("language")) or "")
    attributes: dict[str, Any] = {}
    for name, (target, value) in cells.items():
        if value and not target.fact:
            problems.read(_take_cell, words, attributes, name, target, value, rules)
    words.consents = {
        consent: bool(problems.read(_yes_or_no, *fact(f"may_{consent}"))) for consent in ("quote", "publish")
    }
    moment = problems.read(_moment, *fact("submitted_at"), rules)
    channel = problems.read(_channel, *fact("channel")) or ""
    speaks_for = problems.read(_count, *fact("speaks_for")) or 1
    problems.check()
    if words.youth == Submission.Youth.UNDER_13:
        words.contact = {}  # PRV-30: of a child no contact is kept
    if words.is_empty:
        raise BadRow(_("It has no text and no answers."), kind="empty")
    return ReadRow(
        line=line,
        words=words,
        channel=channel,
        submitted_at=moment or received or clock.now(),
        is_dated=moment is not None,
        speaks_for=speaks_for,
        ref=fact("ref")[1][:120],
        attributes=attributes,
    )


def _take_cell(
    words: SubmittedText, attributes: dict[str, Any], name: str, target: Target, value: str, rules: Rules
) -> None:
    if target.attribute:
        attributes[target.attribute] = read_attribute(target.kind, name, value, rules)
    elif target.contact:
        _take_contact(words, name, target.contact, value)
    elif target.question:
        _take(words, name, target.question, target.line, value, rules)


def _meant(name: str, raw: str, rules: Rules, is_date: bool) -> str:
    """The value as a person said that it is meant. Control characters are removed only with consent."""
    if not rules.clean and (found := control_character(raw)):
        raise BadRow(
            _("“%(name)s” contains a control character (%(code)s).") % {"name": name[:80], "code": found},
            kind="control",
            column=name,
        )
    value = clean_text(raw)
    if is_date and is_no_date(value):
        return ""
    return rules.values.get(name, {}).get(value, value)


def control_character(text: str) -> str:
    """Name the first control character that is no tab and no line end, as U+000B; empty if there is none."""
    for sign in text:
        if ord(sign) < 32 and sign not in "\t\n\r" or 127 <= ord(sign) < 160:
            return f"U+{ord(sign):04X}"
    return ""


def _take_contact(words: SubmittedText, name: str, contact: str, value: str) -> None:
    """First and last names in two columns become one name."""
    value = f"{words.contact[contact]} {value}" if contact in words.contact else value
    is_bad = len(value) > LONGEST_CONTACT[contact]
    if contact == "email":
        is_bad = is_bad or not _is_email(value)
    if is_bad:
        raise BadRow(
            _("“%(value)s” is not a valid email address, or it is too long for a contact detail.")
            % {"value": value[:60]},
            kind="contact",
            column=name,
            value=value,
        )
    words.contact[contact] = value


def _is_email(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def _take(
    words: SubmittedText, name: str, question: FrozenQuestion, line: str, value: str, rules: Rules
) -> None:
    if question.is_text:
        if len(value) > MOST_CHARACTERS:
            message = _("“%(name)s” is longer than 100,000 characters.") % {"name": name[:80]}
            raise BadRow(message, kind="long", column=name)
        words.texts[question.key] = value
        return
    found = read_answer(question, name, value, line, rules)
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
    more = [part for part in (row.attributes, words.contact) if part]
    facts = row.ref or json.dumps([said, moment, row.channel, *more], sort_keys=True, ensure_ascii=False)
    return "i-" + hashlib.sha256(f"{form.slug}:{facts}".encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _language(name: str, value: str) -> str:
    value = value.strip().lower()
    if len(value) > 12 or not value.replace("-", "").isalpha() and value:
        raise BadRow(
            _("“%(value)s” is not a language code. Write a code such as en or es.") % {"value": value[:40]},
            kind="language",
            column=name,
            value=value,
        )
    return value


def _channel(name: str, value: str) -> str:
    channel = value.strip().lower() or Channel.IMPORT
    if channel not in Channel.values:
        message = _("“%(value)s” is not a known channel.") % {"value": value[:40]}
        raise BadRow(message, kind="channel", column=name, value=value)
    return channel


def _moment(name: str, value: str, rules: Rules) -> datetime | None:
    """A day without a time counts as noon in Pacific Time, so that it is the same day in every time zone we show."""
    if not value.strip():
        return None
    found = read_date(value, rules.dates.get(name) or "iso", rules.zone)
    if found is None:
        raise not_a_date(name, value)
    if not isinstance(found, datetime):
        if found == clock.today():
            return clock.now()
        found = datetime(found.year, found.month, found.day, 12, tzinfo=clock.PACIFIC)
    if found > clock.now():
        message = _("“%(value)s” is in the future.") % {"value": value[:40]}
        raise BadRow(message, kind="future", column=name, value=value)
    return found


def _count(name: str, value: str) -> int:
    count = whole_number(value.strip() or "1")
    if count is None or not 1 <= count <= 100_000:
        message = _("“%(value)s” is not a valid number of people.") % {"value": value[:40]}
        raise BadRow(message, kind="count", column=name, value=value)
    return count


def _yes_or_no(name: str, value: str) -> bool:
    said = value.strip().casefold()
    if said not in YES | NO:
        message = _("“%(name)s” must be yes or no.") % {"name": name[:80]}
        raise BadRow(message, kind="yes_no", column=name, value=value)
    return said in YES
