"""What is public of the numbers of a conversation, with which each later number of it is compared (PRV-12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cms.disclosure import Cell
from engagement.models import AnnualParticipation, Conversation
from engagement.published_cells import cell_of

Json = dict[str, Any]


@dataclass(frozen=True)
class PollTotals:
    answered: Cell
    present: Cell


def poll_totals(result: Json) -> PollTotals:
    """``result``: a poll's published result, or a poll in the facts of a recap."""
    return PollTotals(cell_of(result["answered"]), cell_of(result["present"]))


def public_polls(conversation: Conversation) -> list[PollTotals]:
    found = conversation.polls.filter(result__isnull=False).values_list("result", flat=True)
    return [poll_totals(result) for result in found if result]


def public_attendance(conversation: Conversation) -> list[Cell]:
    """People who attended, as published: the newest recap first, then the page of a year."""
    found = conversation.recaps.order_by("-edition").values_list("facts__attended", flat=True)
    return [*(cell_of(each) for each in found if each), *_of_years(conversation.pk)]


def _of_years(pk: int) -> list[Cell]:
    rows = AnnualParticipation.objects.order_by("year").values_list("facts__conversations", flat=True)
    return [cell_of(each["cell"]) for row in rows for each in row if each["id"] == pk]


def all_of(polls: Iterable[PollTotals]) -> list[Cell]:
    return [cell for each in polls for cell in (each.answered, each.present)]
