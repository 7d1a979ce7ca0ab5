"""Read what other apps need of a finding."""

from typing import Any

from cms.disclosure import Cell
from feedback.findings.figures import figures_of
from feedback.models import Finding
from feedback.releases.cells import cell_of
from feedback.releases.code_figures import may_name_comments
from feedback.releases.selectors import release_of


def comments_behind(finding: Finding) -> Cell:
    """Return how many comments a finding is based on, as its page states it."""
    return cell_of(figures_on_page(finding)["comments"])


def comments_may_be_named(finding: Finding) -> bool:
    """Whether the comments behind a published finding may be listed one by one (PRV-10)."""
    release = release_of(finding.cut)
    return release is not None and may_name_comments(release, finding.code.key)


def figures_on_page(finding: Finding) -> dict[str, Any]:
    """Return the published numbers, or the current ones for a draft."""
    return (finding.page or {}).get("figures") or figures_of(finding)
