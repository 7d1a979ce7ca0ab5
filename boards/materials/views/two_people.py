"""Desk screens for what needs two people: open a closed material, end access to one posted by mistake (BK-34)."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from boards import access
from boards.choices import MaterialAct
from boards.materials import access as material_access
from boards.materials.forms import OpenForm, RemoveForm
from boards.materials.opening import opening_view
from boards.materials.two_people import (
    ask_to_open,
    ask_to_remove,
    confirm_request,
    end_request,
    request_read,
    who_may_confirm,
)
from boards.materials.views.desk import planners, read_or_send
from boards.materials.withdrawal import other_public_formats
from boards.models import Material, MaterialRequest
from cms.access import has_role
from cms.exceptions import RuleBroken

ASK: dict[str, Callable[..., MaterialRequest]] = {
    MaterialAct.OPEN: ask_to_open,
    MaterialAct.REMOVE: ask_to_remove,
}


@read_or_send
@planners
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, material_access.get_desk_material(request.user, pk), MaterialAct.OPEN)


@read_or_send
@planners
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, material_access.get_desk_material(request.user, pk), MaterialAct.REMOVE)


def _screen(request: HttpRequest, found: Material, act: MaterialAct) -> HttpResponse:
    """Without a request, the form to make one; with one, what it would do, for the second person."""
    waiting = found.requests.filter(act=act, confirmed_at=None, ended_at=None).first()
    is_decision = "confirm" in request.POST or "end" in request.POST
    form = _form(request, found, act, data=None if is_decision else request.POST or None)
    refusal = None
    if request.method == "POST" and (is_decision or form.is_valid()):
        try:
            words = _decide(request, found, act) if is_decision else _ask(request, found, act, form)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, words)
            return redirect("boards:desk_material", found.pk)
    context = {
        "material": found,
        "meeting": found.meeting,
        "form": form,
        "refusal": refusal,
        "waiting": waiting,
        "is_own": waiting is not None and waiting.asked_by_id == request.user.pk,
        "may_confirm": has_role(request.user, *access.POST_ROLES),
        "view": opening_view(found),
        "stay_public": other_public_formats(found),
    }
    template = f"boards/materials/desk_material_{act}.html"
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _form(
    request: HttpRequest, found: Material, act: MaterialAct, *, data: QueryDict | None
) -> OpenForm | RemoveForm:
    if act == MaterialAct.REMOVE:
        return RemoveForm(data)
    return OpenForm(data, people=who_may_confirm(request.user, found.meeting))


def _ask(request: HttpRequest, found: Material, act: MaterialAct, form: OpenForm | RemoveForm) -> str:
    ASK[act](actor=request.user, material=found, **form.cleaned_data)
    return _("Request sent. Nothing changes until a second person confirms it.")


def _decide(request: HttpRequest, found: Material, act: MaterialAct) -> str:
    waiting = request_read(found, act, request.POST.get("request", ""))
    if "confirm" not in request.POST:
        end_request(actor=request.user, request=waiting)
        return _("The request ended. Nothing changed.")
    confirm_request(actor=request.user, request=waiting)
    return _("Material opened.") if act == MaterialAct.OPEN else _("Public access has ended.")
