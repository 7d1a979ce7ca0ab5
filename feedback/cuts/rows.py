"""Read the rows of a cut in chunks, without model instances, so memory use stays constant."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import batched
from typing import Any

from django.db.models import QuerySet

from feedback.coding.code_tree import target_of
from feedback.models import Attachment, Codebook, Coding, Demographics, SubmissionText

CHUNK = 1000
FIELDS = {
    "id": "pk",
    "form": "form__slug",
    "version": "version__number",
    "channel": "channel",
    "language": "language",
    "submitted_at": "submitted_at",
    "state": "state",
    "answers": "answers",
    "may_quote": "consent_quote",
    "may_publish": "consent_publish",
    "speaks_for": "speaks_for",
    "import_ref": "import_ref",
    "is_demo": "is_demo",
    "campaign": "campaign_id",
    "youth": "youth",
    "edited_at": "edited_at",
    "attributes": "attributes",
    "date_unknown": "date_unknown",
}
TEXT = ("pk", "question_key", "role", "language", "text", "sha256")
TEXT_KEYS = ("id", "q", "role", "language", "text", "sha256")
CODING = ("text_id", "code_id", "code_version", "start", "end", "passage_sha256", "stance")
CODING_KEYS = ("text", "code", "version", "start", "end", "sha256", "stance")
FILE = ("question_key", "name", "kind", "size", "sha256")
FILE_KEYS = ("q", "name", "kind", "size", "sha256")


def moment(at: datetime | None) -> str:
    """Format a moment in UTC, identically on every database and in every time zone."""
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else ""


def rows_of(submissions: QuerySet, codebook: Codebook | None) -> Iterator[list[dict]]:
    """Yield chunks of rows: each comment with its current texts, codes and files, and its author's data apart."""
    last, names = 0, _code_keys(codebook)
    while True:
        found = submissions.filter(pk__gt=last).order_by("pk").values_list(*FIELDS.values())[:CHUNK]
        chunk = [dict(zip(FIELDS, values, strict=True)) for values in found]
        if not chunk:
            return
        ids = [row["id"] for row in chunk]
        texts, files = _texts(ids), _files(ids)
        codes = _codes(texts, names)
        about = dict(Demographics.objects.filter(submission__in=ids).values_list("submission", "answers"))
        for row in chunk:
            pk = row["id"]
            row["ref"] = f"C-{pk:04d}"
            row["submitted_at"], row["edited_at"] = moment(row["submitted_at"]), moment(row["edited_at"])
            row["may_quote"] = row["may_quote"] and not row["youth"]  # PRV-31: never quoted
            row["about"] = about.get(pk, {})
            row["texts"], row["codes"], row["files"] = texts[pk], codes[pk], files[pk]
        yield chunk
        last = ids[-1]


def _code_keys(codebook: Codebook | None) -> dict[int, str]:
    """Map code ids to keys; a merged code maps to its target (PAR-03)."""
    codes = {code.pk: code for code in codebook.codes.all()} if codebook else {}
    return {pk: target_of(pk, codes).key for pk in codes}


def _texts(ids: list[int]) -> dict[int, list[dict]]:
    grouped: dict[int, list[dict]] = defaultdict(list)
    found = SubmissionText.objects.current().filter(submission__in=ids).order_by("pk")
    for submission, *values in found.values_list("submission_id", *TEXT):
        grouped[submission].append(dict(zip(TEXT_KEYS, values, strict=True)))
    return grouped


def _codes(texts: dict[int, list[dict]], names: dict[int, str]) -> dict[int, list[dict]]:
    """Select codings by text ids; a join on codes makes SQLite scan all codings for each chunk."""
    grouped: dict[int, list[dict]] = defaultdict(list)
    of_text = {text["id"]: submission for submission, found in texts.items() for text in found}
    for ids in batched(of_text if names else (), CHUNK):
        found = Coding.objects.settled().filter(text__in=ids).order_by()
        for values in found.values_list(*CODING):
            facts: dict[str, Any] = dict(zip(CODING_KEYS, values, strict=True))
            if name := names.get(facts["code"]):
                grouped[of_text[facts["text"]]].append(facts | {"code": name})
    for codings in grouped.values():
        codings.sort(
            key=lambda one: (
                one["text"],
                one["start"],
                one["end"],
                one["code"],
                one["version"],
                one["stance"],
            )
        )
    return grouped


def _files(ids: list[int]) -> dict[int, list[dict]]:
    grouped: dict[int, list[dict]] = defaultdict(list)
    found = Attachment.objects.filter(submission__in=ids, state=Attachment.State.CLEAN)
    for submission, *values in found.order_by().values_list("submission_id", *FILE):
        grouped[submission].append(dict(zip(FILE_KEYS, values, strict=True)))
    for files in grouped.values():
        files.sort(key=lambda one: (one["q"], one["sha256"], one["name"]))
    return grouped
