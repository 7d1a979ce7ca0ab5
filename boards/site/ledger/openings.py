"""Job openings as they stand after each act, and each change of a public one."""

from boards.models import JobOpening, OpeningChange
from boards.site.ledger.digests import moment_of
from cms.records.digests import hash_of
from cms.records.ledger import seals


@seals(
    JobOpening,
    kind="job_opening",
    subject=lambda row: row.slug,
    complete=lambda: JobOpening.objects.exclude(published_at=None),
)
def job_opening(obj: JobOpening) -> dict:
    texts = [obj.title, obj.division, obj.text, obj.place, obj.how_to_apply, obj.apply_url]
    return {
        "address": obj.slug,
        "texts": hash_of(texts),
        "pay": [obj.pay_from, obj.pay_to, obj.pay_unit, obj.currency],
        "closes_on": str(obj.closes_on),
        "published": moment_of(obj.published_at),
        "closed": moment_of(obj.closed_at),
        "because": hash_of(obj.closed_because),
    }


@seals(
    OpeningChange,
    kind="opening_change",
    subject=lambda row: f"{row.opening.slug}/{row.number}",
    complete=OpeningChange.objects.all,
)
def opening_change(obj: OpeningChange) -> dict:
    return {
        "opening": obj.opening_id,
        "number": obj.number,
        "reason": hash_of(obj.reason),
        "before": hash_of(obj.before),
        "after": hash_of(obj.after),
        "at": moment_of(obj.at),
        "by": obj.by_name,
    }
