"""The numbers of a finding as they may leave the desk: those of the release of its cut, and no others (PRV-11)."""

from typing import Any

from feedback.cuts.counting import empty_numbers
from feedback.models import Code, Cut, Finding, Release
from feedback.releases.cells import HELD
from feedback.releases.code_figures import released_figures

NOTHING: dict[str, Any] = {
    **dict.fromkeys(("comments", "against", "people", "once", "all"), HELD),
    **dict.fromkeys(("channels", "languages", "themes")),
    "groups": {},
    "who": {},
    "release": "",
}


def numbers_for(cut: Cut, code: Code) -> dict[str, Any]:
    """True counts, and under "facts" what goes with them; nothing until the worker has counted the cut.

    Read from what it left in the release: no file is opened, so a request costs the same for any number of rows.
    """
    rows = Release.objects.filter(cut=cut, cut_edition=cut.edition)
    counted = rows.values_list("internal__findings", flat=True).first()
    if not counted:
        return {}
    numbers = counted["codes"].get(code.key) or empty_numbers() | {"once": 0}
    return numbers | {"facts": counted["facts"]}


def release_of(cut: Cut) -> Release | None:
    return Release.objects.filter(cut=cut, cut_edition=cut.edition).defer("internal").first()


def figures_of(finding: Finding) -> dict[str, Any]:
    """Of a draft, from the release as it is now; of a public finding, as they were. Reads no file."""
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
