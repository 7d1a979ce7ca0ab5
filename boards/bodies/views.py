"""Desk views for seats, terms and onboarding."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.bodies.forms import OnboardingForm
from boards.bodies.onboarding import record_step
from boards.bodies.onboarding_rules import checklist
from boards.bodies.seat_report import seat_report
from cms import clock
from cms.access import role_required
from cms.components.laws import with_law
from cms.exceptions import RuleBroken


@require_safe
@role_required(*access.SEAT_ROLES)
def seats(request: HttpRequest) -> HttpResponse:
    return render(request, "boards/bodies/desk_seats.html", {"reports": seat_report(clock.today())})


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(*access.SEAT_ROLES)
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Onboarding checklist of one member; a refused step shows its error beside the field."""
    appointment = access.get_appointment(request.user, pk)
    form = OnboardingForm(request.POST or None, initial={"done_on": clock.today()})
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            record_step(actor=request.user, appointment=appointment, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
            if field := error.facts.get("field"):
                form.add_error(field, with_law(error))
        else:
            messages.success(request, _("Step added to the checklist."))
            return redirect("boards:desk_seat", appointment.pk)
    context = {
        "appointment": appointment,
        "steps": checklist(appointment, appointment.onboarding.all()),
        "today": clock.today(),
        "form": form,
        "refusal": refusal,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/bodies/desk_seat.html", context, status=status)
