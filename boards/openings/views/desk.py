"""Desk views of job openings: write, publish, change and close."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards.access import NOTICE_ROLES
from boards.desk_form import answer
from boards.models import JobOpening
from boards.openings import access, services
from boards.openings.forms import ChangeForm, CloseForm, OpeningForm, initial_of
from boards.openings.presenters import opening_page, state_label
from cms.access import Role, has_role, role_required
from cms.i18n.fields import text
from cms.web.buttons import press
from cms.web.paging import page_of

writers = role_required(*NOTICE_ROLES)
publishers = role_required(Role.PUBLISHER)
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@writers
def listing(request: HttpRequest) -> HttpResponse:
    page = page_of(request, access.desk_openings(request.user))
    rows = [{"opening": each, "state": state_label(each)} for each in page]
    return render(request, "boards/openings/desk_list.html", {"rows": rows, "page_obj": page})


@read_or_send
@writers
def new(request: HttpRequest) -> HttpResponse:
    def act(facts: dict[str, Any]) -> str:
        services.write_opening(actor=request.user, **facts)
        return _("Draft saved.")

    words = {"heading": _("New job opening"), "button": _("Save draft")}
    form = OpeningForm(_data(request))
    return answer(request, form, act, back_url=reverse("boards:desk_openings"), **words)


@require_safe
@writers
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_opening(request.user, pk)
    context = opening_page(found) | {
        "state": state_label(found),
        "may_publish": has_role(request.user, Role.PUBLISHER),
    }
    return render(request, "boards/openings/desk_one.html", context)


@read_or_send
@writers
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_opening(request.user, pk)
    if found.published_at:
        raise Http404

    def act(facts: dict[str, Any]) -> str:
        services.write_opening(actor=request.user, opening=found, **facts)
        return _("Draft saved.")

    form = OpeningForm(_data(request), initial=initial_of(found))
    return _answer(request, form, act, found, _("Job opening"), _("Save draft"))


@require_POST
@writers
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_opening(request.user, pk)

    def act() -> str:
        services.discard_draft(actor=request.user, opening=found)
        return _("Draft discarded.")

    back = reverse("boards:desk_openings")
    return press(request, act, button=_("Discard the draft"), back_url=back)


@require_POST
@publishers
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_opening(request.user, pk)

    def act() -> str:
        services.publish_opening(actor=request.user, opening=found)
        return _("The opening is public.")

    return press(request, act, button=_("Publish the opening"), back_url=_url(found))


@read_or_send
@publishers
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = _open(request, pk)

    def act(facts: dict[str, Any]) -> str:
        services.change_opening(actor=request.user, opening=found, **facts)
        return _("The change is public.")

    form = ChangeForm(_data(request), initial=initial_of(found))
    return _answer(request, form, act, found, _("Publish a change"), _("Publish the change"))


@read_or_send
@publishers
def close(request: HttpRequest, pk: int) -> HttpResponse:
    found = _open(request, pk)

    def act(facts: dict[str, Any]) -> str:
        services.close_opening(actor=request.user, opening=found, **facts)
        return _("The opening is closed.")

    return _answer(request, CloseForm(_data(request)), act, found, _("Close early"), _("Close the opening"))


def _open(request: HttpRequest, pk: int) -> JobOpening:
    found = access.get_desk_opening(request.user, pk)
    if not found.is_open():
        raise Http404
    return found


def _answer(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], str],
    found: JobOpening,
    heading: str,
    button: str,
) -> HttpResponse:
    words = {"heading": f"{text(found.title)}: {heading}", "button": button}
    return answer(request, form, act, back_url=_url(found), **words)


def _data(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _url(found: JobOpening) -> str:
    return reverse("boards:desk_opening", args=[found.pk])
