"""Check-in on a phone: find a person, check them in, count walk-ins (row 14 of the matrix)."""

from typing import Any

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
from cms.web.buttons import press
from engagement import access, access_log
from engagement.models import Conversation, Registration
from engagement.models.registrations import MOST_IN_A_PARTY
from engagement.registrations.check_in import (
    DOOR_IS_OPEN,
    count_walk_in,
    mark_came,
    room_of,
    undo_came,
    undo_walk_in,
)
from engagement.registrations.door_list import DoorList, door_page, same_place
from engagement.registrations.forms import CameForm, WalkInForm
from engagement.registrations.selectors import board_counts

MOST_TYPED = 120
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@require_safe
def door(request: HttpRequest, slug: str) -> HttpResponse:
    return _door(request, access.get_conversation(request.user, slug))


def _door(
    request: HttpRequest,
    found: Conversation,
    *,
    form: WalkInForm | None = None,
    refusal: RuleBroken | None = None,
    person: Registration | None = None,
) -> HttpResponse:
    """Render the list. ``form`` or ``person``: where it was refused; what was typed there stays (422)."""
    typed = _typed(request)
    listed = DoorList(found, typed, by_side=True)
    access_log.log(request.user, "the door list of conversation", found.pk)
    context = {
        "conversation": found,
        **door_page(request, listed, typed, person),
        "is_online_open": bool(typed or person),
        "walk_ins": list(found.walk_ins.select_related("role", "area").order_by("-pk")[:5]),
        "boards": board_counts(found),
        "room": room_of(found),
        "form": form or WalkInForm(),
        "may_mark": found.status in DOOR_IS_OPEN,
        "may_handle_needs": access.may_handle_needs(request.user),
    } | _refused(request, refusal, person)
    status = 422 if form or person else 200
    return _private(render(request, "engagement/registrations/door.html", context, status=status))


def _typed(request: HttpRequest) -> str:
    sent = request.POST if request.method == "POST" else request.GET
    return sent.get("q", "")[:MOST_TYPED].strip()


def _refused(request: HttpRequest, refusal: RuleBroken | None, person: Registration | None) -> dict[str, Any]:
    refused_pk = person.pk if person and refusal else None
    return {"refusal": refusal, "refused_pk": refused_pk, "people_typed": request.POST.get("people", "")}


@role_required(*access.DOOR_ROLES)
@require_safe
def printed(request: HttpRequest, slug: str) -> HttpResponse:
    """The same list for paper, with boxes to tick."""
    found = access.get_conversation(request.user, slug)
    access_log.log(request.user, "the printed door list of conversation", found.pk)
    context = {"conversation": found, "people": DoorList(found, by_side=True)}
    return _private(render(request, "engagement/registrations/door_list.html", context))


@role_required(*access.DOOR_ROLES)
@read_or_send
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """The target of a receipt's QR code: one person, one button."""
    found = access.get_registration_by_code(code)
    refusal = _mark(request, found) if request.method == "POST" else None
    if request.method == "POST" and refusal is None:
        return redirect("engagement:desk_door_code", code)
    access_log.log(request.user, "registration", found.pk)
    context = {
        "conversation": found.conversation,
        "person": found,
        "code": code,
        "room": room_of(found.conversation),
        "may_mark": found.conversation.status in DOOR_IS_OPEN,
    } | _refused(request, refusal, found)
    status = 422 if refusal else 200
    return _private(render(request, "engagement/registrations/door_code.html", context, status=status))


@role_required(*access.DOOR_ROLES)
@require_POST
def came(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.get_registration(request.user, slug, pk)
    if refusal := _mark(request, found):
        return _door(request, found.conversation, refusal=refusal, person=found)
    return redirect(_back(request, slug))


@role_required(*access.DOOR_ROLES)
@require_POST
def came_undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.get_registration(request.user, slug, pk)

    def act() -> str:
        undo_came(actor=request.user, registration=found)
        return _("Undone. This person is no longer marked as present.")

    return press(request, act, button=_("Undo"), back_url=_back(request, slug))


@role_required(*access.DOOR_ROLES)
@require_POST
def walk_in(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        return _door(request, found, form=form)
    try:
        count_walk_in(actor=request.user, conversation=found, **form.cleaned_data)
    except RuleBroken as error:
        return _door(request, found, form=form, refusal=error)
    people = form.cleaned_data["people"]
    said = ngettext("Counted: %(people)s person.", "Counted: %(people)s people.", people)
    messages.success(request, said % {"people": people})
    return redirect(_back(request, slug))


@role_required(*access.DOOR_ROLES)
@require_POST
def walk_in_undo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = access.get_walk_in(request.user, slug, pk)

    def act() -> str:
        undo_walk_in(actor=request.user, walk_in=found)
        return _("Undone. This number is no longer counted.")

    return press(request, act, button=_("Undo"), back_url=_back(request, slug))


def _mark(request: HttpRequest, found: Registration) -> RuleBroken | None:
    """Check in the party with the number typed; return why it is refused."""
    form = CameForm(request.POST)
    if not form.is_valid():
        return RuleBroken(_("Enter how many people came: 1 to %(most)s.") % {"most": MOST_IN_A_PARTY})
    people = form.cleaned_data["people"]
    try:
        mark_came(actor=request.user, registration=found, people=people)
    except RuleBroken as error:
        return error
    said = ngettext("Checked in: %(people)s person.", "Checked in: %(people)s people.", people)
    messages.success(request, said % {"people": people})
    return None


def _back(request: HttpRequest, slug: str) -> str:
    """The address of the list with the same search, at the same page."""
    return reverse("engagement:desk_door", args=[slug]) + same_place(request, _typed(request))


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
