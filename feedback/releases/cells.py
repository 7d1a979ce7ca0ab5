"""Represent publishable numbers as JSON: an integer, or the reason it is suppressed."""

from typing import Final

from django.utils.translation import gettext as _

from cms.disclosure import Cell, percent

SMALL: Final = "small"
COMPLEMENT: Final = "complement"
HELD: Final = "held"


def stored(cell: Cell) -> int | str:
    return cell.hidden or (cell.value if cell.value is not None else COMPLEMENT)


def cell_of(value: object) -> Cell:
    """Return a cell; held-back values and values unknown to the release count as complementary suppression."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Cell(value)
    return Cell(None, SMALL if value == SMALL else COMPLEMENT)


def is_published(value: object) -> bool:
    return cell_of(value).value is not None


def share(part: object, whole: object) -> float | None:
    return percent(cell_of(part), cell_of(whole))


def cell_text(value: object, threshold: int) -> str:
    """Return the number or its reason as text for the middle of a sentence, in the active language."""
    cell = cell_of(value)
    if cell.value is not None:
        return str(cell.value)
    if cell.hidden == SMALL:
        return _("fewer than %(number)s") % {"number": threshold}
    return _("(number hidden)")


def share_text(part: object, whole: object) -> str:
    found = share(part, whole)
    return _("(share hidden)") if found is None else f"{found:.0f}%"
