"""Items with the order and words of the posting in force when they were called (BK-14)."""

from typing import Any

from boards.agendas.in_force import in_force
from boards.choices import PostingAct
from boards.event_choices import EventKind
from boards.minutes.record import Record
from boards.models import AgendaItem, PostedAgenda

WORDS = ("title", "text", "kind", "presenter", "citation")


def worded(rows: list[AgendaItem], record: Record) -> list[AgendaItem]:
    """Rows in the order of the posting in force, each with the words of the posting it was called under."""
    found = in_force(record.in_force, rows) if record.in_force else list(rows)
    for row in found:
        posting = posting_of(row, record)
        if posting is not None and posting != record.in_force:
            in_force(posting, [row])
    return found


def posting_of(row: AgendaItem, record: Record) -> PostedAgenda | None:
    calls = record.of_kind(EventKind.ITEM, item=row.pk)
    return record.posting_at(calls[-1]) if calls else record.in_force


def change_of(row: AgendaItem, record: Record) -> dict[str, Any] | None:
    """The last posting, up to the one in force for the item, that changed its words; None if none did."""
    posting = posting_of(row, record)
    upto = [each for each in record.postings if posting and each.number <= posting.number]
    for before, after in reversed(list(zip(upto, upto[1:], strict=False))):
        old, new = _item(before, row.key), _item(after, row.key)
        if old and new and any(old.get(name) != new.get(name) for name in WORDS):
            return _named(after, record) | {"anew": after.act == PostingAct.NOTICE}
    return None


def withdrawal_of(row: AgendaItem, record: Record) -> dict[str, Any] | None:
    """The first posting, up to the one in force, that marks the item withdrawn."""
    for posting in record.postings:
        late = record.in_force is None or posting.number > record.in_force.number
        if not late and (_item(posting, row.key) or {}).get("withdrawn"):
            return _named(posting, record)
    return None


def _named(posting: PostedAgenda, record: Record) -> dict[str, Any]:
    return {"number": posting.number, "log": record.posting_event(posting.number)}


def _item(posting: PostedAgenda, key: str) -> dict[str, Any] | None:
    return next((item for item in posting.items if item["key"] == key), None)
