"""Findings, as the public reads them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms import chain
from cms.cache import kept
from cms.components.menu import address
from cms.web.paging import page_of
from feedback import access
from feedback.findings.presenters import finding_rows, shown_finding
from feedback.models import Finding


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    page = page_of(request, Finding.objects.published().order_by("-number"))
    context = {"page_of": page, "rows": finding_rows(page), "crumbs": [(_("Findings"), "")]}
    return render(request, "feedback/findings.html", context)


@require_safe
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    found = access.get_public_finding(reference)
    context = {
        "finding": found,
        "shown": shown_finding(found),
        "line": kept(f"finding:{found.number}", lambda: chain.line_for("finding", found.number)),
        "crumbs": [(_("Findings"), address("findings/")), (found.reference, "")],
    }
    return render(request, "feedback/finding.html", context)
