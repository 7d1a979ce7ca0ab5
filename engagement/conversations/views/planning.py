"""Screens to plan a conversation and to change its facts. Time and place are changed in views/desk.py."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.exceptions import RuleBroken
from engagement import access
from engagement.conversations.details import change_facts
from engagement.conversations.forms.language_services import OfferSet, offers_of
from engagement.conversations.forms.planning import EditForm, PlanForm, facts_of
from engagement.conversations.services import plan_conversation
from engagement.models import Conversation

OFFERS = "offers"
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@read_or_send
def plan(request: HttpRequest) -> HttpResponse:
    form, offers = PlanForm(request.POST or None), _offers(request, [])
    if _is_whole(form, offers):
        try:
            made = plan_conversation(actor=request.user, offers=_given(offers), **form.facts())
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(
                request, _("The conversation is planned. Its pages are drafts: write them, then publish.")
            )
            return redirect("engagement:desk_conversation", made.slug)
    return _page(request, form, offers, heading=_("Plan a conversation"), button=_("Plan it"))


@role_required(*access.DOOR_ROLES)
@read_or_send
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    form = EditForm(request.POST or None, initial=facts_of(found), planned=found)
    offers, refusal = _offers(request, offers_of(found)), None
    if _is_whole(form, offers):
        try:
            change_facts(actor=request.user, conversation=found, offers=_given(offers), **form.facts())
        except ValidationError as error:
            form.add_error(None, error.messages)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved. Calendars that hold it follow."))
            return redirect("engagement:desk_conversation", found.slug)
    texts = {"heading": _("Change the facts"), "button": _("Save")}
    return _page(request, form, offers, found=found, refusal=refusal, **texts)


def _offers(request: HttpRequest, there: list[dict[str, Any]]) -> Any:
    """The formset; unbound, so unchanged, if the request does not contain it."""
    data = request.POST if f"{OFFERS}-TOTAL_FORMS" in request.POST else None
    return OfferSet(data, prefix=OFFERS, initial=there, form_kwargs={"label_suffix": ""})


def _is_whole(form: Form, offers: BaseFormSet) -> bool:
    """Validate both, so that every problem is displayed at once."""
    looked_at = [form.is_valid(), offers.is_valid() if offers.is_bound else True]
    return form.is_bound and all(looked_at)


def _given(offers: BaseFormSet) -> list[dict[str, Any]]:
    return offers.offers() if offers.is_bound else list(offers.initial)


def _page(
    request: HttpRequest,
    form: Form,
    offers: BaseFormSet,
    *,
    found: Conversation | None = None,
    refusal: RuleBroken | None = None,
    **texts: str,
) -> HttpResponse:
    context = {"form": form, "offers": offers, "conversation": found, "refusal": refusal, **texts}
    status = 422 if form.is_bound else 200
    return render(request, "engagement/conversations/desk_plan.html", context, status=status)
