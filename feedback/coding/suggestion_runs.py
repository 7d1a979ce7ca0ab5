"""How well the newest run of suggestions finds what people coded."""

from typing import Any

from cms.i18n.fields import text as in_words
from feedback.coding.precision_recall import Share
from feedback.coding.suggestion_quality import SAMPLE
from feedback.models import Code, Codebook, SuggestionRun


def quality_of(book: Codebook | None) -> dict[str, Any] | None:
    """Precision and recall of each code in the newest completed run of this codebook, the most frequent code first."""
    run = SuggestionRun.objects.filter(codebook=book, is_done=True).order_by("-number").first()
    found = run.quality if run else {}
    if not found:
        return None
    codes = Code.objects.in_bulk([row["code"] for row in found["rows"]])
    return {
        "run": run,
        "is_sample": found["basis"] == SAMPLE,
        "samples": ", ".join(map(str, found["samples"])),
        "texts": found["texts"],
        "same": found["same"],
        "rows": _shares(found["rows"], codes),
        "fresh": _shares(found.get("fresh", []), codes),
        "fresh_texts": found["texts"] - found["same"],
    }


def _shares(rows: list[dict[str, int]], codes: dict[int, Code]) -> list[dict[str, Any]]:
    return [
        {
            "name": in_words(codes[row["code"]].name),
            "precision": Share(row["both"], row["suggested"]),
            "recall": Share(row["both"], row["has"]),
        }
        for row in rows
        if row["code"] in codes
    ]
