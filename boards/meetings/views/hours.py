"""Desk views for another hour of a posted meeting, which waits for its new notice (BK-10, BK-14)."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from boards import access
from boards.desk_acts import act_on_meeting, read_or_send
from boards.meetings.forms.times import HourForm
from boards.meetings.hours import keep_posted_hour, set_new_hour, why_no_new_hour
from boards.models import Meeting
from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import press


@read_or_send
@role_required(*access.POST_ROLES)
def hour(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    form = HourForm(request.POST or None, meeting=found)

    def act() -> str:
        try:
            set_new_hour(actor=request.user, meeting=found, **form.moments)
        except RuleBroken as error:
            raise _with_ways_on(error, found) from error
        return _("The new time is saved, and not public yet. Post the new notice.")

    words = {
        "heading": _("Change the time on the same day"),
        "button": _("Save the new time"),
        "hint": _(
            "The meeting keeps its page and its place in calendars. The public sees the posted time "
            "until the new notice is posted. The notice must be posted early enough before the new start "
            "time (Gov. Code §§ 11125(a), 11125.4, 11125.5)."
        ),
    }
    refused = None if form.is_bound else why_no_new_hour(found)
    if refused:
        words["refusal"] = _with_ways_on(refused, found)
    return act_on_meeting(request, found, form, act, **words)


def _with_ways_on(error: RuleBroken, meeting: Meeting) -> RuleBroken:
    """What can still be done when no notice of the new hour would be in time."""
    error.facts["ways"] = [
        (_("Cancel the meeting"), reverse("boards:cancel", args=[meeting.pk])),
        (_("Move it to another day"), reverse("boards:move", args=[meeting.pk])),
        (
            _("Once it has begun, adjourn it to a later time (Gov. Code § 11128.5)"),
            reverse("boards:continue", args=[meeting.pk]),
        ),
    ]
    return error


@require_POST
@role_required(*access.POST_ROLES)
def keep_hour(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)

    def act() -> str:
        keep_posted_hour(actor=request.user, meeting=found)
        return _("The new time was removed. The posted time still applies.")

    back = reverse("boards:desk_meeting", args=[found.pk])
    return press(request, act, button=_("Keep the posted time"), back_url=back)
