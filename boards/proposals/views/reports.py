"""Member views for the yearly report: draft versions by two members and the liaison (C2C-30, C2C-32)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boards.models import CycleReport
from boards.proposals import visibility
from boards.proposals.forms.member import ReportForm
from boards.proposals.report_presenters import page_context
from boards.proposals.reports import write_report
from cms.exceptions import RuleBroken

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@read_or_send
def report(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_member_report(request.user, pk)
    return write(request, found, "boards/proposals/member_report.html", to="boards:member_report")


def write(request: HttpRequest, found: CycleReport, template: str, *, to: str, **more: Any) -> HttpResponse:
    """Show changes since the previous version; POST writes the next version."""
    context = page_context(request.user, found, request.GET.get("version", "")) | more
    newest = context["newest"]
    form = ReportForm(request.POST or None, initial={"words": newest.text if newest else {}})
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            made = write_report(actor=request.user, report=found, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved as version %(number)s.") % {"number": made.number})
            return redirect(to, found.pk)
    context |= {"form": form, "refusal": refusal}
    return render(request, template, context, status=422 if form.is_bound else 200)
