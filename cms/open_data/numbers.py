"""Published numbers as open data: the number, or the mark that its page shows instead."""

from typing import Any

from cms.disclosure import Cell
from cms.open_data.values import INTEGER, STRING, Schema, optional, record_of

CELL: Schema = record_of(
    value=optional(INTEGER), hidden=STRING, least=optional(INTEGER), most=optional(INTEGER)
) | {
    "description": (
        "A number, or null if it is hidden: because it is small (“small”), because it would reveal another one "
        "(“complement”), or without the reason (“held”). A hidden number may have a published range."
    )
}


def number(cell: Cell) -> dict[str, Any]:
    """A disclosure-controlled cell, with no more than its page says of it."""
    if not cell.hidden:
        return {"value": cell.value, "hidden": "", "least": None, "most": None}
    least, most = cell.span or (None, None)
    return {"value": None, "hidden": cell.hidden, "least": least, "most": most}
