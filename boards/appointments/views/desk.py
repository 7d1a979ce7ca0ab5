"""Desk view of one application: public and internal answers, eligibility warning, scores (C2C-08, C2C-09)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from boards import access
from boards.appointments import calls, selectors
from boards.appointments.calls import score_application
from boards.appointments.forms.desk import ScoreForm
from boards.models import Application
from boards.models.applications import ApplicationState
from cms.access import has_role, role_required
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from cms.web.buttons import press
from feedback.reference_data.languages import language_name


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*access.APPLICATION_ROLES)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """Read an application and score it once."""
    found = access.get_application(request.user, pk)
    form = ScoreForm(found.call, request.POST if request.method == "POST" else None)
    refusal = None
    if form.is_bound and form.is_valid():
        facts = {"points": form.points, "note": form.cleaned_data["note"]}
        try:
            score_application(actor=request.user, application=found, **facts)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Scores saved. You can now see the scores others gave."))
            return redirect("boards:desk_application", found.pk)
    context = _context(request, found) | {"form": form, "refusal": refusal}
    status = 422 if form.is_bound else 200
    return render(request, "boards/appointments/desk_application.html", context, status=status)


@require_POST
@role_required(*access.APPOINT_ROLES)
def shortlist(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_application(request.user, pk)
    on = request.POST.get("on") == "yes"

    def act() -> str:
        calls.shortlist(actor=request.user, application=found, on=on)
        if on:
            return _("%(name)s was added to the short list.") % {"name": found.name}
        return _("%(name)s was removed from the short list.") % {"name": found.name}

    button = _("Add to the short list") if on else _("Remove from the short list")
    return press(request, act, button=button, back_url=reverse("boards:desk_call", args=[found.call_id]))


def _context(request: HttpRequest, found: Application) -> dict:
    row = selectors.scored(found, request.user)
    call = found.call
    reviews = [
        {
            "review": review,
            "points": [
                {"label": text(criterion), "points": points}
                for criterion, points in zip(call.criteria, review.points, strict=True)
            ],
        }
        for review in row.reviews
        if row.sees_others
    ]
    may_score = call.is_over() and not call.scored_at and row.own is None and found.is_live
    return {
        "application": found,
        "call": call,
        "row": row,
        "reviews": reviews,
        "others": len(row.reviews) - (1 if row.own else 0),
        "may_score": may_score,
        "may_shortlist": bool(call.scored_at)
        and found.is_live
        and not call.is_on_an_agenda
        and has_role(request.user, *access.APPOINT_ROLES),
        "is_short": found.state == ApplicationState.SHORTLISTED,
        "contact": getattr(found, "contact", None),
        "language": language_name(found.language),
    }
