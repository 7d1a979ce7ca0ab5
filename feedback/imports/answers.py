"""Parse closed answers as people write them in tables: by key or by label in any language."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from cms.cleaning import whole_number
from feedback.forms.frozen_forms import FrozenQuestion
from feedback.imports.attributes import not_a_date
from feedback.imports.cell_reading import AS_WRITTEN, Rules
from feedback.imports.dates import read_date
from feedback.imports.exceptions import BadRow
from feedback.models import QuestionKind

MANY = (QuestionKind.MANY_CHOICES, QuestionKind.ETHNICITY)
MOST_SHOWN = 60


def read_answer(
    question: FrozenQuestion, name: str, value: str, line: str = "", rules: Rules = AS_WRITTEN
) -> Any:
    """Return the stored form of one cell; raises ``BadRow`` with the reason."""
    if question.kind == QuestionKind.NUMBER:
        return _number(question, name, value)
    if question.kind == QuestionKind.DATE:
        return _date(name, value, rules)
    if question.kind == QuestionKind.MATRIX:
        return {line: _choice(question, name, value)} if line else _matrix(question, name, value)
    if question.kind == QuestionKind.RANKING:
        return _all_once(name, (_choice(question, name, part) for part in _parts(value, ">")))
    if question.kind in MANY:
        return _all_once(name, (_choice(question, name, part) for part in _parts(value, ";")))
    return _choice(question, name, value)


def _parts(value: str, mark: str) -> list[str]:
    return [part.strip() for part in value.split(mark) if part.strip()]


def _all_once(name: str, keys: Iterable[str]) -> list[str]:
    found = list(keys)
    if len(set(found)) < len(found):
        message = _("“%(name)s” names the same choice twice.") % {"name": name[:80]}
        raise BadRow(message, kind="twice", column=name)
    return found


def _known(items: Iterable[dict]) -> dict[str, str]:
    """Map keys and labels of any language to the key."""
    known: dict[str, str] = {}
    for each in items:
        for words in (each["key"], *each["label"].values()):
            known.setdefault(str(words).strip().casefold(), each["key"])
    return known


def _choice(question: FrozenQuestion, name: str, value: str) -> str:
    key = _known(question.choices).get(value.strip().casefold())
    if key is None:
        raise BadRow(
            _("“%(value)s” is not in the list for “%(name)s”. Choose what it means.")
            % {"value": value[:MOST_SHOWN], "name": name[:80]},
            kind="value",
            column=name,
            value=value,
        )
    return key


def _matrix(question: FrozenQuestion, name: str, value: str) -> dict[str, str]:
    lines = _known(question.settings.get("rows", []))
    found: dict[str, str] = {}
    for part in _parts(value, ";"):
        line, _mark, choice = part.partition("=")
        key = lines.get(line.strip().casefold())
        if key is None or key in found:
            raise BadRow(
                _(
                    "“%(value)s” is not a row of “%(name)s”, or it appears twice. Enter: row=choice; "
                    "row=choice."
                )
                % {"value": line[:MOST_SHOWN], "name": name[:80]},
                kind="line",
                column=name,
                value=value,
            )
        found[key] = _choice(question, name, choice)
    return found


def _number(question: FrozenQuestion, name: str, value: str) -> int:
    if (size := whole_number(value.removeprefix("-"), digits=9)) is None:
        raise BadRow(
            _("“%(value)s” is not a whole number. Enter one for “%(name)s”.")
            % {"value": value[:MOST_SHOWN], "name": name[:80]},
            kind="number",
            column=name,
            value=value,
        )
    number = -size if value.startswith("-") else size
    lowest, highest = question.settings.get("lowest"), question.settings.get("highest")
    if (lowest is not None and number < lowest) or (highest is not None and number > highest):
        raise BadRow(
            _("“%(value)s” is outside the limits of “%(name)s”.") % {"value": number, "name": name[:80]},
            kind="number",
            column=name,
            value=value,
        )
    return number


def _date(name: str, value: str, rules: Rules) -> str:
    """The day that was written, whatever its time and zone."""
    found = read_date(value, rules.dates.get(name) or "iso", rules.zone)
    if found is None:
        raise not_a_date(name, value)
    return found.isoformat()[:10]
