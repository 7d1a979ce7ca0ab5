"""Mend all rows with one problem at once; the file is then checked again."""

from typing import Any

from django.utils.translation import gettext as _

from cms.records.history import Actor
from feedback.exceptions import NotPossibleNow
from feedback.imports.attribute_keys import as_text
from feedback.imports.batches import check_again
from feedback.imports.dates import FORMATS
from feedback.imports.problems import LEAVE, group_of, note_shared, repairs_of
from feedback.models import ImportBatch


def repair(
    *, actor: Actor, batch: ImportBatch, group: str, action: str, date_format: str = ""
) -> ImportBatch:
    """Mend one group of rows. ``action``: not_said, attribute, drop, date, clean or leave.

    Raises ``NotPossibleNow`` if the group is gone or cannot be mended so.
    """
    found = group_of(batch, group)
    if found is None or action not in repairs_of(found) or action == "map":
        raise NotPossibleNow(_("This problem was already solved, or cannot be solved in this way."))
    if action == "date" and date_format not in FORMATS:
        raise NotPossibleNow(_("Choose the date format of this column."))
    facts: dict[str, Any] = found

    def change(current: ImportBatch) -> None:
        _change(current, facts, action, date_format)

    return check_again(actor=actor, batch=batch, change=change)


def _change(current: ImportBatch, group: dict[str, Any], action: str, date_format: str) -> None:
    reading, name = current.reading, group["column"]
    if action == LEAVE:
        reading[LEAVE] = sorted({*reading.get(LEAVE, []), group["key"]})
    elif action == "clean":
        reading["clean"] = True
    elif action == "date":
        reading["dates"] = reading.get("dates", {}) | {name: date_format}
    elif action == "not_said":
        note_shared(current, name)
        said = reading.get("values", {})
        reading["values"] = said | {name: said.get(name, {}) | dict.fromkeys(group["values"], "")}
    elif action == "drop":
        current.mapping = current.mapping | {name: ""}
    elif action == "attribute":
        current.mapping = current.mapping | {name: as_text(current, name)}
