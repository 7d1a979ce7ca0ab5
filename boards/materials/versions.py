"""Versions of a material that the public has (BK-50, BK-51)."""

from collections.abc import Collection, Iterable

from django.db.models import Q

from boards.agendas.posted_materials import all_of
from boards.event_choices import EventKind
from boards.models import Material, MaterialVersion, MeetingEvent, PostedAgenda
from boards.querysets import MaterialQuerySet


def formats_of(material: Material) -> MaterialQuerySet[Material]:
    """The document in every format and language, with this one."""
    source = material.alternative_of_id or material.pk
    return Material.objects.filter(Q(pk=source) | Q(alternative_of=source)).select_related("meeting__body")


def public_versions(material: Material) -> list[MaterialVersion]:
    """Versions posted or handed out; all versions once a majority was given the material.

    Of what two people opened, never an earlier version than the one they read (BK-34).
    """
    return public_versions_of([material])[material.pk]


def public_versions_of(materials: Iterable[Material]) -> dict[int, list[MaterialVersion]]:
    """The same of several materials, by their primary keys, in three queries."""
    rows = {material.pk: material for material in materials}
    listed = {material.meeting_id for material in rows.values() if not material.public_record_at}
    numbers = _posted_numbers(listed) | _handed_out_numbers(listed) if listed else set()
    found: dict[int, list[MaterialVersion]] = {pk: [] for pk in rows}
    for version in MaterialVersion.objects.filter(material__in=rows).order_by("number"):
        material = version.material = rows[version.material_id]
        is_listed = material.public_record_at or (material.pk, version.number) in numbers
        if is_listed and version.number >= (material.opened_version or 1):
            found[material.pk].append(version)
    return found


def _posted_numbers(meetings: Collection[int]) -> set[tuple[int, int]]:
    """Material and version of each document listed in a posting of these meetings."""
    snapshots = PostedAgenda.objects.filter(meeting__in=meetings).values_list("snapshot", flat=True)
    return {(row["id"], row["version"]) for snapshot in snapshots for row in all_of(snapshot)}


def _handed_out_numbers(meetings: Collection[int]) -> set[tuple[int, int]]:
    rows = MeetingEvent.objects.filter(meeting__in=meetings, kind=EventKind.MATERIAL)
    facts = rows.values_list("facts", flat=True)
    return {(fact.get("material"), fact.get("version")) for fact in facts}
