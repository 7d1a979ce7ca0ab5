"""Snapshot the items of a draft in agenda order, in every language, with their attachments."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from boards.agendas.draft_rows import WORDS, Row, labels_of, rows_of
from boards.agendas.item_keys import WHOLE_MEETING
from boards.choices import ItemKind
from boards.models import AgendaItem, DeferredItem, Material, MaterialVersion, Meeting, MeetingPage
from cms.cleaning import clean_text


@dataclass
class Attached:
    """Attachments of items by their stable keys, and the materials that belong to no item."""

    findings: dict[str, list[int]] = field(default_factory=dict)
    materials: dict[str, list[MaterialVersion]] = field(default_factory=dict)
    continues: dict[str, int] = field(default_factory=dict)

    @property
    def of_the_meeting(self) -> list[dict]:
        return [_material(version) for version in self.materials.get(WHOLE_MEETING, [])]


def items_of(pages: dict[str, MeetingPage], attached: Attached) -> list[dict]:
    """Items and parts in agenda order, numbered. A part inherits what it shares with its item."""
    rows = rows_of(pages)
    items: list[dict] = []
    top = ""
    for number, (row, label) in enumerate(zip(rows, labels_of(rows), strict=True), start=1):
        top = top if row.level else row.key
        items.append({**_item(row, label, top, attached), "number": number})
    return items


def _item(row: Row, label: str, top: str, attached: Attached) -> dict:
    return {
        "key": row.key,
        "label": label,
        "parent": top if row.level else "",
        "kind": row.kind,
        "minutes": row.minutes,
        "not_before": row.not_before,
        **{name: _clean(row.words[name]) for name in WORDS},
        "presenter": clean_text(row.presenter),
        "citation": clean_text(row.citation),
        "purpose": row.purpose,
        "findings": attached.findings.get(row.key, []),
        "materials": [
            _material(version)
            for version in attached.materials.get(row.key, [])
            if _may_go(row.kind, version)
        ],
        "continues": attached.continues.get(row.key),
    }


def _clean(texts: Mapping[str, str]) -> dict[str, str]:
    found = {code: clean_text(words) for code, words in texts.items()}
    return {code: words for code, words in found.items() if words}


def attached_to(meeting: Meeting) -> Attached:
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
