"""A member's RSVP to the clerk. Hidden from other members (BK-29b, BK-41)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from boards.base_forms import DeskForm
from boards.desk_acts import read_or_send
from boards.models import Attendance, Meeting
from boards.notices.services import is_late
from boards.sessions.remote_exceptions import ask_exception
from boards.workspace.access import get_meeting
from boards.workspace.attendance import record_rsvp
from boards.workspace.forms import AttendanceForm, ExceptionForm
from boards.workspace.remote_terms import terms_of
from cms.exceptions import RuleBroken


@read_or_send
def rsvp(request: HttpRequest, pk: int) -> HttpResponse:
    found, appointment = get_meeting(request.user, pk)
    told = Attendance.objects.filter(meeting=found, appointment=appointment).first()
    form = AttendanceForm(
        request.POST or None, meeting=found, initial={"coming": told.coming if told else None}
    )

    def act() -> str:
        facts = {"reach": form.cleaned_data.get("reach", ""), "coming": form.cleaned_data["coming"]}
        record_rsvp(actor=request.user, meeting=found, appointment=appointment, **facts)
        if any(is_late(row, found) for row in found.remote_members.filter(appointment=appointment)):
            return _("The clerk has your reply. The notice naming remote members was due earlier.")
        return _("The clerk has your reply. You can change it until the meeting begins.")

    words = {
        "heading": _("Will you attend?"),
        "terms": terms_of(found),
        "hint": _("Only the clerk can see it, to plan for a quorum. No other member can."),
        "button": _("Tell the clerk"),
    }
    return rsvp_form(request, found, form, act, **words)


@read_or_send
def exception(request: HttpRequest, pk: int) -> HttpResponse:
    """BK-29e: the member requests; the body decides in the meeting."""
    found, appointment = get_meeting(request.user, pk)
    form = ExceptionForm(request.POST or None)

    def act() -> str:
        ask_exception(
            actor=request.user,
            meeting=found,
            appointment=appointment,
            description=form.cleaned_data["description"],
        )
        return _("The clerk has your request. The body votes on it at the meeting.")

    words = {
        "heading": _("Ask to be counted while remote because of a disability"),
        "hint": _(
            "Where a majority must be at one place, you can be counted while remote if a "
            "disability-related need cannot be met in another way. The body votes on it for each "
            "meeting. Your description is never public."
        ),
        "button": _("Send request"),
    }
    return rsvp_form(request, found, form, act, **words)


def rsvp_form(
    request: HttpRequest, meeting: Meeting, form: DeskForm, act: Callable[[], str], **words: Any
) -> HttpResponse:
    """Handle a member's form on a meeting; a refusal is shown above it and keeps the input."""
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            done = act()
        except RuleBroken as error:
            refusal = error
            if field := error.facts.get("field"):
                form.add_error(field, str(error))
        else:
            messages.success(request, done)
            return redirect("boards:workspace_meeting", meeting.pk)
    context = {
        "form": form,
        "meeting": meeting,
        "refusal": refusal,
        "back_url": reverse("boards:workspace_meeting", args=[meeting.pk]),
        **words,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/workspace/tell.html", context, status=status)
