"""Snapshot the items of a draft in agenda order, in every language, with their attachments."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.blocks import StreamValue

from boards.choices import ItemKind
from boards.models import AgendaItem, DeferredItem, Material, MaterialVersion, Meeting, MeetingPage
from cms.cleaning import clean_text

Matched = dict[str, dict[str, Any]]


@dataclass
class Attached:
    """Attachments of items by their stable keys."""

    findings: dict[str, list[int]] = field(default_factory=dict)
    materials: dict[str, list[MaterialVersion]] = field(default_factory=dict)
    continues: dict[str, int] = field(default_factory=dict)


def items_of(meeting: Meeting, pages: dict[str, MeetingPage]) -> list[dict]:
    """Items in the order of the first language; other languages are matched by key, else by position."""
    if not pages:
        return []
    first = pages.get("en") or next(iter(pages.values()))
    matched = {code: _by_key(first, page) for code, page in pages.items()}
    attached = _attached(meeting)
    items: list[dict] = []
    for place, block in enumerate(first.agenda, start=1):
        top = _item(block, str(place), matched, attached)
        items.append(top)
        for nth, part in enumerate(_parts(block), start=1):
            items.append(_item(part, f"{place}.{nth}", matched, attached, parent=top))
    return [{**item, "number": number} for number, item in enumerate(items, start=1)]


def _item(
    block: StreamValue.StreamChild,
    label: str,
    matched: Matched,
    attached: Attached,
    *,
    parent: dict | None = None,
) -> dict:
    """A part inherits its item's kind, and its reason for being closed or special."""
    key, value = str(block.id), block.value
    shared = parent or {name: value[name] or "" for name in ("kind", "citation", "purpose")}
    return {
        "key": key,
        "label": label,
        "parent": parent["key"] if parent else "",
        "kind": shared["kind"],
        "minutes": value["minutes"],
        "title": _texts(matched, key, "title"),
        "text": _texts(matched, key, "text"),
        "presenter": clean_text(value["presenter"] or ""),
        "citation": clean_text(shared["citation"]),
        "purpose": shared["purpose"],
        "findings": attached.findings.get(key, []),
        "materials": [
            _material(row) for row in attached.materials.get(key, []) if _may_go(shared["kind"], row)
        ],
        "continues": attached.continues.get(key),
    }


def _parts(block: StreamValue.StreamChild) -> list[Any]:
    return list(block.value.get("parts") or [])


def _by_key(first: MeetingPage, page: MeetingPage) -> dict[str, Any]:
    """Blocks of a page under the keys of the first language; matched by position only if no key is shared."""
    own = {str(block.id): block.value for block in _all_blocks(page)}
    if any(str(block.id) in own for block in _all_blocks(first)):
        return own
    by_place = {}
    for ours, theirs in zip(first.agenda, page.agenda, strict=False):
        by_place[str(ours.id)] = theirs.value
        for part, other in zip(_parts(ours), _parts(theirs), strict=False):
            by_place[str(part.id)] = other.value
    return by_place


def _all_blocks(page: MeetingPage) -> list[Any]:
    return [found for block in page.agenda for found in (block, *_parts(block))]


def _texts(matched: Matched, key: str, name: str) -> dict[str, str]:
    found = {code: blocks[key][name] for code, blocks in matched.items() if key in blocks}
    return {code: clean_text(words) for code, words in found.items() if words}


def _attached(meeting: Meeting) -> Attached:
    attached = Attached(materials=materials_by_key(meeting), continues=_continues(meeting))
    for row in meeting.item_findings.select_related("finding").order_by("finding__number"):
        attached.findings.setdefault(row.key, []).append(row.finding.number)
    return attached


def _continues(meeting: Meeting) -> dict[str, int]:
    """Items continued from an earlier meeting: deferred items placed here, or kept under their key (BK-19)."""
    found: dict[str, int] = {}
    if meeting.follows_id:
        found |= dict(AgendaItem.objects.filter(meeting=meeting.follows_id).values_list("key", "pk"))
    placed = DeferredItem.objects.filter(placed_in=meeting, source__isnull=False)
    return found | dict(placed.values_list("placed_key", "source_id"))


def _may_go(kind: str, version: MaterialVersion) -> bool:
    """Under a closed item, only the version that two people opened (BK-34)."""
    return kind != ItemKind.CLOSED or version.material.opened_version == version.number


def materials_by_key(meeting: Meeting) -> dict[str, list[MaterialVersion]]:
    """The newest version of each open material of the meeting (BK-34), in one query."""
    rows = MaterialVersion.objects.filter(
        material__in=Material.objects.open().standing().filter(meeting=meeting),
    )
    newest: dict[int, MaterialVersion] = {}
    for version in rows.select_related("material").order_by("material__order", "material_id", "number"):
        newest[version.material_id] = version
    by_key: dict[str, list[MaterialVersion]] = {}
    for version in newest.values():
        by_key.setdefault(version.material.key, []).append(version)
    return by_key


def _material(version: MaterialVersion) -> dict:
    material = version.material
    return {
        "id": material.pk,
        "version": version.number,
        "title": material.title,
        "name": version.name,
        "language": version.language,
        "sha256": version.sha256,
        "size": version.size,
        "pages": version.pages,
        "prepared_by": material.prepared_by,
        "alternative_of": material.alternative_of_id,
    }
