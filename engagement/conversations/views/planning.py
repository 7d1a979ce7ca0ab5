"""Plan a conversation: start a draft, then one screen for each step, in any order."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from engagement import access
from engagement.conversations.details import change_facts
from engagement.conversations.forms.language_services import OfferSet, offers_of
from engagement.conversations.forms.planning import (
    AccessForm,
    DraftWhereForm,
    FeedsForm,
    PublicWhereForm,
    StepForm,
    TextsForm,
    WhatForm,
)
from engagement.conversations.forms.starting import NewForm
from engagement.conversations.messages import (
    mode_note,
    people_whose_way_ends,
    recap_note,
    were_told,
)
from engagement.conversations.page_texts import write_texts
from engagement.conversations.publishing import publish_pages, waiting_pages
from engagement.conversations.readiness import TITLES, next_step, planning_steps
from engagement.conversations.services import plan_conversation
from engagement.models import Conversation

OFFERS = "offers"
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@read_or_send
def plan(request: HttpRequest) -> HttpResponse:
    form = NewForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = plan_conversation(actor=request.user, **form.facts())
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("Draft created. Nothing is public until you publish its pages."))
            return redirect("engagement:desk_planning", made.slug)
    context = {"form": form, "heading": _("Plan a conversation"), "button": _("Create draft")}
    status = 422 if form.is_bound else 200
    return render(request, "engagement/conversations/desk_form.html", context, status=status)


@role_required(*access.DOOR_ROLES)
@require_safe
def steps(request: HttpRequest, slug: str) -> HttpResponse:
    return _steps_page(request, access.get_conversation(request.user, slug))


@role_required(*access.PUBLISH_ROLES)
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    try:
        count = publish_pages(actor=request.user, conversation=found)
    except RuleBroken as error:
        return _steps_page(request, found, error)
    words = ngettext("%(count)s page published.", "%(count)s pages published.", count)
    messages.success(request, words % {"count": count})
    return redirect("engagement:desk_planning", slug)


def _steps_page(request: HttpRequest, found: Conversation, refusal: RuleBroken | None = None) -> HttpResponse:
    listed = planning_steps(found)
    context = {
        "refusal": refusal,
        "may_publish": access.may_publish(request.user),
        "waiting": waiting_pages(found),
        "conversation": found,
        "steps": listed,
        "is_draft": found.is_draft,
        "needed": [words for each in listed for words in each.needed],
        "first": next((each for each in listed if not each.is_done), None),
        "pages": found.pages.select_related("locale").order_by("locale__pk"),
        "recap_note": recap_note(found) if found.decision_comes_early else "",
    }
    status = 409 if refusal else 200
    return render(request, "engagement/conversations/desk_planning.html", context, status=status)


@role_required(*access.DOOR_ROLES)
@read_or_send
def one_step(request: HttpRequest, slug: str, step: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    if step not in TITLES:
        raise Http404
    form = _form(step, found)(request.POST or None, planned=found)
    offers = _offers(request, found) if step == "access" else None
    refusal = None
    if _is_whole(form, offers):
        told = people_whose_way_ends(found, form.cleaned_data.get("mode", found.mode))
        try:
            _save(request, found, form, offers)
        except ValidationError as error:
            form.add_error(None, error.messages)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, f"{_('Saved.')} {were_told(told)}" if told else _("Saved."))
            return _onward(request, slug, step)
    context = {
        "form": form,
        "offers": offers,
        "conversation": found,
        "refusal": refusal,
        "key": step,
        "title": TITLES[step],
        "titles": TITLES,
        "next": next_step(step),
        "is_draft": found.is_draft,
        "notice": mode_note(found) if step == "where" else "",
    }
    status = 422 if form.is_bound else 200
    return render(request, "engagement/conversations/desk_step.html", context, status=status)


def _form(key: str, found: Conversation) -> type[StepForm]:
    where = DraftWhereForm if found.is_draft else PublicWhereForm
    forms: dict[str, type[StepForm]] = {
        "what": WhatForm,
        "where": where,
        "access": AccessForm,
        "feeds": FeedsForm,
        "texts": TextsForm,
    }
    return forms[key]


def _save(request: HttpRequest, found: Conversation, form: StepForm, offers: BaseFormSet | None) -> None:
    if isinstance(form, TextsForm):
        write_texts(actor=request.user, conversation=found, texts=form.texts())
        return
    more = {} if offers is None else {"offers": _given(offers)}
    change_facts(actor=request.user, conversation=found, **form.facts(), **more)


def _onward(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The next step if that button was pressed, else the list of the steps."""
    if "next" in request.POST and (following := next_step(key)):
        return redirect("engagement:desk_planning_step", slug, following)
    return redirect("engagement:desk_planning", slug)


def _offers(request: HttpRequest, found: Conversation) -> Any:
    """The formset; unbound, so unchanged, if the request does not contain it."""
    data = request.POST if f"{OFFERS}-TOTAL_FORMS" in request.POST else None
    return OfferSet(data, prefix=OFFERS, initial=offers_of(found), form_kwargs={"label_suffix": ""})


def _is_whole(form: Form, offers: BaseFormSet | None) -> bool:
    """Validate both, so that every problem is displayed at once."""
    looked_at = [form.is_valid(), offers.is_valid() if offers is not None and offers.is_bound else True]
    return form.is_bound and all(looked_at)


def _given(offers: BaseFormSet) -> list[dict[str, Any]]:
    return offers.offers() if offers.is_bound else list(offers.initial)
