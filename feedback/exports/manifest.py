"""Build the manifest of an export: cut, disclosure rule, columns and hashes.

``described`` is the description from which Data Package, CSVW and data card are written.
"""

from dataclasses import replace
from typing import Any

from cms.proofs import kept_elsewhere
from feedback.exports.files import ExportFile
from feedback.exports.messages import LIMITS
from feedback.exports.plan import Plan


def manifest_of(plan: Plan, file: ExportFile, *, format_: str, sha256: str, filename: str) -> dict[str, Any]:
    columns = file.comments.columns
    meta, cut = plan.meta, plan.cut
    described = replace(file.described, sha256=sha256, bytes=file.size)
    return {
        "file": filename,
        "sha256": sha256,
        "content_sha256": file.content_sha256,
        "format": format_,
        "audience": plan.audience,
        "answers": plan.values,
        "rows": plan.rows if plan.has_rows else None,
        "suppressed": plan.release.suppressed,
        "cut": {"number": cut.number, "edition": cut.edition, "sha256": cut.sha256},
        "data_set": plan.data_set,
        "release": {
            "sha256": plan.release.sha256,
            "held": list(plan.release.held),
            "rows": plan.release.shown_rows,
        },
        "until": meta["until"],
        "form": meta["form"],
        "filters": meta["filters"],
        "codebook": {"name": meta["codebook"], "version": meta["codebook_version"]},
        "rule": {"version": meta["rule"], "threshold": plan.threshold},
        "columns": [{"key": each.key, "label": str(each.label), "kind": each.kind} for each in columns],
        "described": described.as_json(),
        "questions": [
            {
                "key": question["key"],
                "versions": [
                    {"form": each["form"], "number": each["number"], "label": each["label"]}
                    for each in question["versions"]
                ],
            }
            for question in meta["questions"]
        ],
        "limits": LIMITS,
        **_checkpoint(),
    }


def _checkpoint() -> dict[str, str]:
    """The latest checkpoint of the public record when this is made; nothing before anything is signed."""
    note = kept_elsewhere.latest_note()
    return {"record_checkpoint": note} if note else {}
