"""Views to adjourn: what was not done comes first, and for ten minutes it can be taken back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from boards import access
from boards.desk_acts import act_on_meeting, read_or_send
from boards.models import Meeting
from boards.sessions.adjournment import make_final, undo_end
from boards.sessions.console.ending import ending_context
from boards.sessions.forms.ending import EndForm
from boards.sessions.services import end_meeting
from boards.sessions.views.answers import act, press
from cms.access import role_required


@read_or_send
@role_required(*access.LIVE_ROLES)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, then the confirmation."""
    found = access.get_meeting(request.user, pk)
    if not found.is_in_session:
        return redirect(reverse("boards:live", args=[found.pk]))
    context = ending_context(found)
    form = EndForm(request.POST if request.method == "POST" else None, asks=bool(context["comment"]))

    def do() -> str:
        end_meeting(actor=request.user, meeting=found, **form.given())
        return _("Meeting adjourned. You can undo this for 10 minutes.")

    words: dict[str, Any] = {"template": "boards/sessions/desk_end.html", "to": "boards:live"}
    return act_on_meeting(request, found, form, do, **words, **context)


@act
def undo(request: HttpRequest, found: Meeting) -> HttpResponse:
    return press(request, found, lambda: undo_end(actor=request.user, meeting=found))


@act
def final(request: HttpRequest, found: Meeting) -> HttpResponse:
    return press(request, found, lambda: make_final(actor=request.user, meeting=found))
