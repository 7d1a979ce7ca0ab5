"""Convert disclosure-controlled cells to and from the JSON in which they are stored."""

from typing import Any

from django.conf import settings

from cms.disclosure import Cell


def threshold() -> int:
    return settings.DISCLOSURE_THRESHOLD


def as_json(cell: Cell) -> dict[str, Any]:
    return {"value": cell.value, "hidden": cell.hidden}


def cell_of(stored: dict[str, Any]) -> Cell:
    return Cell(stored["value"], stored["hidden"])
