"""Publishable numbers as JSON: a whole number, or the word that says why there is none."""

from typing import Final

from django.utils.translation import gettext as _

from cms.disclosure import Cell, percent

SMALL: Final = "small"
COMPLEMENT: Final = "complement"
HELD: Final = "held"


def stored(cell: Cell) -> int | str:
    return cell.hidden or (cell.value if cell.value is not None else COMPLEMENT)


def cell_of(value: object) -> Cell:
    """What is held back, or not known to the release, is hidden like a complement."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Cell(value)
    return Cell(None, SMALL if value == SMALL else COMPLEMENT)


def is_shown(value: object) -> bool:
    return cell_of(value).value is not None


def share(part: object, whole: object) -> float | None:
    return percent(cell_of(part), cell_of(whole))


def words_of(value: object, threshold: int) -> str:
    """In the middle of a sentence, in the active language."""
    cell = cell_of(value)
    if cell.value is not None:
        return str(cell.value)
    if cell.hidden == SMALL:
        return _("fewer than %(number)s") % {"number": threshold}
    return _("(number hidden)")


def share_words(part: object, whole: object) -> str:
    found = share(part, whole)
    return _("(share hidden)") if found is None else f"{found:.0f}%"
