"""The desk: the start page of staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cms.access import staff_required
from cms.desk_home import home_context


@staff_required
def home(request: HttpRequest) -> HttpResponse:
    """What waits for this person, what waits for others, and the next meeting."""
    context = home_context(request.user, show_all="all" in request.GET)
    return render(request, "cms/desk_home.html", context)
