"""Console view to close an item of the running meeting without a vote."""

from django.http import HttpRequest, HttpResponse

from boards import access
from boards.decisions.console import leave_form
from boards.decisions.services import leave_item
from boards.models import Meeting
from boards.sessions.views.answers import act, take


@act
def leave(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    """Defer the item, or record it as not taken up."""
    on = access.get_item(found, item)
    return take(
        request,
        found,
        leave_form(on, request.POST),
        lambda given: leave_item(actor=request.user, item=on, **given),
        name="leave",
        item=on,
        then="#now",
    )
