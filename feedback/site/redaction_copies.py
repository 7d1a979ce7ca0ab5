"""Copies of a comment's text (PRV-06).

Redacted at once: findings that quote it, what suggestions learned from it, the file it came from. Listed for a person
to decide: other findings, the codebook, names of campaigns, other files of the same form. Project files that left for
another tool are out of reach: they are named, so that who took one is asked to delete it.
"""

import html
import re
import zipfile
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from cms.clock import PACIFIC
from cms.models import LegalHold, PossibleCopy
from cms.records import holds, ledger
from cms.records.copy_search import search_rows
from cms.records.redaction_copies import STEP, Passage, mask_rows
from cms.storage import drop_private, private_storage
from feedback.coding.projects import files_that_left
from feedback.imports.batches import forget_file
from feedback.imports.selectors import refused_name
from feedback.models import (
    Campaign,
    Code,
    Finding,
    FindingQuote,
    ImportBatch,
    Submission,
    SubmissionText,
    Suggestion,
    ThemeProposal,
)

WRITTEN = [
    "title",
    "summary",
    "easy_read",
    "question_asked",
    "limits",
    "minority_view",
    "recommendation",
    "method",
    "page",
]
DEFINED = ["name", "definition", "include", "exclude", "example"]


def scrub_copies(submission: Submission, spoken: Passage, mark: str) -> list[str]:
    places = _quoting_findings(submission, spoken, mark)
    places += mask_rows(Suggestion.objects.exclude(evidence={}), ["evidence"], spoken, mark)
    places += mask_rows(ThemeProposal.objects.all(), ["words"], spoken, mark)
    places += _theme_words(submission, spoken, mark)
    _other_samples(submission)
    return places + _own_file(submission, mark)


def _theme_words(submission: Submission, spoken: Passage, mark: str) -> list[str]:
    """Redact the words of proposed themes that no other comment has."""
    said = "\n".join(spoken.texts).casefold()
    others = SubmissionText.objects.current().exclude(submission=submission).order_by()
    found: dict[str, str] = {}
    changed = 0
    for theme in ThemeProposal.objects.only("pk", "words").iterator(200):
        for word, _weight in theme.words:
            if word not in found:
                is_own = word.casefold() in said and not _is_word_of(
                    word, others.filter(text__icontains=word)
                )
                found[word] = mark if is_own else word
        words = [[found[word], weight] for word, weight in theme.words]
        if words != theme.words:
            changed += ThemeProposal.objects.filter(pk=theme.pk).update(words=words)
    return [f"{ThemeProposal._meta.label} × {changed}"] if changed else []


def _is_word_of(word: str, texts: QuerySet[SubmissionText]) -> bool:
    """Whether a text has it as a word; languages without spaces have terms of one or two characters."""
    edges = (r"(?<!\w)", r"(?!\w)") if len(word) > 2 else ("", "")
    pattern = re.compile(re.escape(word).join(edges), re.IGNORECASE)
    return any(pattern.search(text) for text in texts.values_list("text", flat=True).iterator(200))


def find_copies(submission: Submission, spoken: Passage) -> list[PossibleCopy]:
    return [
        *search_rows(Finding.objects.all(), WRITTEN, spoken, _desk_finding),
        *search_rows(Code.objects.all(), DEFINED, spoken, _desk_code),
        *search_rows(Campaign.objects.all(), ["name"], spoken, _desk_campaign),
        *search_rows(ThemeProposal.objects.all(), ["name", "reason"], spoken, _desk_theme),
        *_other_files(submission, spoken),
    ]


def _desk_finding(finding: Finding) -> str:
    return reverse("feedback:desk_finding", args=[finding.number])


def _desk_code(code: Code) -> str:
    return reverse("feedback:desk_code_edit", args=[code.key])


def _desk_campaign(campaign: Campaign) -> str:
    return reverse("feedback:desk_campaign", args=[campaign.pk])


def _desk_theme(theme: ThemeProposal) -> str:
    return theme.get_absolute_url()


def _quoting_findings(submission: Submission, spoken: Passage, mark: str) -> list[str]:
    """Redact findings that quote the comment, now or before: the only change to a published one, so the ledger
    records it.
    """
    quotes = FindingQuote.history.filter(text__submission=submission).values("finding")
    findings = Finding.objects.filter(pk__in=quotes)
    before = dict(findings.published().values_list("pk", "page"))
    places = mask_rows(findings, WRITTEN, spoken, mark)
    places += mask_rows(Finding.history.filter(id__in=quotes), WRITTEN, spoken, mark)
    changed = [each for each in findings.published() if each.page != before[each.pk]]
    ledger.append_many("redact", changed, actor="system:redaction")
    return places


def _other_samples(submission: Submission) -> None:
    """Choose another sample letter for campaigns that show this one."""
    for campaign in Campaign.objects.filter(sample__submission=submission):
        letters = SubmissionText.objects.said().filter(submission__campaign=campaign)
        other = letters.exclude(submission=submission).order_by("pk").first()
        if other:
            Campaign.objects.filter(pk=campaign.pk).update(sample=other)


def project_files(submission: Submission) -> list[str]:
    return [
        f"project file of {each.at.astimezone(PACIFIC):%Y-%m-%d}, {each.by_name}"
        for each in files_that_left(submission)
    ]


def _own_file(submission: Submission, mark: str) -> list[str]:
    """The file stays if another of its comments is under a legal hold; it is then listed."""
    if not submission.batch_id or _held_in(submission.batch_id):
        return []
    return scrub_file(submission.batch_id, mark)


def _held_in(id_: UUID | str) -> LegalHold | None:
    """A hold that covers a comment of this import."""
    rows = Submission.objects.filter(holds.covering({"submission": "pk", "form": "form"}))
    held = rows.filter(batch__pk=id_).first()
    return holds.hold_on("submission", held.pk) if held else None


def scrub_file(id_: UUID | str, mark: str) -> list[str]:
    """Delete the files of an import, and what its refused rows say. Raises Held if it contains a held comment."""
    places = []
    if held := _held_in(id_):
        holds.check(held.kind, held.key)
    for batch in ImportBatch.objects.filter(pk=id_):
        for name in _stored(batch):
            drop_private(name)
        forget_file(batch=batch)
        ImportBatch.objects.filter(pk=batch.pk).update(
            refused=[[line, mark] for line, _reason in batch.refused], filename=mark[:200]
        )
        places.append(f"{ImportBatch._meta.label} {batch.pk}")
    return places


def _stored(batch: ImportBatch) -> list[str]:
    return [name for name in (batch.file, refused_name(batch)) if name and private_storage().exists(name)]


def _other_files(submission: Submission, spoken: Passage) -> list[PossibleCopy]:
    """Other imports for this form whose files contain the text; the comment's own file is deleted by now."""
    kept = ImportBatch.objects.filter(Q(form=submission.form_id) | Q(form=None)).exclude(file="")
    return [
        PossibleCopy(
            kind=ImportBatch._meta.label, key=str(batch.pk), address=batch.get_absolute_url(), fields=["file"]
        )
        for batch in kept
        if any(_carries(name, spoken.texts) for name in _stored(batch))
    ]


def _carries(name: str, texts: Iterable[str]) -> bool:
    """Whether a table, compressed or not, contains one of the texts; compared line by line."""
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
