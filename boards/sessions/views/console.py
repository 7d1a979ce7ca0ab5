"""Console page, drafts, and coordination of several clerks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards import access
from boards.sessions.console.visits import last_event, visits_context
from boards.sessions.console_visits import keep_draft, see_console
from boards.sessions.views.answers import act, page
from cms.access import role_required

NEVER_KEPT = ("csrfmiddlewaretoken", "form", "seen", "item")


@require_safe
@role_required(*access.LIVE_ROLES)
def live(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    if found.is_draft:
        raise Http404
    return page(request, found, request.GET.get("item", ""))


@require_safe
@role_required(*access.LIVE_ROLES)
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the console is open; show who else has it open, and whether there are new events."""
    found = access.get_meeting(request.user, pk)
    if found.is_draft:
        raise Http404
    see_console(actor=request.user, meeting=found)
    is_old = request.GET.get("seen", "") != str(last_event(found))
    context = visits_context(found, request.user) | {"meeting": found, "is_old": is_old}
    return render(request, "boards/sessions/_live_others.html", context)


@act
def draft(request: HttpRequest, found) -> HttpResponse:
    words = {name: value for name, value in request.POST.items() if name not in NEVER_KEPT}
    keep_draft(actor=request.user, meeting=found, name=request.POST.get("form", ""), words=words)
    return HttpResponse(status=204)
