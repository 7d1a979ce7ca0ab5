"""What both bodies of a joint meeting did about a comment, as the one sentence of its receipt (BK-03)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.models import Motion
from feedback.receipts.receipt_status import Ending


@dataclass(frozen=True)
class JointEnding(Ending):
    """What one body of a joint meeting did on an item."""

    item: int = 0
    body: str = ""


def of_body(ending: Ending, vote: Motion | None) -> Ending:
    """In a joint meeting, the ending as that of the body that voted; of any other vote as it is."""
    if vote is None or not vote.item.meeting.is_joint:
        return ending
    return JointEnding(ending.stage, ending.sentence, ending.when, vote.item_id, vote.joint_name)


def told_together(endings: Iterable[Ending]) -> list[Ending]:
    """Those of both bodies on one item as one ending; all others as they are."""
    groups: dict[tuple[str, int], list[Ending]] = {}
    for place, each in enumerate(endings):
        key = ("item", each.item) if isinstance(each, JointEnding) else ("place", place)
        groups.setdefault(key, []).append(each)
    return [_together(group) for group in groups.values()]


def _together(group: Sequence[Ending]) -> Ending:
    """For each body, the furthest counts. What both did is as far as the one that is less far."""
    furthest: dict[str, Ending] = {}
    for each in group:
        if not isinstance(each, JointEnding):
            return each
        furthest[each.body] = max(furthest.get(each.body, each), each, key=lambda one: (one.stage, one.when))
    said = [_("%(body)s: %(said)s") % {"body": body, "said": one.sentence} for body, one in furthest.items()]
    ends = furthest.values()
    return Ending(min(one.stage for one in ends), " ".join(said), max(one.when for one in ends))
