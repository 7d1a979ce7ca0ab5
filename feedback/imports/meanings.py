"""What the values of a column mean: each is a choice, another value, “not said”, or stays as it is."""

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from cms.records.history import Actor
from feedback.exceptions import NotPossibleNow
from feedback.forms.frozen_forms import FrozenForm
from feedback.imports.batches import check_again
from feedback.imports.columns import Target, target_of
from feedback.imports.problems import note_shared
from feedback.imports.proposals import bare, says_nothing
from feedback.imports.selectors import frozen_of
from feedback.models import Attribute, Channel, ImportBatch
from feedback.reference_data.languages import LANGUAGES

KEEP, NOTHING = "keep", "none"
MEANS = "="
Pairs = list[tuple[str, str]]


def target_in(batch: ImportBatch, name: str) -> Target | None:
    """What a column is, if its values can be given a meaning; never a text that a person wrote."""
    target = target_of(frozen_of(batch), batch.mapping.get(name, ""))
    if target is None or (target.question and target.question.is_text):
        return None
    is_open = target.fact in ("ref", "submitted_at", "speaks_for") or target.contact
    return None if is_open or target.kind in (Attribute.Kind.TEXT, Attribute.Kind.DATE) else target


def columns_with_values(batch: ImportBatch) -> list[int]:
    """Places of the columns whose values can be given a meaning."""
    return [
        place
        for place, column in enumerate(batch.columns)
        if target_in(batch, column["name"]) and counted(batch, column)
    ]


def field_of(value: str) -> str:
    """The field of a value on the screen: of the value itself, as others may come and go meanwhile."""
    return f"value-{hashlib.sha256(value.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def counted(batch: ImportBatch, column: dict[str, Any]) -> dict[str, int]:
    """Distinct values with counts: those of the column if they are few, and those that did not fit."""
    found = dict(column.get("values") or {})
    for group in batch.problems:
        if group["column"] == column["name"]:
            found = group["values"] | found
    said = batch.reading.get("values", {}).get(column["name"], {})
    found |= {value: 0 for value in said if value not in found}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def choices_of(target: Target, values: list[str]) -> Pairs:
    """What a value can mean; for an attribute, one of its other values."""
    if target.fact == "language":
        return [(code, str(name)) for code, name in LANGUAGES if code]
    if target.fact == "channel":
        return [(str(key), str(label)) for key, label in Channel.choices]
    if target.fact:
        return [("yes", _("yes")), ("no", _("no"))]
    if target.question:
        return [(key, str(label)) for key, label in target.question.labels().items()]
    return [(value, value) for value in values]


def proposed(frozen: FrozenForm, target: Target, value: str, choices: Pairs) -> str:
    """Propose a meaning: the choice with the same letters, or the same initials; “not said” for N/A and the like.

    Empty for a value that already fits.
    """
    own = bare(value)
    if target.attribute:
        return NOTHING if says_nothing(value) else KEEP
    exact = {words.strip().casefold() for pair in choices for words in pair}
    if value.strip().casefold() in exact:
        return KEEP
    for key, label in choices:
        if own and own in (bare(key), bare(label), _initials(label)):
            return f"{MEANS}{key}"
    return NOTHING if says_nothing(value) else KEEP


def _initials(label: str) -> str:
    words = label.split()
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else ""


def meaning(said: dict[str, str], value: str) -> str:
    """What was chosen for a value, as the screen sends it; empty if nothing was."""
    if value not in said:
        return ""
    return f"{MEANS}{said[value]}" if said[value] else NOTHING


def save_meanings(*, actor: Actor, batch: ImportBatch, name: str, chosen: dict[str, str]) -> ImportBatch:
    """Save what the values of a column mean, and check the file again. ``chosen``: value → keep, none, or =key."""
    if target_in(batch, name) is None:
        raise NotPossibleNow(_("Meanings cannot be set for the values of this column."))
    said = {
        value: ("" if what == NOTHING else what.removeprefix(MEANS))
        for value, what in chosen.items()
        if what != KEEP
    }

    def change(current: ImportBatch) -> None:
        note_shared(current, name)
        current.reading["values"] = current.reading.get("values", {}) | {name: said}

    return check_again(actor=actor, batch=batch, change=change)
