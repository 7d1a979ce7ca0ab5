"""View of this person's last acts of coding, each with a button that undoes it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from feedback import access
from feedback.coding.undo import last_acts, undo_act


@role_required(*access.CODE_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def acts(request: HttpRequest) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            undo_act(actor=request.user, number=whole_number(request.POST.get("act")) or 0)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Undone."))
            return redirect("feedback:desk_coding_acts")
    context = {"acts": last_acts(request.user), "refusal": refusal, "asked": request.POST.get("act", "")}
    return render(request, "feedback/coding/desk_acts.html", context, status=422 if refusal else 200)
