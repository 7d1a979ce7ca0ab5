"""Desk views for decisions and action items."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.decisions.forms.desk import DecisionForm, DoneForm, StepForm
from boards.decisions.forms.register import ProgressForm
from boards.decisions.services import add_follow_up, complete_follow_up, publish_decision, report_progress
from boards.models import Decision, FollowUp, Motion
from cms import clock
from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.paging import page_of

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.DECISION_ROLES)
def decisions(request: HttpRequest) -> HttpResponse:
    waiting = Motion.objects.without_decision().select_related("item__meeting__body").order_by("-closed_at")
    made = Decision.objects.select_related("body").newest_first()
    context = {
        "waiting": waiting[:50],
        "made": page_of(request, made),
        "open_steps": FollowUp.objects.filter(done_on=None)
        .select_related("decision")
        .prefetch_related("progress")
        .order_by("due_on", "pk")[:50],
    }
    return render(request, "boards/decisions/desk_decisions.html", context)


@read_or_send
@role_required(*access.DECISION_ROLES)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    motion = access.get_closed_motion(request.user, pk)
    start = {"title": motion.item.title, "outcome": "adopted" if motion.passed else "declined"}
    form = DecisionForm(request.POST or None, initial=start)

    def act(facts: dict[str, Any]) -> str:
        made = publish_decision(actor=request.user, motion=motion, **facts)
        return _("Decision %(number)s is public.") % {"number": made.number}

    heading = _("Make the decision public: %(motion)s") % {"motion": motion}
    return _form(request, form, act, heading=heading, button=_("Publish the decision"), motion=motion)


@read_or_send
@role_required(*access.DECISION_ROLES)
def add_step(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_desk_decision(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        add_follow_up(actor=request.user, decision=found, **facts)
        return _("The step is promised.")

    heading = _("Promise a step: decision %(number)s") % {"number": found.number}
    return _form(request, StepForm(request.POST or None), act, heading=heading, button=_("Promise it"))


@read_or_send
@role_required(*access.DECISION_ROLES)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    step = access.get_follow_up(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        report_progress(actor=request.user, step=step, **facts)
        return _("The report is public.")

    form = ProgressForm(request.POST or None, initial={"percent": step.percent})
    heading = _("Report on a step: %(step)s") % {"step": step}
    return _form(request, form, act, heading=heading, button=_("Publish the report"))


@read_or_send
@role_required(*access.DECISION_ROLES)
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    step = access.get_follow_up(request.user, pk)

    def act(facts: dict[str, Any]) -> str:
        complete_follow_up(actor=request.user, step=step, **facts)
        return _("The step is done.")

    form = DoneForm(request.POST or None, initial={"done_on": clock.today()})
    heading = _("Mark as done: %(step)s") % {"step": step}
    return _form(request, form, act, heading=heading, button=_("It is done"))


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
