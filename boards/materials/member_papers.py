"""Papers of members: others read what the public has, and staff who sit on the same body too (BK-41, BK-43)."""

from django.http import Http404

from boards import staff_seats
from boards.materials.versions import public_versions
from boards.models import Material, MaterialVersion
from cms.access import Visitor


def readable_versions(material: Material) -> list[MaterialVersion]:
    """Versions for a member it was given to: of another member's paper only what the public has (BK-43)."""
    if material.is_members and not material.public_record_at:
        return public_versions(material)
    versions = list(material.versions.order_by("number"))
    for version in versions:
        version.material = material
    return versions


def has_unpublished_words(material: Material) -> bool:
    """Whether a member's paper has a version that the public cannot read (BK-41)."""
    if not material.is_members or material.public_record_at:
        return False
    newest = material.versions.order_by("-number").first()
    return not material.is_public or newest not in public_versions(material)


def get_readable_version(material: Material, number: int) -> MaterialVersion:
    found = next((each for each in readable_versions(material) if each.number == number), None)
    if found is None:
        raise Http404
    return found


def open_to(user: Visitor, rows: list[Material]) -> list[Material]:
    """Leave out what other members wrote and the public cannot read; a query only where there are such papers."""
    hidden = [row for row in rows if has_unpublished_words(row)]
    own = staff_seats.sits_on(user) if hidden else set()
    return [row for row in rows if row not in hidden or own.isdisjoint(row.meeting.body_ids)]
