"""Views to preview, make and list cuts."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.paging import page_of
from feedback import access
from feedback.cuts.forms import CutForm
from feedback.cuts.services import count_cut, request_cut
from feedback.models import Cut

analysts = role_required(*access.CUT_ROLES)


def _posted(request: HttpRequest) -> QueryDict | None:
    """Return the POST data, so that an empty POST still binds the form."""
    return request.POST if request.method == "POST" else None


@analysts
def listing(request: HttpRequest) -> HttpResponse:
    form = CutForm(_posted(request), initial=request.GET.dict())
    found: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            if "count" not in request.POST:
                return redirect(request_cut(actor=request.user, **form.facts()))
            found["count"] = count_cut(actor=request.user, **form.facts())
        except RuleBroken as error:
            found["refusal"] = error
    cuts = page_of(request, Cut.objects.select_related("form").order_by("-number"))
    status = 422 if form.errors or "refusal" in found else 200
    return render(
        request, "feedback/cuts/desk_cuts.html", {"form": form, "cuts": cuts, **found}, status=status
    )
