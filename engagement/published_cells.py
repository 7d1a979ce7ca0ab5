"""Convert disclosure-controlled cells to and from the JSON in which they are stored."""

from typing import Any

from django.conf import settings

from cms.disclosure import Cell


def threshold() -> int:
    return settings.DISCLOSURE_THRESHOLD


def as_json(cell: Cell) -> dict[str, Any]:
    """``value`` and ``hidden``; ``span`` (least, most) where the range of a hidden number is published."""
    stored: dict[str, Any] = {"value": cell.value, "hidden": cell.hidden}
    return stored | {"span": list(cell.span)} if cell.span else stored


def cell_of(stored: dict[str, Any]) -> Cell:
    span = stored.get("span")
    return Cell(stored["value"], stored["hidden"], (span[0], span[1]) if span else None)
