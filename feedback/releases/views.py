"""Desk views of the numbers of a cut, true and publishable. Requests only read stored results."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.web.paging import page_of
from feedback import access
from feedback.models import Cut, Release
from feedback.releases import presenters
from feedback.releases.publication_checks import newer_published
from feedback.releases.services import request_release

analysts = role_required(*access.CUT_ROLES)


def parts() -> dict[str, str]:
    return {
        "who": _("Who took part"),
        "questions": _("Answers"),
        "themes": _("Themes"),
        "time": _("Over time"),
        "cross": _("Cross-tabulation"),
    }


@analysts
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    cuts = page_of(request, Cut.objects.select_related("form").order_by("-number"))
    light = Release.objects.defer("tables", "internal").filter(cut__in=list(cuts))
    found = {(each.cut_id, each.cut_edition): each for each in light}
    rows = [{"cut": cut, "release": found.get((cut.pk, cut.edition))} for cut in cuts]
    context = {"rows": rows, "page_of": cuts, "waiting": access.releases_to_decide(request.user)[:50]}
    return render(request, "feedback/releases/desk_analysis.html", context)


@analysts
@require_http_methods(["GET", "HEAD", "POST"])
def cut(request: HttpRequest, number: int) -> HttpResponse:
    found = access.get_cut(request.user, number)
    if request.method == "POST":
        return redirect(request_release(actor=request.user, cut=found))
    release = Release.objects.select_related("cut").filter(cut=found, cut_edition=found.edition).first()
    context: dict[str, Any] = {"cut": found, "release": release, "parts": parts()}
    if release:
        context |= _section(request, release) | {"newer": newer_published(release)}
    return render(request, "feedback/releases/desk_analysis_cut.html", context)


def _section(request: HttpRequest, release: Release) -> dict[str, Any]:
    part = request.GET.get("part", "")
    part = part if part in parts() else "themes"
    inside = request.GET.get("view") != "out"
    tables = release.internal["tables"] if inside else release.tables
    context = {
        "part": part,
        "heading": parts()[part],
        "inside": inside,
        "counted": presenters.counted(tables),
    }
    if part != "cross":
        return context | {"section": presenters.SECTIONS[part](tables)}
    one, other = request.GET.get("one", ""), request.GET.get("other", "")
    return context | {
        "section": presenters.cross(tables, one, other),
        "choices": presenters.choices(tables),
        "one": one,
        "other": other,
    }
