"""Read the publishable numbers of a finding from the release of its cut (PRV-11)."""

from typing import Any

from feedback.models import Finding
from feedback.releases.cells import HELD
from feedback.releases.code_figures import released_figures
from feedback.releases.selectors import release_of

NOTHING: dict[str, Any] = {
    **dict.fromkeys(("comments", "against", "people", "once", "all"), HELD),
    **dict.fromkeys(("channels", "languages", "themes")),
    "groups": {},
    "who": {},
    "release": "",
}


def figures_of(finding: Finding) -> dict[str, Any]:
    """Return current numbers for a draft, and the frozen ones for a published finding. Reads no file."""
    numbers, cut = finding.numbers, finding.cut
    release = None if finding.is_public and "figures" in numbers else release_of(cut)
    if release:
        shown = released_figures(release, finding.code.key) | {"threshold": release.threshold}
    else:
        shown = NOTHING | {"threshold": cut.threshold} | numbers.get("figures", {})
    facts = numbers.get("facts", {})
    names = facts.get("names", {})
    themes = shown.get("themes")
    dressed = themes and [row | {"name": names.get(row["key"], {})} for row in themes]
    return (
        shown
        | {name: facts[name] for name in ("days", "forms", "roles") if name in facts}
        | {"themes": dressed}
    )
