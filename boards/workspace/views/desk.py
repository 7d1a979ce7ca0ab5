"""Clerk views of members' RSVPs, disclosures and trainings."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from boards import access, staff_seats
from boards.bodies.training import record_training
from boards.desk_acts import read_or_send
from boards.models import Training
from boards.workspace.attendance_report import attendance_reports
from boards.workspace.disclosures import enter_disclosure
from boards.workspace.filed_disclosures import filed, with_items
from boards.workspace.forms import TrainingForm
from cms import clock
from cms.access import role_required
from cms.components.laws import with_law
from cms.exceptions import RuleBroken


@require_safe
@role_required(*access.LIVE_ROLES)
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """RSVPs are for the clerk only, not for other members or staff; nor for a clerk who is a member (BK-41)."""
    return _attendance_page(request, pk)


def _attendance_page(request: HttpRequest, pk: int, refusal: RuleBroken | None = None) -> HttpResponse:
    meeting = access.get_meeting(request.user, pk)
    filings = with_items(list(filed(meeting)))
    told = None if staff_seats.sits_in(request.user, meeting) else attendance_reports(meeting)
    context = {"meeting": meeting, "told": told, "filings": filings, "refusal": refusal}
    return render(request, "boards/workspace/desk_told.html", context, status=422 if refusal else 200)


@require_POST
@role_required(*access.LIVE_ROLES)
def enter(request: HttpRequest, pk: int, filing: int) -> HttpResponse:
    meeting = access.get_meeting(request.user, pk)
    row = filed(meeting).filter(pk=filing).first()
    if row is None:
        raise Http404
    try:
        enter_disclosure(actor=request.user, filing=row)
    except RuleBroken as error:
        return _attendance_page(request, pk, error)
    messages.success(request, _("Recorded in the meeting."))
    return redirect("boards:desk_told", meeting.pk)


@read_or_send
@role_required(*access.SEAT_ROLES)
def training(request: HttpRequest, slug: str) -> HttpResponse:
    body, today = access.get_body(slug), clock.today()
    form = TrainingForm(request.POST or None, body=body, day=today, initial={"done_on": today})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            rows = record_training(actor=request.user, body=body, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
            if field := error.facts.get("field"):
                form.add_error(field, with_law(error))
        else:
            messages.success(request, _("Training recorded. Members: %(count)s.") % {"count": len(rows)})
            return redirect("boards:desk_training", body.slug)
    done = Training.objects.filter(appointment__seat__body=body).select_related(
        "appointment", "meeting__body"
    )[:50]
    context = {"body": body, "form": form, "refusal": refusal, "done": done}
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/workspace/desk_training.html", context, status=status)
