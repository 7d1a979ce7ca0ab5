"""Views to write and review findings (PAR-07), and the public pages."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms import chain
from cms.access import role_required
from cms.cache import cached
from cms.cleaning import clean_text
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.records.history import actor_label
from cms.web.paging import page_of
from feedback import access
from feedback.findings.figures import figures_of
from feedback.findings.forms import FindingForm, QuotesForm
from feedback.findings.number_references import listed
from feedback.findings.presenters import finding_rows, finding_view
from feedback.findings.publication_checks import checklist
from feedback.findings.quotes import passages_for
from feedback.findings.services import (
    counting_of,
    publishing_of,
    request_publication,
    review_finding,
    save_finding,
    set_quotes,
)
from feedback.models import Finding

writers = role_required(*access.FINDING_ROLES)


def _posted(request: HttpRequest) -> QueryDict | None:
    """Return the POST data, so that an empty POST still binds the form."""
    return request.POST if request.method == "POST" else None


@writers
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    findings = page_of(request, Finding.objects.select_related("cut", "code").order_by("-number"))
    return render(request, "feedback/findings/desk_findings.html", {"findings": findings})


@writers
def new(request: HttpRequest) -> HttpResponse:
    return _written(request, FindingForm(_posted(request), initial={"cut": request.GET.get("cut")}))


@writers
def edit(request: HttpRequest, number: int) -> HttpResponse:
    found = access.get_finding(request.user, number)
    return _written(request, FindingForm(_posted(request), instance=found))


def _written(request: HttpRequest, form: FindingForm) -> HttpResponse:
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            made = save_finding(actor=request.user, finding=form.instance)
            messages.success(request, _saved_message(made))
            return _back(made.number)
        except RuleBroken as error:
            refusal = error
    return _page(request, form, refusal)


def _saved_message(finding: Finding) -> str:
    if finding.numbers:
        return _("Saved. The numbers were computed from the cut.")
    return _("Saved. The numbers of this cut are being worked out.")


def _page(request: HttpRequest, form: FindingForm, refusal: RuleBroken | None = None) -> HttpResponse:
    """Render the editor: the form keeps the typed values, and the rest shows the stored finding."""
    number = form.instance.number if form.instance.pk else None
    context: dict[str, Any] = {"form": form, "refusal": refusal, "finding": None}
    if number:
        context |= _about(request, access.get_finding(request.user, number))
    else:
        context["references"] = listed({})
    return render(
        request, "feedback/findings/desk_finding.html", context, status=422 if form.errors or refusal else 200
    )


def _about(request: HttpRequest, finding: Finding) -> dict[str, Any]:
    words = clean_text(request.GET.get("words", ""))[:80].strip()
    passages = [] if finding.is_public else passages_for(finding, words)
    checks = [] if finding.is_public else checklist(finding, passages)
    beside = next((each.beside for each in finding.quotes.all()), "channel")
    return {
        "finding": finding,
        "shown": finding_view(finding),
        "references": listed(figures_of(finding)),
        "passages": passages,
        "words": words,
        "quotes_form": QuotesForm(finding=finding, initial={"beside": beside}),
        "checks": checks,
        "is_ready": not any(each.level == "stop" for each in checks),
        "work": publishing_of(finding) or counting_of(finding.cut),
        "is_own": finding.written_by_name == actor_label(request.user),
    }


@writers
@require_POST
def quotes(request: HttpRequest, number: int) -> HttpResponse:
    found = access.get_finding(request.user, number)
    form = QuotesForm(request.POST, finding=found)
    if not form.is_valid():
        messages.error(request, _("Choose from the passages below."))
        return _back(number)
    facts = {"codings": list(form.cleaned_data["coding"]), "beside": form.cleaned_data["beside"]}
    return _act(request, found, set_quotes, _("Saved."), **facts)


@writers
@require_POST
def review(request: HttpRequest, number: int) -> HttpResponse:
    found = access.get_finding(request.user, number)
    return _act(request, found, review_finding, _("You reviewed it. Now it can go public."))


@writers
@require_POST
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Start the publication job and redirect to its progress page."""
    found = access.get_finding(request.user, number)
    try:
        job = request_publication(actor=request.user, finding=found)
    except RuleBroken as error:
        return _refused(request, found, error)
    return redirect(job) if job else _back(number)


def _act(
    request: HttpRequest, finding: Finding, act: Callable[..., Any], done: str, **facts: Any
) -> HttpResponse:
    try:
        act(actor=request.user, finding=finding, **facts)
    except RuleBroken as error:
        return _refused(request, finding, error)
    messages.success(request, done)
    return _back(finding.number)


def _refused(request: HttpRequest, finding: Finding, refusal: RuleBroken) -> HttpResponse:
    stored = access.get_finding(request.user, finding.number)
    return _page(request, FindingForm(instance=stored), refusal)


def _back(number: int) -> HttpResponse:
    return redirect(reverse("feedback:desk_finding", args=[number]))


@require_safe
def public_list(request: HttpRequest) -> HttpResponse:
    page = page_of(request, Finding.objects.published().order_by("-number"))
    context = {"page_of": page, "rows": finding_rows(page), "crumbs": [(_("Findings"), "")]}
    return render(request, "feedback/findings/findings.html", context)


@require_safe
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    found = access.get_public_finding(reference)
    context = {
        "finding": found,
        "shown": finding_view(found),
        "line": cached(f"finding:{found.number}", lambda: chain.line_for("finding", found.number)),
        "crumbs": [(_("Findings"), address("findings/")), (found.reference, "")],
    }
    return render(request, "feedback/findings/finding.html", context)
