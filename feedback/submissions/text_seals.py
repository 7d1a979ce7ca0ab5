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
LOOK_BACK = 1000  # ids; an import seals at once, so that a form sent meanwhile may come after it


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
    """With what lies between: younger rows, and those that were committed after later ones were sealed."""
    ledger.head(lock=True)
    rows, sealed, late = model._base_manager.order_by("pk"), sealed_up_to(kind), clock.now() - WAIT
    new = rows.filter(pk__gt=sealed, **{f"{moment}__lt": late}).values_list("pk", flat=True)[:BATCH]
    near = rows.filter(pk__gt=sealed - LOOK_BACK, pk__lte=max(new, default=sealed))
    ids = list(near.values_list("pk", flat=True))
    known = ledger.sealed_keys(kind, ids)
    left = [pk for pk in ids if str(pk) not in known]
    return len(ledger.append_many(ACT, list(rows.filter(pk__in=left)), actor=ACTOR)) if left else 0
