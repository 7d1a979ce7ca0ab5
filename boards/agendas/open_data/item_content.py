"""What a posting says of one item, in the terms of the API."""

from typing import Any

from boards.agendas.changes import label_of
from boards.choices import ItemKind, SpecialPurpose
from boards.models import AddedItem
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    INTEGER,
    REFERENCE,
    STRING,
    TEXTS,
    Coded,
    Schema,
    Texts,
    coded,
    joined,
    list_of,
    optional,
    reference,
    texts_of,
)

WORDS: dict[str, Schema] = {
    "position": INTEGER,
    "number": STRING,
    "kind": CODED,
    "title": TEXTS,
    "text": TEXTS,
    "recommended_action": TEXTS,
    "draft_motion": TEXTS,
    "report": TEXTS,
    "presenter": STRING,
    "minutes": optional(INTEGER),
    "not_before": optional(STRING),
    "closed_under": STRING,
    "special_purpose": optional(CODED),
    "is_withdrawn": BOOLEAN,
    "added_because": optional(CODED),
    "continues": optional(REFERENCE),
    "findings": list_of(REFERENCE),
}
WAYS = dict(AddedItem._meta.get_field("way").flatchoices)


def item_words(item: dict[str, Any]) -> dict[str, Any]:
    """By the keys of ``WORDS``. Agendas in format 1 have no label, presenter, action, motion or report."""
    purpose, continues = item.get("purpose", ""), item.get("continues")
    return {
        "position": item["number"],
        "number": label_of(item),
        "kind": coded(item["kind"], lambda: ItemKind(item["kind"]).label),
        "title": texts_of(item["title"]),
        "text": texts_of(item["text"]),
        "recommended_action": texts_of(item.get("action")),
        "draft_motion": texts_of(item.get("motion")),
        "report": texts_of(item.get("report")),
        "presenter": item.get("presenter", ""),
        "minutes": item["minutes"],
        "not_before": item.get("not_before") or None,
        "closed_under": item.get("citation", ""),
        "special_purpose": coded(purpose, lambda: SpecialPurpose(purpose).label) if purpose else None,
        "is_withdrawn": item.get("withdrawn", False),
        "added_because": _added(item.get("added", "")),
        "continues": reference("agenda-items", continues) if continues else None,
        "findings": [reference("findings", f"F-{number}") for number in item["findings"]],
    }


def item_texts(item: dict[str, Any]) -> Texts:
    """What search finds in it besides its title."""
    return joined(item["text"], item.get("action"), item.get("motion"), item.get("report"))


def _added(way: str) -> Coded | None:
    return coded(way, lambda: WAYS[way]) if way else None
