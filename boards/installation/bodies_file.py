"""Validate a file of bodies (README.md) and build unsaved bodies and seats."""

import re
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from boards.installation import located
from boards.installation.located import Located, Path, WrongFile
from boards.models import Body, Seat
from cms.cleaning import clean_text
from cms.i18n.fields import TranslatedField
from cms.models import BasePage

REQUIRED = ("slug", "name", "kind", "threshold", "seats")
PLAIN = (
    "slug", "name", "kind", "statute", "covered_under", "threshold_base", "quorum_base", "minutes_threshold",
    "procedure_threshold", "two_people_post", "speaker_seconds", "packet_days", "term_years",
)  # fmt: skip
OF_BODY = (*PLAIN, "threshold", "summary", "seats")
PLAIN_OF_SEAT = ("label", "appointing_authority", "is_voting", "is_data_provider")
OF_SEAT = (*PLAIN_OF_SEAT, "count")
THRESHOLD = re.compile(r"(at least|more than) (\d{1,3})/(\d{1,3})")
MOST_SEATS = 200


@dataclass
class NewBody:
    body: Body
    summary: dict[str, str]
    seats: list[Seat] = field(default_factory=list)


def read_bodies(name: str) -> tuple[list[NewBody], list[str]]:
    """Return the bodies of a file, and one sentence for each problem."""
    try:
        text = File(name).read_text(encoding="utf-8")
        file = located.read(text, File(name).name)
    except (OSError, UnicodeDecodeError) as error:
        return [], [f"{name}: this file cannot be read ({error})."]
    except WrongFile as error:
        return [], [str(error)]
    return _bodies(file), file.problems


def _bodies(file: Located) -> list[NewBody]:
    rows = file.value.get("bodies") if isinstance(file.value, dict) else None
    if not isinstance(rows, list) or not rows:
        file.wrong((), "the file must hold a list named “bodies” with at least one body.")
        return []
    found = [_body(file, row, ("bodies", place)) for place, row in enumerate(rows)]
    slugs = [each.body.slug for each in found]
    for place, slug in enumerate(slugs):
        if slug and slug in slugs[:place]:
            file.wrong(("bodies", place, "slug"), f"“{slug}” is given to two bodies.")
    return found


def _body(file: Located, row: object, path: Path) -> NewBody:
    facts = _fields(file, row, path, OF_BODY, REQUIRED)
    body = Body()
    _fill(file, body, facts, path, PLAIN)
    if facts.get("threshold") is not None:
        _threshold(file, body, facts["threshold"], (*path, "threshold"))
    longest = BasePage._meta.get_field("summary").max_length or 0
    summary = _text(file, facts.get("summary"), (*path, "summary"), longest)
    found = NewBody(body, summary)
    if facts.get("seats") is not None:
        found.seats = _seats(file, facts["seats"], (*path, "seats"))
    return found


def _seats(file: Located, rows: object, path: Path) -> list[Seat]:
    if not isinstance(rows, list) or not rows:
        file.wrong(path, "list at least one seat.")
        return []
    seats: list[Seat] = []
    for place, row in enumerate(rows):
        facts = _fields(file, row, (*path, place), OF_SEAT, ("label",))
        first = Seat()
        _fill(file, first, facts, (*path, place), PLAIN_OF_SEAT)
        alike = {name: getattr(first, name) for name in PLAIN_OF_SEAT}
        for _number in range(_count(file, facts.get("count", 1), (*path, place, "count"))):
            seats.append(Seat(position=len(seats) + 1, **alike))
    if not any(seat.is_voting for seat in seats):
        file.wrong(path, "no seat votes.")
    return seats


def _count(file: Located, value: object, path: Path) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_SEATS:
        return value
    file.wrong(path, f"write a whole number from 1 to {MOST_SEATS}.")
    return 1


def _fields(file: Located, row: object, path: Path, known: tuple, required: tuple) -> dict[str, Any]:
    if not isinstance(row, dict):
        file.wrong(path, f"list the fields here: {', '.join(required)}.")
        return {}
    for name in row:
        if name not in known:
            file.wrong((*path, name), f"there is no such field. Fields are: {', '.join(known)}.")
    for name in required:
        if row.get(name) is None:
            file.wrong(path, f"“{name}” is missing.")
    return row


def _fill(file: Located, into: models.Model, facts: dict[str, Any], path: Path, names: tuple) -> None:
    """Set the given fields and report the model's validation errors."""
    for name in names:
        model_field: Any = into._meta.get_field(name)
        value = facts.get(name)
        if name in facts and (value is not None or model_field.null):
            if isinstance(model_field, TranslatedField):
                value = _text(file, value, (*path, name), model_field.text_length)
            else:
                value = _plain(file, model_field, value, (*path, name))
            setattr(into, name, value)


def _plain(file: Located, model_field: models.Field, value: object, path: Path) -> Any:
    try:
        if isinstance(model_field, models.CharField) and not isinstance(value, str):
            raise ValidationError("write text here; put it in quotes if it looks like a number or a date.")
        if isinstance(model_field, models.BooleanField) and not isinstance(value, bool):
            raise ValidationError("write true or false.")
        return model_field.clean(value, None)
    except ValidationError as error:
        choices = [str(key) for key, _label in model_field.flatchoices if key]
        hint = f" Choose one of: {', '.join(choices)}." if choices else ""
        file.wrong(path, " ".join(error.messages) + hint)
        return model_field.get_default()


def _threshold(file: Located, body: Body, value: object, path: Path) -> None:
    match = THRESHOLD.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        file.wrong(path, "write it as “at least 2/3” or “more than 1/2”.")
        return
    body.threshold_more_than = match[1] == "more than"
    body.threshold_numerator, body.threshold_denominator = int(match[2]), int(match[3])
    try:
        body.clean_fields(exclude=set(PLAIN))
        body.clean()
    except ValidationError as error:
        file.wrong(path, " ".join(error.messages))


def _text(file: Located, value: object, path: Path, longest: int) -> dict[str, str]:
    """Parse one string per language; a plain string is in the site's first language."""
    if value is None:
        return {}
    first, codes = settings.LANGUAGE_CODE, [code for code, _name in settings.SITE_LANGUAGES]
    texts = value if isinstance(value, dict) else {first: value}
    found: dict[str, str] = {}
    before = len(file.problems)
    for code, words in texts.items():
        place = (*path, code) if isinstance(value, dict) else path
        if code not in codes:
            file.wrong(place, f"this site has no pages in “{code}”. Use {' or '.join(codes)}.")
        elif not isinstance(words, str):
            file.wrong(place, "write text here; put it in quotes if it looks like a number or a date.")
        elif len(found.setdefault(code, clean_text(words))) > longest:
            file.wrong(place, f"this has {len(words)} characters; {longest} fit.")
    if not found.get(first) and len(file.problems) == before:
        file.wrong(path, f"write this in {dict(settings.SITE_LANGUAGES)[first]} ({first}).")
    return found
