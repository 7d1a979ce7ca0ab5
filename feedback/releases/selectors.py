"""Which releases left the desk, or are about to: the ones a reader may hold in hand (PRV-12)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from feedback.cuts.counting import empty_numbers
from feedback.models import Code, Cut, Export, Finding, Release

OUT = (Export.State.WAITING, Export.State.READY, Export.State.EXPIRED, Export.State.WITHDRAWN)


def published_tables(*, but: int | None = None) -> QuerySet[Release]:
    """With a public finding or a file. One for a records request counts: anyone may ask for the same (PRV-01)."""
    findings = Finding.objects.published().filter(cut=OuterRef("cut"))
    exports = Export.objects.filter(cut=OuterRef("cut"), state__in=OUT)
    return Release.objects.filter(Exists(findings) | Exists(exports)).exclude(pk=but or 0)


def of_family(cut: Cut) -> Q:
    """Cuts of the same form, and of all forms together: the same people may be in them."""
    return Q(cut__form=cut.form) | Q(cut__form=None) if cut.form_id else Q()


def past_ids(release: Release) -> list[int]:
    return list(release.internal.get("past", []))


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
