"""Which releases left the desk, or are about to: the ones a reader may hold in hand (PRV-12)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from feedback.models import Cut, Export, Finding, Release

OUT = (Export.State.WAITING, Export.State.READY, Export.State.EXPIRED, Export.State.WITHDRAWN)


def told(*, but: int | None = None) -> QuerySet[Release]:
    """With a public finding or a file. One for a records request counts: anyone may ask for the same (PRV-01)."""
    findings = Finding.objects.published().filter(cut=OuterRef("cut"))
    exports = Export.objects.filter(cut=OuterRef("cut"), state__in=OUT)
    return Release.objects.filter(Exists(findings) | Exists(exports)).exclude(pk=but or 0)


def of_family(cut: Cut) -> Q:
    """Cuts of the same form, and of all forms together: the same people may be in them."""
    return Q(cut__form=cut.form) | Q(cut__form=None) if cut.form_id else Q()


def past_ids(release: Release) -> list[int]:
    return list(release.internal.get("past", []))
