"""Read and edit draft blocks as plain data: new keys, one more item. Pure."""

import uuid
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from boards.models import AgendaTemplate, MeetingPage

Blocks = list[dict[str, Any]]


def blocks_of(page: MeetingPage | AgendaTemplate) -> Blocks:
    return [dict(block) for block in page.agenda.get_prep_value()]


def new_key() -> str:
    return str(uuid.uuid4())


def with_fresh_keys(blocks: Iterable[dict[str, Any]], fresh: dict[str, str]) -> Blocks:
    """Copy blocks under new keys. ``fresh`` is shared by all languages, so an item has the same key in each."""
    copied = []
    for block in deepcopy(list(blocks)):
        block["id"] = fresh.setdefault(block.get("id") or new_key(), new_key())
        parts = block["value"].get("parts")
        if parts:
            block["value"]["parts"] = with_fresh_keys(parts, fresh)
        copied.append(block)
    return copied


def item_block(key: str, *, kind: str, title: str, text: str = "") -> dict[str, Any]:
    return {"type": "item", "id": key, "value": {"kind": kind, "title": title, "text": text, "parts": []}}


def put_before_the_end(blocks: Blocks, block: dict[str, Any], closing: Iterable[str]) -> Blocks:
    """Insert an item before public comment and adjournment when those close the agenda."""
    place = len(blocks)
    while place and blocks[place - 1]["value"]["kind"] in closing:
        place -= 1
    return [*blocks[:place], block, *blocks[place:]]
