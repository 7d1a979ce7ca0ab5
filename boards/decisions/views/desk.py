"""Desk views for decisions and action items."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.afterward import is_undone, outcomes
from boards.choices import Outcome
from boards.decisions.forms.desk import DecisionForm, DoneForm, ReturnForm, StepForm
from boards.decisions.forms.register import ProgressForm
from boards.decisions.outcome_rules import derived_outcome
from boards.decisions.publication import (
    is_second_person,
    prepare_decision,
    publish_decision,
    return_decision,
)
from boards.decisions.services import add_follow_up, complete_follow_up, report_progress
from boards.desk_form import answer
from boards.models import Decision, DecisionDraft, FollowUp, Motion
from boards.motion_choices import Choice
from boards.roll_calls import in_seat_order, tally
from cms import clock
from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.records.history import actor_user
from cms.web.paging import page_of

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.DECISION_ROLES)
def decisions(request: HttpRequest) -> HttpResponse:
    waiting = Motion.objects.without_decision().with_bodies().select_related("decision_draft")
    made = Decision.objects.select_related("body", "motion").newest_first()
    page = page_of(request, made.annotate(is_undone=is_undone("motion")))
    said = outcomes(page.object_list)
    context = {
        "waiting": waiting.order_by("-closed_at")[:50],
        "page_obj": page,
        "made": [(row, said[row.pk]) for row in page],
        "open_steps": FollowUp.objects.filter(done_on=None)
        .exclude(is_undone("decision__motion"))
        .select_related("decision")
        .prefetch_related("progress")
        .order_by("due_on", "pk")[:50],
    }
    return render(request, "boards/decisions/desk_decisions.html", context)


@read_or_send
@role_required(*access.DECISION_ROLES)
def prepare(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the draft. It stays at the desk until another person publishes it."""
    motion = access.get_closed_motion(request.user, pk)
    draft = getattr(motion, "decision_draft", None)
    start = {"title": motion.item.title}
    if draft is not None:
        start = {"title": draft.title, "reason": draft.reason, "summary": draft.summary}
    form = DecisionForm(request.POST or None, initial=start)
    return answer(
        request,
        form,
        lambda facts: _prepared(request, motion, facts),
        back_url=reverse("boards:desk_decisions"),
        heading=_("Prepare the decision: %(motion)s") % {"motion": motion},
        button=_("Save for review"),
        hint=_("Another person will compare it with the vote and then publish it or return it."),
        motion=motion,
        outcome=Outcome(derived_outcome(motion)).label,
    )


def _prepared(request: HttpRequest, motion: Motion, facts: dict[str, Any]) -> str:
    prepare_decision(actor=request.user, motion=motion, **facts)
    return _("Saved. Another person must publish it.")


@read_or_send
@role_required(*access.DECISION_ROLES)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """A second person reads vote, outcome, reason and text, and publishes or returns the draft."""
    draft = access.get_decision_draft(request.user, pk)
    is_return = request.POST.get("act") == "return"
    form = ReturnForm(request.POST if is_return else None)
    refusal = None
    if request.method == "POST" and (not is_return or form.is_valid()):
        try:
            done = _returned(request, draft, form) if is_return else _published(request, draft)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, done)
            return redirect("boards:desk_decisions")
    votes = list(in_seat_order(draft.motion.votes.all()))
    user = actor_user(request.user)
    context = {
        "draft": draft,
        "motion": draft.motion,
        "votes": votes,
        "ayes": tally(votes)[Choice.AYE],
        "outcome": Outcome(derived_outcome(draft.motion)).label,
        "seen": draft.prepared_at.isoformat(),
        "is_own": not is_second_person(user, draft),
        "form": form,
        "refusal": refusal,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/decisions/desk_review.html", context, status=status)


def _published(request: HttpRequest, draft: DecisionDraft) -> str:
    try:
        seen = datetime.fromisoformat(request.POST.get("seen", ""))
    except ValueError:
        seen = datetime.min
    made = publish_decision(actor=request.user, draft=draft, seen=seen)
    return _("Decision %(number)s published.") % {"number": made.number}


def _returned(request: HttpRequest, draft: DecisionDraft, form: ReturnForm) -> str:
    return_decision(actor=request.user, draft=draft, note=form.cleaned_data["note"])
    return _("Returned to %(who)s.") % {"who": draft.prepared_by_name}


@read_or_send
@role_required(*access.DECISION_ROLES)
def add_step(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_decision(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        add_follow_up(actor=request.user, decision=found, **facts)
        return _("Step added.")

    heading = _("Add a step: decision %(number)s") % {"number": found.number}
    return _form(request, StepForm(request.POST or None), act, heading=heading, button=_("Add step"))


@read_or_send
@role_required(*access.DECISION_ROLES)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    step = access.get_follow_up(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        report_progress(actor=request.user, step=step, **facts)
        return _("Report published.")

    form = ProgressForm(request.POST or None, initial={"percent": step.percent})
    heading = _("Report on a step: %(step)s") % {"step": step}
    return _form(request, form, act, heading=heading, button=_("Publish the report"))


@read_or_send
@role_required(*access.DECISION_ROLES)
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    step = access.get_follow_up(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        complete_follow_up(actor=request.user, step=step, **facts)
        return _("Step marked as done.")

    form = DoneForm(request.POST or None, initial={"done_on": clock.today()})
    heading = _("Mark as done: %(step)s") % {"step": step}
    return _form(request, form, act, heading=heading, button=_("Mark as done"))


def _form(request: HttpRequest, form: Form, act, **texts: Any) -> HttpResponse:
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            done = act(form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, done)
            return redirect("boards:desk_decisions")
    context = {"form": form, "refusal": refusal, "back": "boards:desk_decisions", **texts}
    return render(request, "boards/desk_form.html", context, status=422 if form.is_bound else 200)
