"""The body leaves an item of the running meeting without a vote."""

from django.http import HttpRequest, HttpResponse

from boards import access
from boards.decisions.console import table_form
from boards.decisions.services import table_item
from boards.models import Meeting
from boards.sessions.views.answers import act, take


@act
def table(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    """Put off, or not taken up."""
    on = access.get_item(found, item)
    return take(
        request,
        found,
        table_form(on, request.POST),
        lambda given: table_item(actor=request.user, item=on, **given),
        name="leave",
        item=on,
        then="#now",
    )
