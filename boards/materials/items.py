"""Items a material can be added to: those of the draft, or of the latest posting."""

from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.models import Meeting


def items_for_materials(meeting: Meeting) -> list[dict]:
    posting = meeting.postings.order_by("-number").first()
    if posting is not None:
        return posting.items
    return snapshot_of(meeting, draft_pages(meeting))["items"]


def item_for_material(meeting: Meeting, key: str) -> dict | None:
    return next((item for item in items_for_materials(meeting) if item["key"] == key), None)
