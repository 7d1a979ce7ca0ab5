"""Mark passages that may identify a person when text is stored (PRV-08)."""

from cms.pii.identifiers import find_identifiers
from feedback.models import PrivatePassage, SubmissionText

BATCH = 500


def mark_passages(texts: list[SubmissionText]) -> int:
    """Mark names and what looks like personal information; return the number of marks. Idempotent."""
    found = [
        PrivatePassage(text=text, start=each.start, end=each.end, kind=each.kind)
        for text in texts
        for each in find_identifiers(text.text, names=True)
    ]
    if found:
        PrivatePassage.objects.bulk_create(found, batch_size=BATCH, ignore_conflicts=True)
    return len(found)
