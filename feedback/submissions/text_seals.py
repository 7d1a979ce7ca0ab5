"""Seal texts in the record in batches, so that submitting a comment stays fast."""

from datetime import timedelta

from django.db import transaction

from cms import clock
from cms.models import LedgerEntry
from cms.records import ledger
from feedback.models import SubmissionText, sha256_of

KIND = "text"
ACTOR = "system:seal"
BATCH = 1000
WAIT = timedelta(minutes=2)  # a row still being written may have a lower id than a committed one


@ledger.seals(
    SubmissionText,
    kind=KIND,
    subject=lambda text: f"{text.submission_id}/{text.pk}",
    removed_with=lambda text: ("submission", text.submission_id),
    complete=lambda: SubmissionText.objects.filter(pk__lte=sealed_up_to()),
)
def text_facts(text: SubmissionText) -> dict:
    """One text of a comment, by its SHA-256: the author proves it with the words alone."""
    return {
        "comment": text.submission_id,
        "question": text.question_key,
        "role": text.role,
        "language": text.language,
        "text": sha256_of(text.text),
    }


def sealed_up_to() -> int:
    """Texts are sealed in the order of their ids, so the newest one tells."""
    entries = LedgerEntry.objects.filter(kind=KIND).exclude(act="redact").order_by("-number")
    newest = entries.values_list("key", flat=True).first()
    return int(newest) if newest else 0


def is_sealed(text_id: int) -> bool:
    return text_id <= sealed_up_to()


def entry_of(text: SubmissionText) -> LedgerEntry | None:
    """The entry that sealed a text."""
    return ledger.entries_for(KIND, [str(text.pk)]).first()


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
