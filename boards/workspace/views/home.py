"""Workspace home, and a member's term, checklist and trainings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards import access
from boards.workspace.home import next_meetings, own_seats
from cms import clock


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """News and seats of a current member; nothing about others (BK-41)."""
    held = access.require_seats(request.user)
    context = {
        "next": next_meetings(request.user, held),
        "own": own_seats(held),
        "today": clock.today(),
    }
    return render(request, "boards/workspace/workspace.html", context)


@require_safe
def term(request: HttpRequest) -> HttpResponse:
    held = access.require_seats(request.user)
    context = {"own": own_seats(held), "today": clock.today()}
    return render(request, "boards/workspace/term.html", context)
