"""Items as materials stand under them: by the key of the draft, whatever a posting calls the item (BK-14, BK-34).

A material stands under the live item of the latest posting and under the item of the draft. If either is a closed
session, so is the material's. A material of the whole meeting stands under no item, and so is never closed by one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from boards.agendas.in_force import posting_in_force
from boards.agendas.item_keys import WHOLE_MEETING, draft_key, family
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.choices import ItemKind
from boards.models import AgendaItem, Material, Meeting


@dataclass(frozen=True)
class Standing:
    """Live items of the latest posting, and those of the draft, by their keys on the draft."""

    posted: dict[str, dict]
    drafted: dict[str, dict]

    def has(self, key: str) -> bool:
        return key == WHOLE_MEETING or key in self.posted or key in self.drafted

    def is_closed(self, key: str) -> bool:
        """Whether a material with this key is under a closed session, as posted or as drafted (BK-34)."""
        return key in self.closed_keys()

    def closed_keys(self) -> set[str]:
        rows = (*self.posted.items(), *self.drafted.items())
        return {key for key, item in rows if item["kind"] == ItemKind.CLOSED}

    def lets_go(self, material: Material) -> bool:
        """Whether its newest version may be public: under a closed item, only the one that two people read."""
        if not self.is_closed(material.key):
            return True
        return not material.is_closed and material.opened_version == material.versions.latest("number").number

    def takes_versions(self, material: Material) -> bool:
        """An open material of a closed item gets no more; an opened one neither, once its item is unknown (BK-34)."""
        if material.is_closed:
            return True
        return not self.is_closed(material.key) and (self.has(material.key) or not material.is_opened)


def standing_of(meeting: Meeting) -> Standing:
    posting = posting_in_force(meeting)
    live = [item for item in posting.items if not item.get("withdrawn")] if posting else []
    drafted = snapshot_of(meeting, draft_pages(meeting))["items"]
    return Standing({draft_key(item): item for item in live}, {item["key"]: item for item in drafted})


def family_of(meeting: Meeting, key: str) -> set[str]:
    """Every key under which this item stands on the draft or was posted."""
    posting = posting_in_force(meeting)
    return family(posting.items if posting else (), key)


def keys_on_draft(meeting: Meeting, keys: Iterable[str]) -> set[str]:
    posting = posting_in_force(meeting)
    known = {item["key"]: draft_key(item) for item in posting.items} if posting else {}
    return {known.get(key, key) for key in keys}


def key_on_draft(meeting: Meeting, key: str) -> str:
    return next(iter(keys_on_draft(meeting, [key])))


def rows_of_draft_keys(items: Iterable[dict]) -> dict[str, dict]:
    """The posted row of each item of the draft: the live one, else the last that was withdrawn."""
    ordered = sorted(items, key=lambda item: not item.get("withdrawn"))
    return {draft_key(item): item for item in ordered}


def items_for_materials(meeting: Meeting) -> list[dict]:
    """Items of the latest posting, or of the draft, each once, under its key on the draft; no breaks."""
    posting = posting_in_force(meeting)
    if posting is None:
        drafted = snapshot_of(meeting, draft_pages(meeting))["items"]
        return [item for item in drafted if item["kind"] != ItemKind.BREAK]
    rows = rows_of_draft_keys(posting.items)
    shown = [
        item for item in posting.items if rows[draft_key(item)] is item and item["kind"] != ItemKind.BREAK
    ]
    return [{**item, "key": draft_key(item)} for item in shown]


def item_for_material(meeting: Meeting, key: str) -> dict | None:
    """The item as materials name it; that of the whole meeting has no number."""
    if key == WHOLE_MEETING:
        return {"key": key, "number": 0, "label": "", "title": {}}
    wanted = key_on_draft(meeting, key)
    return next((item for item in items_for_materials(meeting) if item["key"] == wanted), None)


def posted_row(material: Material) -> AgendaItem | None:
    """The row of the item as it is posted now, which events name."""
    posting = posting_in_force(material.meeting)
    item = rows_of_draft_keys(posting.items).get(material.key) if posting else None
    return material.meeting.items.filter(key=item["key"]).first() if item else None
