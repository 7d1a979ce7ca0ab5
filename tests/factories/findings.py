"""Factories for findings: written by one person, reviewed by another, published."""

from typing import Any

from feedback.findings.services import publish_finding, review_finding, save_finding
from feedback.models import Finding
from feedback.releases.services import release_for
from tests.factories import cuts

WORDS = {
    name: {"en": f"{name} in English"}
    for name in ("title", "summary", "question_asked", "limits", "minority_view")
}


def draft(cut: Any, code: Any, actor: Any, **words: dict[str, str]) -> Finding:
    """Written once the worker has counted the cut, as it does after each cut."""
    release_for(cut=cut, actor="system:worker")
    return save_finding(actor=actor, finding=Finding(cut=cut, code=code, **(WORDS | words)))


def reviewed(finding: Finding) -> Finding:
    cuts.released(finding.cut)
    return review_finding(actor="system:reader", finding=finding)


def public(finding: Finding, actor: Any = "system:test") -> Finding:
    return publish_finding(actor=actor, finding=reviewed(finding))
