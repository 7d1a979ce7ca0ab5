"""Closed by rule: a material under a closed item is closed, with no box to miss (BK-34)."""

from typing import Any

from django.db import transaction

from boards import access
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.choices import AHEAD, ItemKind
from boards.locks import locked
from boards.models import Material, Meeting
from cms.records.history import Actor, record


def is_closed_item(item: dict[str, Any]) -> bool:
    return item["kind"] == ItemKind.CLOSED


@transaction.atomic
def close_with_items(*, actor: Actor, meeting: Meeting) -> list[Material]:
    """After the draft changed, close the materials of items that are now closed sessions.

    Returns those that are public already: they cannot be closed again. What two people opened stays open.
    """
    access.require(actor, *access.PLAN_ROLES)
    current = locked(meeting)
    if current.status not in AHEAD:
        return []
    items = snapshot_of(current, draft_pages(current))["items"]
    keys = [item["key"] for item in items if is_closed_item(item)]
    rows = current.materials.open().standing().filter(key__in=keys, opened_version=None)
    public = []
    for material in rows.select_for_update(of=("self",)):
        if material.is_public:
            public.append(material)
            continue
        material.is_closed = True
        record(material, actor=actor, reason="its item is a closed session", update_fields=["is_closed"])
    return public
