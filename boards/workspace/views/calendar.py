"""A member's secret calendar URL: shown once when created, ended by its owner."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.absolute_urls import absolute
from boards.desk_acts import read_or_send
from boards.meetings.calendars import CONTENT_TYPE
from boards.models import CalendarLink
from boards.workspace.calendar import calendar_for
from boards.workspace.calendar_links import end_calendar_link, renew_calendar_link
from cms.web.conditional import with_etag


@read_or_send
def link(request: HttpRequest) -> HttpResponse:
    access.require_seats(request.user)
    url = ""
    if request.method == "POST":
        if request.POST.get("act") == "end":
            end_calendar_link(owner=request.user)
            messages.success(request, _("Your calendar address is turned off."))
            return redirect("boards:workspace_calendar")
        token = renew_calendar_link(owner=request.user)
        url = absolute(reverse("boards:own_calendar", args=[token]))
    context = {"link": CalendarLink.objects.filter(owner=request.user).first(), "url": url}
    return render(request, "boards/workspace/calendar.html", context)


@require_safe
@with_etag
def own_calendar(request: HttpRequest, token: str) -> HttpResponse:
    response = HttpResponse(calendar_for(token), content_type=CONTENT_TYPE)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
