"""Seal texts in the ledger in batches, so that submitting a comment stays fast."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from cms import clock
from cms.records import ledger
from feedback.models import SubmissionSeal, SubmissionText

BATCH = 1000
WAIT = timedelta(minutes=2)  # a row still being written may have a lower id than a committed one


def texts_between(first: int, last: int) -> QuerySet[SubmissionText]:
    return SubmissionText.objects.filter(pk__gte=first, pk__lte=last).order_by("pk")


def is_sealed(text_id: int) -> bool:
    """Seals follow each other without a gap, so the newest one tells."""
    ends = SubmissionSeal.objects.order_by("-from_id").values_list("to_id", flat=True)
    newest = ends.first()
    return newest is not None and text_id <= newest


def digest_of(pairs: list[tuple[int, str]]) -> str:
    return hashlib.sha256("\n".join(f"{pk}:{sha256}" for pk, sha256 in pairs).encode()).hexdigest()


def seal_texts() -> int:
    """Seal texts received since the last seal; return how many."""
    sealed = 0
    while count := _seal_one_batch():
        sealed += count
    return sealed


@transaction.atomic
def _seal_one_batch() -> int:
    newest = SubmissionSeal.objects.select_for_update().order_by("-from_id").first()
    after = newest.to_id if newest else 0
    found = SubmissionText.objects.filter(pk__gt=after, made_at__lt=clock.now() - WAIT)
    pairs = list(found.order_by("pk").values_list("pk", "sha256")[:BATCH])
    if not pairs:
        return 0
    pairs = list(texts_between(pairs[0][0], pairs[-1][0]).values_list("pk", "sha256"))
    seal = SubmissionSeal.objects.create(
        from_id=after + 1, to_id=pairs[-1][0], count=len(pairs), digest=digest_of(pairs), made_at=clock.now()
    )
    ledger.append("seal", seal, actor="system:seal")
    return len(pairs)
