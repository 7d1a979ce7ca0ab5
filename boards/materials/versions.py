"""Versions of a material that the public has (BK-50, BK-51)."""

from django.db.models import Q

from boards.agendas.posted_materials import all_of
from boards.event_choices import EventKind
from boards.models import Material, MaterialVersion, MeetingEvent
from boards.querysets import MaterialQuerySet


def formats_of(material: Material) -> MaterialQuerySet[Material]:
    """The document in every format and language, with this one."""
    source = material.alternative_of_id or material.pk
    return Material.objects.filter(Q(pk=source) | Q(alternative_of=source)).select_related("meeting__body")


def public_versions(material: Material) -> list[MaterialVersion]:
    """Versions posted or handed out; all versions once a majority was given the material.

    Of what two people opened, never an earlier version than the one they read (BK-34).
    """
    versions = list(material.versions.filter(number__gte=material.opened_version or 1).order_by("number"))
    if not material.public_record_at:
        numbers = _posted_numbers(material) | _handed_out_numbers(material)
        versions = [version for version in versions if version.number in numbers]
    for version in versions:
        version.material = material
    return versions


def _posted_numbers(material: Material) -> set[int]:
    return {
        row["version"]
        for snapshot in material.meeting.postings.values_list("snapshot", flat=True)
        for row in all_of(snapshot)
        if row["id"] == material.pk
    }


def _handed_out_numbers(material: Material) -> set[int]:
    rows = MeetingEvent.objects.filter(meeting=material.meeting_id, kind=EventKind.MATERIAL)
    facts = rows.values_list("facts", flat=True)
    return {fact["version"] for fact in facts if fact.get("material") == material.pk}
