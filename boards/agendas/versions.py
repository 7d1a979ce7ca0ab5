"""The next version of an agenda, as a correction or as a new notice of it (BK-14). Pure but for the first two.

An item of a draft keeps its key. An item that a new notice changes in kind, legal ground or purpose stands there under
a fresh key, because its row always says what it was; ``draft`` then names its key on the draft.
"""

import uuid
from collections.abc import Collection, Iterable
from itertools import count
from string import ascii_uppercase

from boards.agendas.changes import label_of
from boards.agendas.item_keys import draft_key
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.choices import ItemKind
from boards.models import Meeting, MeetingPage, PostedAgenda

STAYS = ("key", "number", "label", "parent", "findings", "continues", "draft")
TRUE_OF_A_ROW = ("kind", "citation", "purpose")


def next_notice(meeting: Meeting, pages: dict[str, MeetingPage] | None = None) -> dict:
    """The draft as it would be posted: first, or as a new notice after a posting."""
    fresh = snapshot_of(meeting, draft_pages(meeting) if pages is None else pages)
    last = meeting.postings.order_by("-number").first()
    return renewed(last, fresh) if last else fresh


def next_correction(
    last: PostedAgenda, meeting: Meeting, pages: dict[str, MeetingPage] | None = None
) -> dict:
    """The draft as a correction of the posting in force."""
    return corrected(last.snapshot, snapshot_of(meeting, draft_pages(meeting) if pages is None else pages))


def corrected(before: dict, after: dict) -> dict:
    """Items keep place, number and findings; one left out is withdrawn. What is new comes last: it is no correction."""
    fresh = {item["key"]: item for item in after["items"]}
    items = []
    for old in before["items"]:
        new = None if _is_settled(old) else fresh.pop(draft_key(old), None)
        if _is_settled(old):
            items.append(old)
        elif new is None:
            items.append({**old, "withdrawn": True})
        else:
            items.append({**new, **{name: old[name] for name in STAYS if name in old}})
    return {**after, "items": [*items, *fresh.values()]}


def renewed(last: PostedAgenda, after: dict) -> dict:
    """The draft in its own order. Rows stay true: what is no longer on it is withdrawn, what is new gets a number.

    An item keeps the number that the public knows it by; a new one has that of the item before it, with a letter.
    """
    live = {draft_key(old): old for old in last.items if not _is_settled(old)}
    number = max((item["number"] for item in last.items), default=0)
    keys: dict[str, str] = {}
    items: list[dict] = []
    for new in after["items"]:
        old = live.get(new["key"])
        item = {**new, "draft": new["key"], "parent": keys.get(new["parent"], "")}
        if old is not None and _is_same(old, new, keys):
            item |= {"key": old["key"], "number": old["number"], "label": label_of(old)}
        else:
            number += 1
            item |= {"key": _fresh_key(last, new, old), "number": number}
            item["label"] = _fresh_label(item, old, items, last.items)
        keys[new["key"]] = item["key"]
        items.append(item)
    kept = {item["key"] for item in items}
    left = [
        old if _is_settled(old) else {**old, "withdrawn": True}
        for old in last.items
        if old["key"] not in kept
    ]
    return {**after, "items": _woven(items, left, last.items)}


def _fresh_label(item: dict, old: dict | None, before: list[dict], posted: list[dict]) -> str:
    """A number that no item of this meeting has had: 3.4 for a part, else the one before it with a letter."""
    taken = {label_of(each) for each in (*posted, *before)}
    if item["parent"]:
        parent = _label_above(item, before)
        return next(label for place in count(1) if (label := f"{parent}.{place}") not in taken)
    if item["kind"] == ItemKind.BREAK:
        return ""
    tops = [label for each in top_items(before) if (label := label_of(each))]
    return _lettered(label_of(old) if old else tops[-1] if tops else "", taken) or str(item["number"])


def _label_above(item: dict, before: list[dict]) -> str:
    """The number of the part that a part of a part belongs to, else of the item: 5.1 for 5.1.2."""
    own = [each for each in before if item["parent"] in (each["key"], each.get("parent"))]
    depth = item["label"].count(".") - 1
    return next(label_of(each) for each in reversed(own) if label_of(each).count(".") <= depth)


def _lettered(label: str, taken: Collection[str]) -> str:
    """5A after 5, 5B after 5A; 0A before all others; empty after Z."""
    plain = label.rstrip(ascii_uppercase) or "0"
    return next((found for letter in ascii_uppercase if (found := f"{plain}{letter}") not in taken), "")


def with_added(items: list[dict], item: dict, after: str) -> list[dict]:
    """Put an added item after the one with this label, with a letter: 5A after 5."""
    place = _end_of(items, after)
    while place < len(items) and items[place].get("added") and label_of(items[place])[:-1] == after:
        place += 1
    label = _lettered(after, {label_of(each) for each in items}) or str(item["number"])
    return [*items[:place], {**item, "label": label}, *items[place:]]


def _is_settled(item: dict) -> bool:
    """Whether the draft no longer governs it: it was withdrawn, or added by another way."""
    return bool(item.get("withdrawn") or item.get("added"))


def _is_same(old: dict, new: dict, keys: dict[str, str]) -> bool:
    parent = keys.get(new["parent"], "")
    same = all((old.get(name) or "") == (new.get(name) or "") for name in TRUE_OF_A_ROW)
    return same and old.get("parent", "") == parent


def _fresh_key(last: PostedAgenda, new: dict, old: dict | None) -> str:
    """A new item has the key of its draft. A changed one has a key that each reading of the draft gives again."""
    used = {item["key"] for item in last.items}
    if old is None and new["key"] not in used:
        return str(new["key"])
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{last.sha256}/{new['key']}"))


def _woven(items: list[dict], left: list[dict], order: list[dict]) -> list[dict]:
    """Put what stays from before behind the item that it followed, parts within their item."""
    woven = list(items)
    places = {item["key"]: place for place, item in enumerate(order)}
    for old in sorted(left, key=lambda item: places[item["key"]]):
        parent = old.get("parent", "")
        before = [each for each in order[: places[old["key"]]] if each.get("parent", "") == parent]
        keys = [each["key"] for each in woven]
        behind = next((each["key"] for each in reversed(before) if each["key"] in keys), parent)
        end = _end_after(woven, behind) if behind in keys else (0 if not parent else len(woven))
        woven.insert(end, old)
    return woven


def _end_after(items: list[dict], key: str) -> int:
    """The place behind an item and its parts."""
    place = next(place for place, item in enumerate(items) if item["key"] == key) + 1
    while place < len(items) and items[place].get("parent") == key:
        place += 1
    return place


def _end_of(items: list[dict], label: str) -> int:
    found = next((item for item in items if label_of(item) == label and not item.get("parent")), None)
    return _end_after(items, found["key"]) if found else 0


def top_items(items: Iterable[dict]) -> list[dict]:
    return [item for item in items if not item.get("parent")]
