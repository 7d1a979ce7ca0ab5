"""The posting in force: order, numbers and words of items as the public read them at a moment (BK-14).

An ``AgendaItem`` row keeps what was first posted, because motions, votes and comments point at it. Later postings may
correct its words, or place an added item between others. Screens, minutes and receipts read them here.
"""

from collections.abc import Iterable
from copy import copy
from datetime import datetime

from django.db.models import Exists, OuterRef

from boards.models import AgendaItem, Meeting, PostedAgenda

SHOWN = ("title", "text", "label", "presenter", "minutes")


def posting_in_force(meeting: Meeting, at: datetime | None = None) -> PostedAgenda | None:
    """The latest posting, or the latest at a moment; None before the first."""
    rows = meeting.postings.order_by("-number")
    return (rows if at is None else rows.filter(posted_at__lte=at)).first()


def postings_in_force(meetings: Iterable[int]) -> dict[int, PostedAgenda]:
    """The latest posting of each of these meetings that has one, in one query."""
    later = PostedAgenda.objects.filter(meeting=OuterRef("meeting"), number__gt=OuterRef("number"))
    rows = PostedAgenda.objects.filter(~Exists(later), meeting__in=list(meetings))
    return {posting.meeting_id: posting for posting in rows}


def in_force(posting: PostedAgenda, rows: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Rows in the posting's order, with its words. Rows that it does not know come last, as first posted.

    Only the instances change; rows are frozen and cannot be saved.
    """
    known = {item["key"]: (place, item) for place, item in enumerate(posting.items)}
    found = sorted(rows, key=lambda row: (known[row.key][0] if row.key in known else len(known), row.number))
    for row in found:
        if row.key in known:
            _reword(row, known[row.key][1])
    return found


def worded(posting: PostedAgenda | None, item: AgendaItem) -> AgendaItem:
    """A copy of one row with its words in a posting."""
    return in_force(posting, [copy(item)])[0] if posting else item


def _reword(row: AgendaItem, item: dict) -> None:
    for name in SHOWN:
        if name in item:
            setattr(row, name, item[name])


def draft_motion(posting: PostedAgenda | None, item: AgendaItem) -> dict[str, str]:
    """What the agenda suggests to move on the item, by language."""
    items = posting.items if posting else []
    return next((each.get("motion") or {} for each in items if each["key"] == item.key), {})
