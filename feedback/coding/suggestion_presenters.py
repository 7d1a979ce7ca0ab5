"""Present waiting suggestions with their evidence, read from the current texts so a redaction applies here too."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from feedback.coding.books import of_its_form
from feedback.models import Code, Codebook, Submission, SubmissionText, Suggestion

GONE = (Submission.State.WITHDRAWN, Submission.State.HIDDEN)


@dataclass(frozen=True)
class Piece:
    words: str
    is_shared: bool


@dataclass(frozen=True)
class Neighbour:
    submission: Submission
    language: str
    pieces: list[Piece]
    percent: int


def waiting() -> QuerySet[Suggestion]:
    """Waiting suggestions of active codes of the form's codebook, on current texts outside open samples (PAR-04)."""
    texts = SubmissionText.objects.to_code().not_apart().exclude(submission__state__in=GONE)
    stands = Exists(texts.filter(pk=OuterRef("text")))  # per row: text__in would list every text first
    found = Suggestion.objects.filter(state=Suggestion.State.WAITING, code__status=Code.Status.ACTIVE)
    found = found.filter(of_its_form(book="code__codebook", form="text__submission__form"))
    joined = found.filter(stands).select_related("code", "run", "text__submission")
    return joined.order_by("-score", "pk")


def waiting_for(text: SubmissionText) -> list[Suggestion]:
    return with_evidence(waiting().filter(text=text))


def with_evidence(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Set ``pieces`` (the sentence) and ``neighbours`` (similar passages) on each suggestion, in one query."""
    found = list(suggestions)
    ids = {each["text"] for one in found for each in one.evidence.get("neighbours", [])}
    texts = SubmissionText.objects.current().filter(pk__in=ids).exclude(submission__state__in=GONE)
    known = {each.pk: each for each in texts.select_related("submission")} if ids else {}
    for one in found:
        shared = one.evidence.get("words", [])
        one.pieces = pieces(one.text.text[one.start : one.end], shared)
        one.percent = round(100 * one.score)
        one.neighbours = [
            _neighbour(known[each["text"]], each, shared)
            for each in one.evidence.get("neighbours", [])
            if each["text"] in known
        ]
    return found


def _neighbour(text: SubmissionText, facts: dict[str, Any], shared: list[str]) -> Neighbour:
    words = text.text[facts["start"] : facts["end"]]
    return Neighbour(text.submission, text.language, pieces(words, shared), round(100 * facts["score"]))


def pieces(words: str, shared: list[str]) -> list[Piece]:
    """Split the text at the boundaries of shared terms."""
    if not shared:
        return [Piece(words, False)]
    either = "|".join(re.escape(each) for each in sorted(shared, key=len, reverse=True))
    edges = r"\b" if all(each.isascii() or len(each) > 2 for each in shared) else ""
    parts = re.split(f"({edges}(?:{either}){edges})", words, flags=re.IGNORECASE)
    return [Piece(part, bool(place % 2)) for place, part in enumerate(parts) if part]


def acceptance(book: Codebook | None) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return acceptance rates of decided suggestions, per code and overall; counted from an index alone."""
    codes = list(Code.objects.filter(codebook=book).order_by("order", "pk"))
    counted = Suggestion.objects.order_by().filter(code__in=codes).values_list("code", "state")
    counts = {(code, state): number for code, state, number in counted.annotate(number=Count("pk"))}
    rows = []
    for code in codes:
        accepted, rejected, open_ = (
            counts.get((code.pk, state), 0) for state in ("accepted", "rejected", "waiting")
        )
        if accepted or rejected or open_:
            rows.append(_rate(accepted, rejected) | {"code": code, "waiting": open_})
    return rows, _rate(sum(row["accepted"] for row in rows), sum(row["rejected"] for row in rows))


def _rate(accepted: int, rejected: int) -> dict[str, Any]:
    decided = accepted + rejected
    percent = round(100 * accepted / decided) if decided else None
    return {"accepted": accepted, "rejected": rejected, "decided": decided, "percent": percent}
