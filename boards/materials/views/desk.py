"""Desk views for the materials of a meeting."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards import access
from boards.guard import majority_of
from boards.materials import access as material_access
from boards.materials import distribution
from boards.materials.distribution import give_material
from boards.materials.forms import GiveForm, MaterialForm, VersionForm
from boards.materials.items import item_for_material, standing_of
from boards.materials.packets.services import ask_again
from boards.materials.services import add_material, add_version, withdraw_material
from boards.materials.versions import public_versions
from boards.materials.views.public import send_file
from boards.materials.withdrawal import other_public_formats, withdrawal_of
from boards.models import Appointment, Material
from boards.plain_text import as_html
from cms import clock
from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import press

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
planners = role_required(*access.PLAN_ROLES)


@read_or_send
@planners
def add(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Add a material to an item, or to the whole meeting."""
    meeting = access.get_meeting(request.user, pk)
    item = item_for_material(meeting, key)
    if item is None:
        raise Http404
    key = item["key"]
    others = [row for row in material_access.desk_materials(request.user, meeting) if row.key == key]
    form = MaterialForm(request.POST or None, request.FILES or None, others=others)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            made = add_material(actor=request.user, meeting=meeting, key=key, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            done = _("Material added to the item.") if item["number"] else _("Material added to the meeting.")
            messages.success(request, done)
            return redirect("boards:desk_material", made.pk)
    context = {
        "form": form,
        "refusal": refusal,
        "meeting": meeting,
        "item": item,
        "is_closed_item": standing_of(meeting).is_closed(key),
    }
    return render(
        request, "boards/materials/desk_material_add.html", context, status=422 if form.is_bound else 200
    )


@read_or_send
@planners
def material(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a material and its versions; POST adds a version."""
    found = material_access.get_desk_material(request.user, pk)
    form = VersionForm(request.POST or None, request.FILES or None)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            made = add_version(actor=request.user, material=found, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Version %(number)s added.") % {"number": made.number})
            return redirect("boards:desk_material", found.pk)
    context = _context(found) | {"form": form, "refusal": refusal}
    return render(
        request, "boards/materials/desk_material.html", context, status=422 if form.is_bound else 200
    )


def _give_form(found: Material, members: QuerySet[Appointment], data: QueryDict | None = None) -> GiveForm:
    return GiveForm(data, appointments=members, is_joint=found.meeting.is_joint)


def _context(found: Material) -> dict[str, Any]:
    given = list(found.distributions.select_related("appointment__seat").order_by("given_at", "pk"))
    accounts = [row.appointment.user_id for row in given if row.appointment.user_id]
    members = _members(found).exclude(pk__in=[row.appointment_id for row in given])
    members = members.exclude(user__in=accounts)
    item = item_for_material(found.meeting, found.key)
    return {
        "material": found,
        "meeting": found.meeting,
        "item": item,
        "may_add_version": not found.withdrawn_at and standing_of(found.meeting).takes_versions(found),
        "versions": list(found.versions.order_by("-number")),
        "public_numbers": {row.number for row in public_versions(found)} if found.is_public else set(),
        "given": given,
        "majority": majority_of(found.meeting.body),
        "withdrawal": withdrawal_of(found),
        "stay_public": other_public_formats(found),
        "request_waiting": found.requests.filter(confirmed_at=None, ended_at=None).first(),
        "decided": list(found.requests.filter(confirmed_at__isnull=False)),
        "give_form": _give_form(found, members) if members else None,
    }


@require_POST
@planners
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give to selected members, or to all."""
    found = material_access.get_desk_material(request.user, pk)
    members = _members(found)
    if "all" in request.POST:
        button = _("Send to all members")
        return _do(request, found, button, give_material, _("Sent to members."), appointments=members)
    form = _give_form(found, members, request.POST)
    if not form.is_valid():
        context = _context(found) | {"form": VersionForm(), "give_form": form}
        return render(request, "boards/materials/desk_material.html", context, status=422)
    chosen = form.cleaned_data["appointments"]
    button = _("Send to selected members")
    return _do(request, found, button, give_material, _("Sent to members."), appointments=chosen)


@require_POST
@planners
def hand_out(request: HttpRequest, pk: int) -> HttpResponse:
    found = material_access.get_desk_material(request.user, pk)
    return _do(request, found, _("Hand out"), distribution.hand_out, _("The newest version is public."))


@require_POST
@planners
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = material_access.get_desk_material(request.user, pk)
    return _do(request, found, _("Withdraw"), withdraw_material, _("Withdrawn from the agenda."))


@require_safe
@planners
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A version for staff, public or not."""
    found = material_access.get_desk_material(request.user, pk)
    shown = material_access.get_version(found, number)
    if not shown.body:
        return send_file(request, shown, keep="private, no-store")
    context = {"material": found, "meeting": found.meeting, "shown": shown, "words": as_html(shown.body)}
    return render(request, "boards/materials/desk_material_text.html", context)


@require_POST
@planners
def packet_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Rebuild a packet PDF that failed."""
    packet = material_access.get_packet(request.user, pk)

    def act() -> str:
        ask_again(actor=request.user, packet=packet)
        return _("The packet is being created.")

    back = reverse("boards:desk_meeting", args=[packet.posting.meeting_id])
    return press(request, act, button=_("Try again"), back_url=back)


def _members(found: Material) -> QuerySet[Appointment]:
    """Members of each body that meets, once each, including appointees who have not started (BK-05)."""
    meeting, bound = found.meeting, access.bound_by_act(clock.today())
    hosts = bound.filter(seat__body=meeting.body_id, user__isnull=False).values("user")
    rows = bound.filter(seat__body__in=meeting.body_ids)
    rows = rows.exclude(seat__body=meeting.joint_body_id, user__in=hosts) if meeting.is_joint else rows
    return rows.select_related("seat__body").order_by(
        "seat__body__order", "seat__body", "seat__position", "pk"
    )


def _do(
    request: HttpRequest, found: Material, button: str, act: Callable[..., Any], done: str, **facts: Any
) -> HttpResponse:
    def do() -> str:
        act(actor=request.user, material=found, **facts)
        return done

    return press(request, do, button=button, back_url=_material_url(found))


def _material_url(found: Material) -> str:
    return reverse("boards:desk_material", args=[found.pk])
