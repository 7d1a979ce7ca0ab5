"""What other screens read of a finding."""

from typing import Any

from cms.disclosure import Cell
from feedback.findings.figures import figures_of
from feedback.models import Finding
from feedback.releases.cells import cell_of


def comments_behind(finding: Finding) -> Cell:
    """How many comments a finding rests on, as its page tells it."""
    return cell_of(figures_on_page(finding)["comments"])


def figures_on_page(finding: Finding) -> dict[str, Any]:
    """As they were published; of a draft, as they are now."""
    return (finding.page or {}).get("figures") or figures_of(finding)
