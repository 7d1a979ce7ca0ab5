"""Keys of items: one on the draft, and perhaps another in a posting (BK-14). Pure.

A new notice that changes an item's kind, ground or purpose posts it under a fresh key, because a posted row always says
what it was. Materials, findings and the blocks of the draft keep the key of the draft.
"""

from collections.abc import Iterable

WHOLE_MEETING = "whole-meeting"  # the key of materials that belong to no item; keys of items are UUIDs


def draft_key(item: dict) -> str:
    """The key of a posted item on the draft."""
    return item.get("draft") or item["key"]


def family(items: Iterable[dict], key: str) -> set[str]:
    """Every key under which the item with this key, of draft or posting, stands in these items, withdrawn rows too."""
    rows = list(items)
    of_draft = next((draft_key(item) for item in rows if item["key"] == key), key)
    return {of_draft, *(item["key"] for item in rows if draft_key(item) == of_draft)}
