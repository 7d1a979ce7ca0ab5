"""What the gate of publication asks of an export: a second person, a lasting right, words that are still public."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.publication.rules import Person, are_two_people
from cms.records import holds
from feedback import access
from feedback.cuts.membership import withdrawn_from
from feedback.exceptions import NotPossibleNow
from feedback.exports.plan import hidden_in
from feedback.models import Cut, Export
from feedback.releases.publication_checks import why_unreleased
from feedback.releases.selectors import release_of

OF_ITS_DATA_SET = {"form": "cut__form", "submission": "cut__form__submissions"}


def second_person(export: Export) -> NotPossibleNow | None:
    """Identified data leaves only after another person than the one who asked agreed (S14)."""
    if not export.is_for_records:
        return None
    first = Person(export.requested_by_id, export.requested_by_name)
    second = Person(export.decided_by_id, export.decided_by_name)
    if not second.name:
        return NotPossibleNow(_("Another person must agree before the file is created."), rule="S14")
    if are_two_people(first, second) and not second.name.startswith("system:"):
        return None
    return NotPossibleNow(_("You asked for this yourself. Another person must decide."), rule="S14")


def not_yet(export: Export) -> NotPossibleNow | None:
    """Before the file is made, the right of who asked, and the release of its data set; afterwards, whether all words
    in it are still public.
    """
    if not export.sha256:
        if not _may_still_ask(export):
            return NotPossibleNow(
                _("The person who requested this no longer has permission to receive it."), rule="R09"
            )
        return None if export.is_for_records else not_released(export.cut, export.format)
    if withdrawn_since(export):
        return NotPossibleNow(
            _("A comment in this file was withdrawn. Request the file again."), rule="PRV-14"
        )
    if hidden_since(export):
        return NotPossibleNow(_("A comment in this file was hidden. Request the file again."), rule="BK-23")
    return None


def not_released(cut: Cut, format_: str) -> NotPossibleNow | None:
    """What forbids a file for readers: its data set is not released, or no rows of it are."""
    if refusal := why_unreleased(cut):
        return refusal
    release = release_of(cut)
    if release and release.rows_withheld and format_ != Export.Format.XLSX:
        return NotPossibleNow(
            _(
                "No rows of this data set can be released: combined with earlier releases, rows would "
                "reveal a few people. Its workbook has the numbers without the rows."
            ),
            rule="PRV-12",
        )
    return None


def _may_still_ask(export: Export) -> bool:
    try:
        access.require(export.requested_by or export.requested_by_name, *access.CUT_ROLES)
    except PermissionDenied:
        return False
    return True


def withdrawn_since(export: Export) -> int:
    """How many comments of the data set were withdrawn after this file was made."""
    return len(withdrawn_from(export.cut)) - export.left_out.get("withdrawn", 0) if export.sha256 else 0


def hidden_since(export: Export) -> int:
    """How many comments with words in this file were hidden after it was made."""
    if not export.sha256:
        return 0
    return len(set(hidden_in(export.cut, export.audience)).difference(export.left_out.get("hidden", [])))


def held() -> Q:
    """Exports of what a legal hold names. One comment holds the files of its form; any, those of all forms."""
    found = holds.covering(OF_ITS_DATA_SET)
    if holds.active().filter(kind__in=OF_ITS_DATA_SET).exists():
        found |= Q(cut__form=None)
    return found
