"""The console of a running meeting. Each button is a form of its own: it works by full page loads."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from boards import access, services
from boards.choices import PresenceMode
from boards.console import console_context
from boards.forms import LeaveForm, MotionForm
from boards.models import Meeting, Seat
from boards.rosters import roster_of
from cms.access import role_required
from cms.exceptions import RuleBroken


@require_safe
@role_required(*access.LIVE_ROLES)
def live(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    if found.is_draft:
        raise Http404
    return render(request, "boards/desk_live.html", console_context(found, request.GET.get("item", "")))


def _answer(
    request: HttpRequest, found: Meeting, act: Callable[[], Any], *, item=None, then=""
) -> HttpResponse:
    """Do it, or say why not; then back to where the clerk was."""
    try:
        act()
    except RuleBroken as error:
        messages.error(request, f"{error} {error.rule}".strip())
    query = f"?item={item.number}" if item is not None else _keep_item(request)
    return redirect(reverse("boards:live", args=[found.pk]) + query + then)


def _keep_item(request: HttpRequest) -> str:
    number = request.POST.get("item", "")
    return f"?item={number}" if number.isascii() and number.isdigit() else ""


@require_POST
@role_required(*access.LIVE_ROLES)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    return _answer(request, found, lambda: services.begin_meeting(actor=request.user, meeting=found))


@require_POST
@role_required(*access.LIVE_ROLES)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    return _answer(request, found, lambda: services.end_meeting(actor=request.user, meeting=found))


@require_POST
@role_required(*access.LIVE_ROLES)
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """ "<seat>:room", "<seat>:remote", "<seat>:left", or "all:room" for the roll call at the start."""
    found = access.get_meeting(request.user, pk)
    which, _colon, how = request.POST.get("presence", "").partition(":")
    if how not in ("room", "remote", "left"):
        raise Http404
    places = [place for place in roster_of(found).places if not place.is_vacant]
    others = [place.seat for place in places if not place.is_present]
    seats = others if which == "all" else [_seat(found, which)]
    mode = None if how == "left" else PresenceMode(how)
    return _answer(
        request,
        found,
        lambda: services.mark_presence(actor=request.user, meeting=found, seats=seats, mode=mode),
        then="#presence",
    )


def _seat(found: Meeting, pk: str) -> Seat:
    seat = next((each for each in found.body.seats.all() if str(each.pk) == pk), None)
    if seat is None:
        raise Http404
    return seat


@require_POST
@role_required(*access.LIVE_ROLES)
def comment(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    on = access.get_item(found, item)
    act = services.close_comment if request.POST.get("comment") == "close" else services.open_comment
    return _answer(request, found, lambda: act(actor=request.user, item=on), item=on, then="#now")


@require_POST
@role_required(*access.LIVE_ROLES)
def motion(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    on = access.get_item(found, item)
    form = MotionForm(request.POST, members=roster_of(found))
    if not form.is_valid():
        context = console_context(found, str(on.number)) | {"motion_form": form}
        return render(request, "boards/desk_live.html", context, status=422)
    return _answer(
        request,
        found,
        lambda: services.make_motion(actor=request.user, item=on, **form.facts()),
        item=on,
        then="#now",
    )


@require_POST
@role_required(*access.LIVE_ROLES)
def leave(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """The body leaves an item without a vote: put off, or not taken up."""
    found = access.get_meeting(request.user, pk)
    on = access.get_item(found, item)
    form = LeaveForm(request.POST)
    if not form.is_valid():
        context = console_context(found, str(on.number)) | {"leave_form": form}
        return render(request, "boards/desk_live.html", context, status=422)
    facts = {name: form.cleaned_data[name] for name in ("outcome", "reason", "until")}
    return _answer(
        request,
        found,
        lambda: services.leave_item(actor=request.user, item=on, **facts),
        item=on,
        then="#now",
    )


@require_POST
@role_required(*access.LIVE_ROLES)
def vote(request: HttpRequest, pk: int, motion: int) -> HttpResponse:
    """ "<seat>:<choice>". Pressing another button before closing puts a mistake right; history keeps both."""
    found = access.get_meeting(request.user, pk)
    on = access.get_motion(found, motion)
    which, _colon, choice = request.POST.get("vote", "").partition(":")
    seat = _seat(found, which)
    return _answer(
        request,
        found,
        lambda: services.record_vote(actor=request.user, motion=on, seat=seat, choice=choice),
        item=on.item,
        then="#next",
    )


@require_POST
@role_required(*access.LIVE_ROLES)
def close(request: HttpRequest, pk: int, motion: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    on = access.get_motion(found, motion)

    def act() -> None:
        closed = services.close_vote(actor=request.user, motion=on)
        messages.success(request, _("Adopted.") if closed.passed else _("Not adopted."))

    return _answer(request, found, act, item=on.item, then="#now")


@require_POST
@role_required(*access.LIVE_ROLES)
def withdraw(request: HttpRequest, pk: int, motion: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    on = access.get_motion(found, motion)
    return _answer(
        request,
        found,
        lambda: services.withdraw_motion(actor=request.user, motion=on),
        item=on.item,
        then="#now",
    )
