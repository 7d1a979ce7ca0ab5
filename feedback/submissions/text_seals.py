"""Seal texts in the record in batches, so that submitting a comment stays fast."""

from datetime import timedelta

from django.db import transaction

from cms import clock
from cms.models import LedgerEntry
from cms.records import ledger
from feedback.models import SubmissionText

KIND = "text"
ACTOR = "system:seal"
BATCH = 1000
WAIT = timedelta(minutes=2)  # a row still being written may have a lower id than a committed one


def sealed_up_to() -> int:
    """Texts are sealed in the order of their ids, so the newest one tells."""
    entries = LedgerEntry.objects.filter(kind=KIND).exclude(act="redact").order_by("-number")
    newest = entries.values_list("key", flat=True).first()
    return int(newest) if newest else 0


def is_sealed(text_id: int) -> bool:
    return text_id <= sealed_up_to()


def seal_texts() -> int:
    """Seal texts received since the last seal; return how many."""
    sealed = 0
    while count := _seal_one_batch():
        sealed += count
    return sealed


@transaction.atomic
def _seal_one_batch() -> int:
    ledger.head(lock=True)
    found = SubmissionText.objects.filter(pk__gt=sealed_up_to(), made_at__lt=clock.now() - WAIT)
    texts = list(found.order_by("pk")[:BATCH])
    if texts:  # with those between them that are younger: nothing is left behind the newest one
        texts = list(SubmissionText.objects.filter(pk__gte=texts[0].pk, pk__lte=texts[-1].pk).order_by("pk"))
    return len(ledger.append_many("seal", texts, actor=ACTOR))
