"""Where words of a comment were copied to in this room: findings, codebook, campaigns, evidence, files (PRV-06)."""

import html
import zipfile
from collections.abc import Iterable

from django.db.models import Q

from cms.records import ledger
from cms.records.redaction_copies import STEP, Passage, mask_rows
from cms.storage import private_storage
from feedback.imports.batches import forget_file, refused_name
from feedback.models import (
    Campaign,
    Code,
    Finding,
    ImportBatch,
    Submission,
    SubmissionText,
    Suggestion,
    SuggestionRun,
)

WRITTEN = [
    "title",
    "summary",
    "question_asked",
    "limits",
    "minority_view",
    "recommendation",
    "method",
    "page",
]
DEFINED = ["name", "definition", "include", "exclude", "example"]


def scrub_copies(submission: Submission, spoken: Passage, mark: str) -> list[str]:
    places = _findings(submission, spoken, mark)
    for model, fields in ((Code, DEFINED), (Campaign, ["name"])):
        for rows in (model.objects.all(), model.history.all()):
            places += mask_rows(rows, fields, spoken, mark)
    places += mask_rows(Suggestion.objects.exclude(evidence={}), ["evidence"], spoken, mark)
    places += mask_rows(SuggestionRun.objects.exclude(topics=[]), ["topics"], spoken, mark)
    _other_samples(submission)
    return places + _files(submission, spoken, mark)


def _findings(submission: Submission, spoken: Passage, mark: str) -> list[str]:
    """The words of a public finding change only here; the record is told of it, and the quote is withdrawn."""
    before = dict(Finding.objects.published().values_list("pk", "page"))
    places = mask_rows(Finding.objects.all(), WRITTEN, spoken, mark)
    places += mask_rows(Finding.history.all(), WRITTEN, spoken, mark)
    changed = [each for each in Finding.objects.published() if each.page != before[each.pk]]
    ledger.append_many("redact", changed, actor="system:redaction")
    return places


def _other_samples(submission: Submission) -> None:
    """A campaign shows another of its letters."""
    for campaign in Campaign.objects.filter(sample__submission=submission):
        letters = SubmissionText.objects.said().filter(submission__campaign=campaign)
        other = letters.exclude(submission=submission).order_by("pk").first()
        if other:
            Campaign.objects.filter(pk=campaign.pk).update(sample=other)


def _files(submission: Submission, spoken: Passage, mark: str) -> list[str]:
    """Files of comments on their way in: the one it came from, and any other of this form that holds its words."""
    places = []
    kept = ImportBatch.objects.filter(Q(pk=submission.batch_id) | Q(form=submission.form_id) & ~Q(file=""))
    for batch in kept:
        names = [
            name for name in (batch.file, refused_name(batch)) if name and private_storage().exists(name)
        ]
        own = batch.pk == submission.batch_id
        if own or any(_carries(name, spoken.texts) for name in names):
            for name in names:
                private_storage().delete(name)
            forget_file(batch=batch)
            ImportBatch.objects.filter(pk=batch.pk).update(
                refused=[[line, mark] for line, _reason in batch.refused]
            )
            places.append(f"{ImportBatch._meta.label} {batch.filename}")
    return places


def _carries(name: str, texts: Iterable[str]) -> bool:
    """Whether a table, packed or not, holds one of the texts; line by line, as formats keep lines differently."""
    pieces = {max(text.split("\n"), key=len)[: 4 * STEP] for text in texts}
    pieces |= {html.escape(piece, quote=False) for piece in pieces}
    pieces |= {piece.replace('"', '""') for piece in pieces} | {piece.replace('"', '\\"') for piece in pieces}
    return any(piece in words for words in _texts_in(name) for piece in pieces if piece)


def _texts_in(name: str) -> Iterable[str]:
    with private_storage().open(name, "rb") as file:
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(file) as archive:
                for entry in archive.namelist():
                    yield archive.read(entry).decode("utf-8", "ignore")
            return
        data = file.read()
    for encoding in ("utf-8", "utf-16", "cp1252"):
        yield data.decode(encoding, "ignore")
