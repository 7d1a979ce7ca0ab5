"""Responses of the console: redirect back to the clerk's place, or the page with errors (422)."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from boards import access
from boards.models import AgendaItem, Meeting
from boards.sessions.console import console_context
from boards.sessions.console.log import line_text
from boards.sessions.console.visits import news_since
from boards.sessions.console_visits import drop_draft, see_console
from cms.access import role_required
from cms.exceptions import RuleBroken

View = Callable[..., HttpResponse]


def act(view: View) -> View:
    """Decorator for console actions: clerk only, POST only; the view receives the meeting."""

    @require_POST
    @role_required(*access.LIVE_ROLES)
    @wraps(view)
    def guarded(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        return view(request, access.get_meeting(request.user, pk), **kwargs)

    return guarded


def press(
    request: HttpRequest,
    found: Meeting,
    do: Callable[[], Any],
    *,
    item: AgendaItem | None = None,
    then: str = "",
) -> HttpResponse:
    """Handle a button without input. A refusal stands in the pane of the button, and takes the focus."""
    try:
        do()
    except RuleBroken as error:
        _tell_news(request, found)
        found.refresh_from_db()
        number = str(item.number) if item is not None else asked_item(request)
        return page(request, found, number, refusal=error, at=then.removeprefix("#") or "head", status=422)
    return back(request, found, item=item, then=then)


def take(
    request: HttpRequest,
    found: Meeting,
    form: Form,
    do: Callable[[dict[str, Any]], Any],
    *,
    name: str,
    item: AgendaItem | None = None,
    then: str = "",
) -> HttpResponse:
    """Handle a form. A refusal keeps the input; success deletes the draft."""
    refusal = None
    if form.is_valid():
        given = form.given() if hasattr(form, "given") else dict(form.cleaned_data)
        try:
            do(given)
        except RuleBroken as error:
            refusal = error
        else:
            drop_draft(actor=request.user, meeting=found, name=form.draft)
            return back(request, found, item=item, then=then)
    _tell_news(request, found)
    found.refresh_from_db()
    number = str(item.number) if item is not None else asked_item(request)
    return page(request, found, number, forms={name: form}, refusal=refusal, status=422)


def page(
    request: HttpRequest,
    found: Meeting,
    number: str,
    *,
    forms: dict[str, Any] | None = None,
    refusal: RuleBroken | None = None,
    at: str = "",
    status: int = 200,
) -> HttpResponse:
    """``at``: the pane in which the refusal stands, unless it is that of a form."""
    see_console(actor=request.user, meeting=found)
    asked = {name: request.GET.get(name, "") for name in ("again", "ask")}
    context = console_context(found, number, request.user, **asked)
    context["forms"] |= forms or {}
    context |= {"refusal": refusal, "refused": next(iter(forms or {}), ""), "refused_at": _pane(context, at)}
    return render(request, "boards/sessions/desk_live.html", context, status=status)


def _pane(context: dict[str, Any], asked: str) -> str:
    """The pane in which a refusal stands: where the button was, if the page still has that pane."""
    meeting, item, motion = context["meeting"], context["item"], context.get("motion")
    has_roll = motion is not None and not motion.waits_for_second and (motion.is_open or motion.is_closed)
    there = {
        "presence": not meeting.is_over,
        "presiding": meeting.is_in_session,
        "next": has_roll,
        **dict.fromkeys(("now", "aside", "speakers"), item is not None),
    }
    return asked if there.get(asked) or not asked else "head"


def back(
    request: HttpRequest, found: Meeting, *, item: AgendaItem | None = None, ask: str = "", then: str = ""
) -> HttpResponse:
    """To the item; ``ask`` is the seat whose departure the page asks about."""
    _tell_news(request, found)
    number = str(item.number) if item is not None else asked_item(request)
    query = urlencode({name: value for name, value in (("item", number), ("ask", ask)) if value})
    return redirect(reverse("boards:live", args=[found.pk]) + (f"?{query}" if query else "") + then)


def asked_item(request: HttpRequest) -> str:
    return _digits(request.POST.get("item", ""))


def _tell_news(request: HttpRequest, found: Meeting) -> None:
    """Warn of events others recorded since the clerk's page was rendered. The act itself goes ahead."""
    seen = _digits(request.POST.get("seen", ""))
    if not seen:
        return
    for event in news_since(found, int(seen), request.user):
        facts = {"who": event.by_name, "what": line_text(event, event.posting)}
        messages.warning(request, _("Meanwhile, %(who)s recorded: %(what)s.") % facts)


def _digits(given: str) -> str:
    return given if given.isascii() and given.isdigit() and len(given) < 10 else ""
