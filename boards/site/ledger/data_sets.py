"""Editions of data sets: what was received, and what two people let out, each by its SHA-256."""

from collections.abc import Iterator
from datetime import UTC

from django.utils.translation import gettext as _

from boards.data_sets.storage import digest_of, digest_of_rows, true_table
from boards.models import DataEdition
from cms.records.ledger import seals, verifier


@seals(
    DataEdition,
    kind="data_edition",
    subject=lambda row: f"{row.data_set.slug}/{row.number}",
    complete=DataEdition.objects.all,
)
def data_edition(obj: DataEdition) -> dict:
    return {
        "data_set": obj.data_set_id,
        "number": obj.number,
        "agreement": obj.agreement_id,
        "state": obj.state,
        "received": obj.received_sha256,
        "published": obj.published_sha256,
        "threshold": obj.threshold,
        "decided": obj.decided_at.astimezone(UTC).isoformat() if obj.decided_at else "",
    }


@verifier("numbers of data sets")
def numbers() -> Iterator[str]:
    """What is stored is what was received, and what readers see is what was decided."""
    for each in DataEdition.objects.select_related("data_set").order_by("pk").iterator(10):
        if digest_of(true_table(each)) != each.received_sha256:
            yield _("The received numbers of %(edition)s were changed.") % {"edition": each}
        rows = each.cells.values_list("key", "values", "marks").iterator(1_000)
        if each.published_sha256 and digest_of_rows(rows) != each.published_sha256:
            yield _("The published numbers of %(edition)s were changed.") % {"edition": each}
