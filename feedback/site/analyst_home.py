"""The desk's home for analysts: how far moderation and coding are, agreement, and open releases, as pictures."""

from typing import Any

from django.db.models import Count, F
from django.urls import reverse

from cms.access import has_role
from cms.extension_points import Filled, fill, user_of
from feedback import access
from feedback.coding.coverage_report import coverage
from feedback.coding.sample_presenters import VERDICTS
from feedback.models import CodingSample, Release, Submission

MOST_RELEASES = 4


@fill("desk.figures", order=20)
def data_at_a_glance(context: dict) -> Filled:
    """For those who freeze data sets."""
    if not has_role(user_of(context), *access.CUT_ROLES):
        return None
    return "feedback/_desk_figures.html", {
        "states": _states(),
        "read": coverage(None),
        "agreement": _agreement(),
        "releases": _open_releases(),
    }


def _states() -> list[dict[str, Any]]:
    counts = dict(Submission.objects.order_by().values_list("state").annotate(Count("pk")))
    where = reverse("feedback:desk_comments")
    return [
        {"label": str(state.label), "cell": counts.get(state, 0), "url": f"{where}?state={state}"}
        for state in Submission.State
    ]


def _agreement() -> dict[str, Any]:
    """How many codes of the newest closed sample are reliable, tentative or not to be reported (PAR-04)."""
    closed = CodingSample.objects.filter(state=CodingSample.State.CLOSED).select_related("codebook")
    sample = closed.order_by("-number").first()
    if sample is None:
        return {}
    found = [each["verdict"] for each in sample.agreement.values()]
    rows = [
        {"label": str(label), "cell": found.count(verdict)} for verdict, (label, _kind) in VERDICTS.items()
    ]
    return {"sample": sample, "rows": rows}


def _open_releases() -> list[Release]:
    """Releases of current editions that have not left, the newest first."""
    found = Release.objects.exclude(state=Release.State.RELEASED).filter(cut_edition=F("cut__edition"))
    return list(found.select_related("cut").order_by("-made_at", "-pk")[:MOST_RELEASES])
