"""Publishable numbers as JSON: a whole number, or the word that says why there is none."""

from typing import Any

from django.utils.translation import gettext as _

from cms.disclosure import Cell, percent

SMALL, COMPLEMENT, HELD = "small", "complement", "held"


def stored(cell: Cell) -> int | str:
    return cell.hidden or (cell.value if cell.value is not None else COMPLEMENT)


def cell_of(value: Any) -> Cell:
    """What is held back, or not known to the release, is hidden like a complement."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Cell(value)
    return Cell(None, SMALL if value == SMALL else COMPLEMENT)


def is_published(value: Any) -> bool:
    return cell_of(value).value is not None


def share(part: Any, whole: Any) -> float | None:
    return percent(cell_of(part), cell_of(whole))


def cell_text(value: Any, threshold: int) -> str:
    """In the middle of a sentence, in the active language."""
    cell = cell_of(value)
    if cell.value is not None:
        return str(cell.value)
    if cell.hidden == SMALL:
        return _("fewer than %(number)s") % {"number": threshold}
    return _("(number hidden)")


def share_text(part: Any, whole: Any) -> str:
    found = share(part, whole)
    return _("(share hidden)") if found is None else f"{found:.0f}%"
