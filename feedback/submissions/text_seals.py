"""Seal comments and their texts in the record in batches, so that submitting a comment stays fast."""

from datetime import timedelta

from django.db import models, transaction

from cms import clock
from cms.models import LedgerEntry
from cms.records import ledger
from feedback.models import Submission, SubmissionText

COMMENT, TEXT = "comment", "text"
ACT, ACTOR = "seal", "system:seal"
BATCH = 1000
WAIT = timedelta(minutes=2)  # a row still being written may have a lower id than a committed one


def sealed_up_to(kind: str) -> int:
    """Rows are sealed in the order of their ids, so the newest one tells."""
    entries = LedgerEntry.objects.filter(kind=kind, act=ACT).order_by("-number")
    newest = entries.values_list("key", flat=True).first()
    return int(newest) if newest else 0


def is_sealed(text_id: int) -> bool:
    return text_id <= sealed_up_to(TEXT)


def seal_texts() -> int:
    """Seal comments and texts received since the last seal; return how many texts."""
    while _seal_one_batch(COMMENT, Submission, "submitted_at"):
        pass
    sealed = 0
    while count := _seal_one_batch(TEXT, SubmissionText, "made_at"):
        sealed += count
    return sealed


@transaction.atomic
def _seal_one_batch(kind: str, model: type[models.Model], moment: str) -> int:
    ledger.head(lock=True)
    late = {f"{moment}__lt": clock.now() - WAIT}
    rows = model._base_manager.order_by("pk")
    found = list(rows.filter(pk__gt=sealed_up_to(kind), **late)[:BATCH])
    if found:  # with those between them that are younger: nothing is left behind the newest one
        found = list(rows.filter(pk__gte=found[0].pk, pk__lte=found[-1].pk))
    return len(ledger.append_many(ACT, found, actor=ACTOR))
