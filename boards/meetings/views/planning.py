"""Staff screens to plan a meeting, plan it again, change its details, and delete or call off its draft."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from boards import access
from boards.agendas.in_force import posting_in_force
from boards.agendas.unposted_facts import unposted_facts
from boards.desk_acts import act_on_meeting, read_or_send
from boards.exceptions import NotPossibleNow
from boards.meetings.draft_times import told_by_notice
from boards.meetings.facts import change_facts
from boards.meetings.forms.facts import FactsForm
from boards.meetings.forms.plan_steps import MOST, TITLES, PlanInSteps
from boards.meetings.forms.planning import PlanAgainForm
from boards.meetings.forms.states import CancelForm
from boards.meetings.planning import plan_again, plan_meeting, why_not_again
from boards.meetings.withdrawals import Deletion, call_off_draft, delete_draft, deletion_of
from boards.models import Meeting
from boards.notices.deadline_text import due_sentence
from cms.access import role_required
from cms.exceptions import RuleBroken


@read_or_send
@role_required(*access.PLAN_ROLES)
def plan(request: HttpRequest) -> HttpResponse:
    """In steps. A form sent without a step is whole, and plans the meeting."""
    if request.method != "POST":
        return _step(request, PlanInSteps(), 1)
    form, act = PlanInSteps(request.POST), request.POST.get("act")
    step = _step_sent(request) if act in ("next", "back") else MOST
    wrong = form.first_wrong(step)
    if act == "back":
        return _step(request, form.unchecked(), max(1, step - 1))
    if wrong:
        return _step(request, form, wrong, status=422)
    if act == "next":
        return _step(request, form.unchecked(), min(step + 1, MOST))
    if not form.is_valid():
        return _step(request, form, MOST, status=422)
    try:
        made = plan_meeting(actor=request.user, **form.facts())
    except RuleBroken as error:
        return _step(request, form, MOST, status=422, refusal=error)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _step(request, form, MOST, status=422)
    messages.success(request, _("Meeting planned. Write its agenda, then post it."))
    return redirect("boards:desk_meeting", made.pk)


def _step_sent(request: HttpRequest) -> int:
    sent = request.POST.get("step", "")
    return int(sent) if sent in ("1", "2", "3") else MOST


def _step(
    request: HttpRequest,
    form: PlanInSteps,
    step: int,
    *,
    status: int = 200,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    shown, carried = form.parts(step)
    context = {"form": form, "shown": shown, "carried": carried, "refusal": refusal}
    context |= {"step": step, "steps": MOST, "title": TITLES[step - 1]}
    return render(request, "boards/meetings/desk_plan.html", context, status=status)


@read_or_send
@role_required(*access.PLAN_ROLES)
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """What the notice names beside the agenda. Of a posted agenda, what a correction may change."""
    found = access.get_meeting(request.user, pk)
    form = FactsForm(request.POST or None, meeting=found)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            saved = change_facts(actor=request.user, meeting=found, **form.facts())
        except RuleBroken as error:
            form.renew_start()
            refusal = _with_way_to_post(error, found)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _saved(found, saved))
            if unposted_facts(saved, posting_in_force(saved)):
                messages.warning(request, _("The public still sees the old details. Propose a correction."))
            return redirect("boards:desk_meeting", found.pk)
    context = {"form": form, "meeting": found, "refusal": refusal, "button": _("Save details")}
    context["heading"] = _("Meeting details")
    context["hint"] = told_by_notice(found) if found.is_draft and found.follows_id else ""
    return render(request, "boards/desk_form.html", context, status=422 if form.is_bound else 200)


def _with_way_to_post(error: RuleBroken, meeting: Meeting) -> RuleBroken:
    """Where a notice told of the draft, its agenda comes first."""
    if meeting.is_draft and meeting.follows_id:
        error.facts["ways"] = [(_("Post the agenda"), reverse("boards:post", args=[meeting.pk]))]
    return error


def _saved(before: Meeting, saved: Meeting) -> str:
    """Of a draft at another time, also when its agenda is due now."""
    if saved.is_draft and saved.starts_at != before.starts_at:
        return f"{_('Saved.')} {due_sentence(saved)}"
    return _("Saved.")


@read_or_send
@role_required(*access.PLAN_ROLES)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a meeting that was called off again, with its details and agenda."""
    found = access.get_meeting(request.user, pk)
    form = PlanAgainForm(request.POST or None, meeting=found)
    words = {"heading": _("Reschedule meeting"), "button": _("Plan meeting")}
    why = why_not_again(found)
    refusal: RuleBroken | None = NotPossibleNow(why) if why else None
    if refusal is None and form.is_bound and form.is_valid():
        try:
            made = plan_again(actor=request.user, meeting=found, **form.facts())
        except RuleBroken as error:
            refusal = error
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(
                request, _("Meeting planned, with a copy of the agenda. Check it, then post it.")
            )
            return redirect("boards:desk_meeting", made.pk)
    words["hint"] = _(
        "The canceled meeting does not change. Its page will name the new meeting once the new agenda is "
        "posted."
    )
    context = {"form": form, "meeting": found, "refusal": refusal, **words}
    return render(request, "boards/desk_form.html", context, status=422 if form.is_bound else 200)


@read_or_send
@role_required(*access.POST_ROLES)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Names what goes with the draft, or why it must stay."""
    found = access.get_meeting(request.user, pk)
    refused = ""
    if request.method == "POST":
        try:
            delete_draft(actor=request.user, meeting=found)
        except RuleBroken as error:
            refused = str(error)
        else:
            messages.success(request, _("Draft deleted."))
            return redirect("boards:desk_meetings")
    deletion = Deletion([], refused) if refused else deletion_of(found)
    context = {"meeting": found, "deletion": deletion, "may_call_off": found.date_is_public}
    context["still_there"] = Meeting.objects.filter(pk=pk).exists()
    status = 422 if refused else 200
    return render(request, "boards/meetings/desk_delete.html", context, status=status)


@read_or_send
@role_required(*access.POST_ROLES)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    form = CancelForm(request.POST or None)

    def act() -> str:
        try:
            call_off_draft(actor=request.user, meeting=found, reason=form.cleaned_data["reason"])
        except RuleBroken as error:
            raise _with_way_to_post(error, found) from error
        return _("Meeting called off. Its date stays public, with the reason.")

    words = {"heading": _("Call off the meeting"), "button": _("Call off the meeting")}
    return act_on_meeting(request, found, form, act, **words)
