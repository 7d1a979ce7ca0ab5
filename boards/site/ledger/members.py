"""Disclosures filed and withdrawn by members."""

from boards.models import DisclosureFiling
from boards.site.ledger.digests import moment_of
from cms.records.digests import hash_of
from cms.records.ledger import seals


@seals(DisclosureFiling, kind="filing", complete=DisclosureFiling.objects.all)
def filing(obj: DisclosureFiling) -> dict:
    return {
        "meeting": obj.meeting_id,
        "key": obj.key,
        "appointment": obj.appointment_id,
        "reason": hash_of(obj.reason),
        "filed": moment_of(obj.filed_at),
        "taken back": moment_of(obj.withdrawn_at),
    }
