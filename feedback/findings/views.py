"""Views to write and review findings (PAR-07), and the public pages."""

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
from cms.cleaning import clean_text, whole_numbers
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.records.history import actor_label
from cms.web.buttons import press, refused
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
        return _("Saved. The numbers were calculated from the data set.")
    return _("Saved. The numbers of this data set are being calculated.")


def _page(
    request: HttpRequest,
    form: FindingForm,
    refusal: RuleBroken | None = None,
    quotes_form: QuotesForm | None = None,
) -> HttpResponse:
    """Render the editor: the form keeps the typed values, and the rest shows the stored finding.

    ``quotes_form``: the choice of quotes, where it is that one which was refused.
    """
    number = form.instance.number if form.instance.pk else None
    context: dict[str, Any] = {"form": form, "refusal": refusal, "finding": None}
    if number:
        context |= _about(request, access.get_finding(request.user, number), quotes_form)
    else:
        context["references"] = listed({})
    status = 422 if form.errors or refusal or quotes_form else 200
    return render(request, "feedback/findings/desk_finding.html", context, status=status)


def _about(request: HttpRequest, finding: Finding, quotes_form: QuotesForm | None) -> dict[str, Any]:
    words = clean_text(request.GET.get("words", ""))[:80].strip()
    passages = [] if finding.is_public else passages_for(finding, words)
    checks = [] if finding.is_public else checklist(finding, passages)
    in_use = [each["coding"].pk for each in passages if each["used"]]
    beside = next((each.beside for each in finding.quotes.all()), "channel")
    return {
        "finding": finding,
        "shown": finding_view(finding),
        "references": listed(figures_of(finding)),
        "passages": passages,
        "words": words,
        "chosen": whole_numbers(request.POST.getlist("coding")) if quotes_form else in_use,
        "shows_quotes": bool(
            passages or (words and not finding.is_public) or (quotes_form and quotes_form.errors)
        ),
        "quotes_form": quotes_form or QuotesForm(finding=finding, initial={"beside": beside}),
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
    refusal = None
    if form.is_valid():
        facts = {"codings": list(form.cleaned_data["coding"]), "beside": form.cleaned_data["beside"]}
        try:
            set_quotes(actor=request.user, finding=found, **facts)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved."))
            return _back(number)
    stored = access.get_finding(request.user, number)
    return _page(request, FindingForm(instance=stored), refusal, quotes_form=form)


@writers
@require_POST
def review(request: HttpRequest, number: int) -> HttpResponse:
    found = access.get_finding(request.user, number)

    def act() -> str:
        review_finding(actor=request.user, finding=found)
        return _("You reviewed it. Now it can go public.")

    button = _("I reviewed %(number)s") % {"number": found.reference}
    return press(request, act, button=button, back_url=_address(number))


@writers
@require_POST
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Start the publication job and redirect to its progress page."""
    found = access.get_finding(request.user, number)
    try:
        job = request_publication(actor=request.user, finding=found)
    except RuleBroken as error:
        button = _("Publish %(number)s") % {"number": found.reference}
        return refused(request, error, button=button, back_url=_address(number))
    return redirect(job) if job else _back(number)


def _address(number: int) -> str:
    return reverse("feedback:desk_finding", args=[number])


def _back(number: int) -> HttpResponse:
    return redirect(_address(number))


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
