"""Materials: versions never change, and distributions and public records stay (BK-50)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from boards.materials.uploads import digest
from boards.models import Distribution, Material, MaterialRequest, MaterialVersion, Packet
from boards.site.ledger import subjects
from boards.site.ledger.digests import moment_of
from cms.records.digests import hash_of
from cms.records.ledger import seals, verifier


@seals(MaterialVersion, kind="version", complete=MaterialVersion.objects.all)
def version(obj: MaterialVersion) -> dict:
    return {
        "material": obj.material_id,
        "number": obj.number,
        "language": obj.language,
        "sha256": obj.sha256,
        "text": hash_of(obj.body),
        "file": obj.file.name,
        "at": moment_of(obj.made_at),
    }


def _material(row: Material) -> str:
    """As in the address of its page."""
    is_shown = row.is_public and row.meeting.has_page
    return f"{subjects.of_meeting(row.meeting)}/{row.pk}" if is_shown else subjects.number_of(row)


@seals(
    Material,
    kind="material",
    subject=_material,
    complete=lambda: Material.objects.exclude(public_record_at=None),
)
def material(obj: Material) -> dict:
    return {"meeting": obj.meeting_id, "key": obj.key, "public_record": moment_of(obj.public_record_at)}


@seals(MaterialRequest, kind="material_request", complete=MaterialRequest.objects.all)
def request(obj: MaterialRequest) -> dict:
    return {
        "material": obj.material_id,
        "act": obj.act,
        "version": obj.version,
        "words": hash_of([obj.reason, obj.counsel]),
        "asked": [obj.asked_by_name, moment_of(obj.asked_at)],
        "confirmed": [obj.confirmed_by_name, moment_of(obj.confirmed_at)],
        "ended": [obj.ended_by_name, moment_of(obj.ended_at)],
    }


@seals(Distribution, kind="distribution", complete=Distribution.objects.all)
def distribution(obj: Distribution) -> dict:
    return {"material": obj.material_id, "appointment": obj.appointment_id, "given": moment_of(obj.given_at)}


@seals(
    Packet,
    kind="packet",
    subject=lambda row: f"{subjects.of_posting(row.posting)}/{row.language}",
    complete=lambda: Packet.objects.exclude(built_at=None),
)
def packet(obj: Packet) -> dict:
    return {
        "posting": obj.posting_id,
        "language": obj.language,
        "sha256": obj.sha256,
        "built": moment_of(obj.built_at),
    }


@verifier("files of materials and packets")
def files() -> Iterator[str]:
    """Each stored file still matches its published SHA-256."""
    stored: list[MaterialVersion | Packet] = [
        *MaterialVersion.objects.exclude(file="").order_by("pk").iterator(100),
        *Packet.objects.exclude(file="").order_by("pk").iterator(100),
    ]
    for each in stored:
        facts = {"kind": each._meta.verbose_name, "key": each}
        try:
            with each.file.open("rb") as opened:
                same = digest(opened) == each.sha256
        except OSError:
            yield _("The file of %(kind)s %(key)s is missing.") % facts
            continue
        if not same:
            yield _("The file of %(kind)s %(key)s does not match its SHA-256.") % facts
