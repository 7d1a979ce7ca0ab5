"""Which texts have been read, by whom, and which by nobody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.access import role_required
from feedback import access
from feedback.coding.coverage_report import coverage as coverage_of
from feedback.coding.forms import ScopeForm


@role_required(*access.CODE_ROLES)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET)
    context = {"scope": form, "chosen": form.chosen} | coverage_of(form.chosen)
    return render(request, "feedback/desk_coverage.html", context)
