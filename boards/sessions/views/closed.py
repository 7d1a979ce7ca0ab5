"""Views for closed session: begin, end, and the minute book (BK-32 to BK-34)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from boards import access
from boards.models import Meeting
from boards.sessions import access as live_access
from boards.sessions import closed_minutes, closed_sessions
from boards.sessions.closed_sessions import go_into_closed
from boards.sessions.console import build
from boards.sessions.forms.closed import BookForm
from boards.sessions.views.answers import act, take
from cms.access import has_role
from cms.exceptions import RuleBroken


@act
def out(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)
    return take(
        request,
        found,
        build.out(on, request.POST),
        lambda given: go_into_closed(actor=request.user, item=on, **given),
        name="out",
        item=on,
        then="#now",
    )


@act
def come_back(request: HttpRequest, found: Meeting, item: int) -> HttpResponse:
    on = access.get_item(found, item)
    return take(
        request,
        found,
        build.back(on, request.POST),
        lambda given: closed_sessions.come_back(actor=request.user, item=on, **given),
        name="back",
        item=on,
        then="#now",
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """The minute book; raises Http404 for all but its clerk and the members. No draft is stored."""
    session = live_access.get_closed_session(pk, item)
    pages = closed_minutes.read_closed_book(request.user, session)
    form, refusal = BookForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            closed_minutes.write_closed_note(
                actor=request.user, session=session, text=form.cleaned_data["text"]
            )
        except RuleBroken as error:
            refusal = error
        else:
            return redirect(request.path)
    context = {
        "session": session,
        "meeting": session.item.meeting,
        "pages": pages,
        "form": form if request.user.pk == session.clerk_id else None,
        "refusal": refusal,
        "is_clerk": has_role(request.user, *access.LIVE_ROLES),
    }
    return render(
        request, "boards/sessions/desk_book.html", context, status=422 if form.errors or refusal else 200
    )
