"""Check-in on a phone: find a person, check them in, count walk-ins (row 14 of the matrix)."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from engagement import access, access_log
from engagement.models import Conversation, Registration
from engagement.registrations.check_in import (
    DOOR_IS_OPEN,
    count_walk_in,
    mark_came,
    room_of,
    undo_came,
    undo_walk_in,
)
from engagement.registrations.forms import CameForm, WalkInForm
from engagement.registrations.selectors import at_the_door, board_counts

MOST_TYPED = 120
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@require_safe
def door(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    return _door(request, found, WalkInForm())


def _door(request: HttpRequest, found: Conversation, form: WalkInForm, status: int = 200) -> HttpResponse:
    typed = request.GET.get("q", "")[:MOST_TYPED].strip()
    access_log.log(request.user, "the door list of conversation", found.pk)
    context = {
        "conversation": found,
        "typed": typed,
        "people": at_the_door(found, typed),
        "walk_ins": list(found.walk_ins.select_related("role", "area").order_by("-pk")[:5]),
        "boards": board_counts(found),
        "room": room_of(found),
        "form": form,
        "may_mark": found.status in DOOR_IS_OPEN,
    }
    return _private(render(request, "engagement/registrations/door.html", context, status=status))


@role_required(*access.DOOR_ROLES)
@require_safe
def printed(request: HttpRequest, slug: str) -> HttpResponse:
    """The same list for paper, with boxes to tick."""
    found = access.get_conversation(request.user, slug)
    access_log.log(request.user, "the printed door list of conversation", found.pk)
    context = {"conversation": found, "people": at_the_door(found)}
    return _private(render(request, "engagement/registrations/door_list.html", context))


@role_required(*access.DOOR_ROLES)
@read_or_send
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """The target of a receipt's QR code: one person, one button."""
    found = access.get_registration_by_code(code)
    if request.method == "POST":
        _mark(request, found)
        return redirect("engagement:desk_door_code", code)
    access_log.log(request.user, "registration", found.pk)
    context = {
        "conversation": found.conversation,
        "person": found,
        "code": code,
        "room": room_of(found.conversation),
        "may_mark": found.conversation.status in DOOR_IS_OPEN,
    }
    return _private(render(request, "engagement/registrations/door_code.html", context))


@role_required(*access.DOOR_ROLES)
@require_POST
def came(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    _mark(request, access.get_registration(request.user, slug, pk))
    return _back(request, slug)


@role_required(*access.DOOR_ROLES)
@require_POST
def came_undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.get_registration(request.user, slug, pk)
    _try(
        request,
        lambda: undo_came(actor=request.user, registration=found),
        _("Taken back: this person is not marked as come."),
    )
    return _back(request, slug)


@role_required(*access.DOOR_ROLES)
@require_POST
def walk_in(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return _door(request, found, form, status=422)
    people = form.cleaned_data["people"]
    said = ngettext("Counted: %(people)s person.", "Counted: %(people)s people.", people)
    act = lambda: count_walk_in(actor=request.user, conversation=found, **form.cleaned_data)  # noqa: E731
    _try(request, act, said % {"people": people})
    return _back(request, slug)


@role_required(*access.DOOR_ROLES)
@require_POST
def walk_in_undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.get_walk_in(request.user, slug, pk)
    _try(
        request,
        lambda: undo_walk_in(actor=request.user, walk_in=found),
        _("Taken back: this number no longer counts."),
    )
    return _back(request, slug)


def _mark(request: HttpRequest, found: Registration) -> None:
    form = CameForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(words) for errors in form.errors.values() for words in errors))
        return
    people = form.cleaned_data["people"]
    said = ngettext("Marked: %(people)s person came.", "Marked: %(people)s people came.", people)
    _try(
        request,
        lambda: mark_came(actor=request.user, registration=found, people=people),
        said % {"people": people},
    )


def _try(request: HttpRequest, act: Callable[[], Any], done: str) -> None:
    try:
        act()
    except RuleBroken as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)


def _back(request: HttpRequest, slug: str) -> HttpResponse:
    """Redirect to the list with the same search."""
    typed = request.POST.get("q", "")[:MOST_TYPED]
    query = "?" + urlencode({"q": typed}) if typed else ""
    return redirect(reverse("engagement:desk_door", args=[slug]) + query)


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
