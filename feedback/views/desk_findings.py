"""Write findings: words typed, numbers computed, quotes chosen from coded passages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.paging import page_of
from feedback import access, services
from feedback.forms.desk import FindingForm
from feedback.models import Coding, Finding
from feedback.reading import finding_numbers, shown_quotes

MOST_PASSAGES = 60
writers = role_required(*access.FINDING_ROLES)


def _posted(request: HttpRequest) -> QueryDict | None:
    """An empty POST is a form sent empty, not a form just opened."""
    return request.POST if request.method == "POST" else None


@writers
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    findings = page_of(request, Finding.objects.select_related("cut", "code").order_by("-number"))
    return render(request, "feedback/desk_findings.html", {"findings": findings})


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
            made = services.save_finding(actor=request.user, finding=form.instance)
            messages.success(request, _("Saved. The numbers were computed from the cut."))
            return redirect(reverse("feedback:desk_finding", args=[made.number]))
        except RuleBroken as error:
            refusal = error
    stored = Finding.objects.select_related("cut", "code").filter(pk=form.instance.pk).first()
    context = {"form": form, "finding": stored, "refusal": refusal, "passages": []}
    if stored:
        context |= {
            "numbers": finding_numbers(stored),
            "quotes": shown_quotes(stored),
            "passages": _passages(stored),
        }
    status = 422 if form.errors or refusal else 200
    return render(request, "feedback/desk_finding.html", context, status=status)


def _passages(finding: Finding) -> list[dict]:
    """Coded passages whose people allow a quote, those in use first ticked."""
    used = {(quote.text_id, quote.start, quote.end) for quote in finding.quotes.all()}
    codings = Coding.objects.filter(code=finding.code).select_related("text__submission")
    found = [each for each in codings.order_by("-stance", "pk") if each.text.submission.may_be_quoted]
    found.sort(key=lambda each: (each.text_id, each.start, each.end) not in used)
    return [
        {
            "coding": each,
            "words": each.text.text[each.start : each.end],
            "used": (each.text_id, each.start, each.end) in used,
        }
        for each in found[:MOST_PASSAGES]
    ]


@writers
@require_POST
def quotes(request: HttpRequest, number: int) -> HttpResponse:
    found = access.get_finding(request.user, number)
    chosen = [int(each) for each in request.POST.getlist("coding") if each.isascii() and each.isdigit()]
    codings = Coding.objects.filter(code=found.code, pk__in=chosen).select_related("text__submission")
    try:
        services.set_quotes(actor=request.user, finding=found, codings=list(codings))
        messages.success(request, _("Saved."))
    except RuleBroken as error:
        messages.error(request, str(error))
    return redirect(reverse("feedback:desk_finding", args=[number]))


@writers
@require_POST
def publish(request: HttpRequest, number: int) -> HttpResponse:
    found = access.get_finding(request.user, number)
    try:
        services.publish_finding(actor=request.user, finding=found)
        messages.success(request, _("%(number)s is public now.") % {"number": found.reference})
    except RuleBroken as error:
        messages.error(request, str(error))
    return redirect(reverse("feedback:desk_finding", args=[number]))
