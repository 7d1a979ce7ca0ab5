"""Edit draft blocks as plain data: new keys, order, one more item. Pure."""

import uuid
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

Blocks = list[dict[str, Any]]


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


def siblings(blocks: Blocks, key: str) -> list[str]:
    """Return the keys of the list that holds this item or part; empty if there is none."""
    for group in (blocks, *(block["value"].get("parts") or [] for block in blocks)):
        keys = [block["id"] for block in group]
        if key in keys:
            return keys
    return []


def moved(keys: list[str], key: str, step: int) -> list[str]:
    """Move a key one place up (-1) or down (1); at either end the order stays the same."""
    place, target = keys.index(key), keys.index(key) + step
    if not 0 <= target < len(keys):
        return keys
    order = list(keys)
    order[place], order[target] = order[target], order[place]
    return order


def in_order(blocks: Blocks, order: list[str]) -> Blocks:
    """Sort each list that holds these keys into this order; blocks not named go last."""
    place = {key: number for number, key in enumerate(order)}
    ordered = []
    for block in blocks:
        parts = block["value"].get("parts")
        if parts and any(part["id"] in place for part in parts):
            block = {**block, "value": {**block["value"], "parts": _sorted(parts, place)}}
        ordered.append(block)
    return _sorted(ordered, place) if any(block["id"] in place for block in ordered) else ordered


def _sorted(blocks: Blocks, place: dict[str, int]) -> Blocks:
    return sorted(blocks, key=lambda block: place.get(block["id"], len(place)))
