"""Select releases whose numbers a reader may already have (PRV-12)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from feedback.cuts.counting import empty_numbers
from feedback.models import Code, Cut, Export, Release

OUT = (Export.State.READY, Export.State.EXPIRED, Export.State.WITHDRAWN)


def published_tables(*, but: int | None = None) -> QuerySet[Release]:
    """Releases on which two people agreed, and those of records exports: anyone may request the same (PRV-01)."""
    records = Export.objects.filter(cut=OuterRef("cut"), audience=Export.Audience.RECORDS, state__in=OUT)
    records = records.exclude(sha256="")
    return Release.objects.filter(Q(state=Release.State.RELEASED) | Exists(records)).exclude(pk=but or 0)


def of_family(cut: Cut) -> Q:
    """Filter for cuts that may contain the same people: of the same form and of all forms.

    Once numbers of all forms are out, those of each form are parts of them, and all belong together.
    """
    if not cut.form_id or Release.objects.filter(cut__form=None, state=Release.State.RELEASED).exists():
        return Q()
    return Q(cut__form=cut.form) | Q(cut__form=None)


def past_ids(release: Release) -> list[int]:
    return list(release.internal.get("past", []))


def past_cuts(release: Release) -> list[int]:
    """The numbers of the data sets whose releases this one was decided against."""
    rows = Release.objects.filter(pk__in=past_ids(release))
    return sorted(set(rows.values_list("cut__number", flat=True)))


def numbers_for(cut: Cut, code: Code) -> dict[str, Any]:
    """Return true counts of a code, with shared metadata under "facts"; empty until the worker has counted the cut.

    Reads only the stored release, so the cost does not depend on the number of rows.
    """
    rows = Release.objects.filter(cut=cut, cut_edition=cut.edition)
    counted = rows.values_list("internal__findings", flat=True).first()
    if not counted:
        return {}
    numbers = counted["codes"].get(code.key) or empty_numbers() | {"once": 0}
    return numbers | {"facts": counted["facts"]}


def release_of(cut: Cut) -> Release | None:
    """Return the released numbers of the cut, also those of an earlier edition: removing words changes no number.

    Without any, those that are calculated for this edition.
    """
    rows = Release.objects.filter(cut=cut).defer("internal").order_by("-cut_edition")
    return rows.filter(state=Release.State.RELEASED).first() or rows.filter(cut_edition=cut.edition).first()
