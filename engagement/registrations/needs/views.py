"""Desk screens of accommodation requests, for those who answer them. Each look is logged (P14)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.components.waiting_times import bars_of_ages
from engagement import access, access_log
from engagement.desk_actions import checked, one_of
from engagement.models import Conversation
from engagement.registrations.needs.forms import NeedAnswerForm, OwnerForm
from engagement.registrations.needs.selectors import as_rows, in_order, settled, unsettled
from engagement.registrations.needs.services import answer_need, take_on

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.NEED_ROLES)
@require_safe
def needs(request: HttpRequest) -> HttpResponse:
    """Who waits for an answer, over all conversations; below, what was answered."""
    access_log.log(request.user, "the accommodation requests of conversations", "all")
    waiting, answered = in_order(unsettled()), as_rows(settled())
    context = {
        "waiting": waiting,
        "answered": answered,
        "waiting_bars": bars_of_ages(row.days for row in waiting),
        "answered_bars": bars_of_ages(row.days for row in answered if row.request.answered_at),
    }
    return _private(render(request, "engagement/registrations/desk_needs.html", context))


@role_required(*access.NEED_ROLES)
@read_or_send
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person needs, who arranges it, and the answer."""
    found = access.get_need(request.user, pk)
    access_log.log(request.user, "accommodation request", found.pk)
    conversation = found.registration.conversation

    def own(request: HttpRequest, _conversation: Conversation) -> str:
        form = checked(OwnerForm(request.POST, request=found), "owner_form")
        take_on(actor=request.user, request=found, owner=form.chosen)
        return _("Saved.")

    def answer(request: HttpRequest, _conversation: Conversation) -> str:
        form = checked(NeedAnswerForm(request.POST, request=found), "answer_form")
        answer_need(actor=request.user, request=found, **form.cleaned_data)
        return _("Saved. The person who asked can read it.")

    def context() -> dict[str, Any]:
        (row,) = as_rows([found])
        return {
            "row": row,
            "asked": found,
            "conversation": conversation,
            "services": list(conversation.language_services.all()),
            "owner_form": OwnerForm(request=found),
            "answer_form": NeedAnswerForm(request=found, typed=request.POST),
            "crumbs": [(_("Accommodation requests"), reverse("engagement:desk_needs")), (row.name, "")],
        }

    acts = {"own": own, "answer": answer}
    template = "engagement/registrations/desk_need.html"
    return _private(one_of(request, conversation, acts, template, context))


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
