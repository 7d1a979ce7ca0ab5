"""Prove to the author of a comment that its texts are those that were sealed (proof.md, piece 5)."""

from dataclasses import dataclass
from typing import Any

from cms.models import LedgerEntry, Redaction
from cms.proofs import checkpoints
from cms.proofs.proof_files import can_be_proven, proof_file
from cms.records import ledger
from cms.records.redaction import removals_of
from feedback.models import Submission, SubmissionText
from feedback.submissions.text_seals import TEXT

SAID = (SubmissionText.Role.ORIGINAL, SubmissionText.Role.TRANSCRIPT)


@dataclass(frozen=True)
class OwnText:
    """``entry``: what sealed the text, also one that was removed; None before that. ``size``: how many entries the
    latest checkpoint covers. ``removal``: the tombstone of a text that was removed.
    """

    text: SubmissionText
    entry: LedgerEntry | None
    size: int
    removal: Redaction | None

    @property
    def can_be_proven(self) -> bool:
        return self.entry is not None and self.removal is None and can_be_proven(self.entry, self.size)


def own_texts(submission: Submission) -> list[OwnText]:
    """The texts of the author as they are now, each with its entry."""
    texts = list(submission.texts.current().filter(role__in=SAID).order_by("pk"))
    size, removal = checkpoints.size_signed(), removals_of("submission", submission.pk).first()
    entries = ledger.entries_for(TEXT, [str(each.pk) for each in texts])
    found = {entry.key: entry for entry in (entries.filter(salt="") if removal else entries)}
    return [OwnText(each, found.get(str(each.pk)), size, removal) for each in texts]


def proof_of(texts: list[OwnText]) -> dict[str, Any] | None:
    """The proof file of what can be proven now; None if that is nothing."""
    return proof_file(
        [(each.entry, ledger.facts_of(each.text)) for each in texts if each.entry and each.can_be_proven]
    )
