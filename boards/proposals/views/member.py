"""Member views for proposals: read, write, co-write, sponsor, refine (C2C-30, BK-41, BK-42)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards import access
from boards.models import Appointment, Body, Proposal
from boards.proposals import member_presenters, visibility
from boards.proposals.forms.member import InviteForm, ProposalForm
from boards.proposals.invitations import accept_invitation, decline_invitation
from boards.proposals.member_services import (
    change_proposal,
    end_sponsorship,
    invite_author,
    leave_authors,
    propose,
    sponsor_proposal,
    submit_proposal,
)
from boards.proposals.services import withdraw_proposal
from boards.proposals.year_picture import year_of
from boards.proposals.years import cycle_of
from cms import clock
from cms.exceptions import RuleBroken
from cms.web.paging import page_of

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    context = member_presenters.list_context(request.user)
    context["others"] = page_of(request, context["others"])
    return render(request, "boards/proposals/member_proposals.html", context)


@read_or_send
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """New proposal on the board's form; ``?refines=`` names an earlier proposal (C2C-31)."""
    body = Body.objects.filter(slug=slug).first()
    if body is None:
        raise Http404
    appointment = visibility.seat_on(request.user, body.pk)
    earlier = _earlier(request)
    start = {"title": earlier.title, "summary": earlier.summary, "why": earlier.why} if earlier else None
    form = ProposalForm(request.POST or None, initial=start)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            made = propose(actor=request.user, appointment=appointment, refines=earlier, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved. Only you can see it until you invite others or submit it."))
            return redirect("boards:member_proposal", made.pk)
    context = {"form": form, "refusal": refusal, "body": body, "earlier": earlier}
    context["phases"] = year_of(cycle_of(body))
    status = 422 if form.is_bound else 200
    return render(request, "boards/proposals/member_new.html", context, status=status)


def _earlier(request: HttpRequest) -> Proposal | None:
    number = request.POST.get("refines") or request.GET.get("refines", "")
    return access.get_proposal(number) if number else None


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, *visibility.get_member_proposal(request.user, pk))


def _page(
    request: HttpRequest,
    found: Proposal,
    appointment: Appointment,
    *,
    form: BaseForm | None = None,
    invite_form: BaseForm | None = None,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    context = member_presenters.page_context(request.user, found, appointment)
    if context["mine"].may_change:
        words = {"title": found.title, "summary": found.summary, "why": found.why}
        context["form"] = form or ProposalForm(initial=words)
    if context["mine"].may_invite:
        fellows = member_presenters.fellows_to_ask(request.user, found)
        context["invite_form"] = invite_form or InviteForm(fellows=fellows, auto_id="invite_%s")
    context |= {"refusal": refusal, "wrong": form or invite_form}
    return render(request, "boards/proposals/member_proposal.html", context, status=status)


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found, appointment = visibility.get_member_proposal(request.user, pk)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _page(request, found, appointment, form=form, status=422)
    facts = form.cleaned_data
    return _do(request, found, appointment, change_proposal, _("Text saved."), form=form, **facts)


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    found, appointment = visibility.get_member_proposal(request.user, pk)
    fellows = access.bound_by_act(clock.today()).filter(seat__body=found.body_id)
    form = InviteForm(request.POST, fellows=fellows, auto_id="invite_%s")
    if not form.is_valid():
        return _page(request, found, appointment, invite_form=form, status=422)
    done = _("Invited. They count from now on.")
    facts = {"appointment": form.cleaned_data["appointment"]}
    return _do(request, found, appointment, invite_author, done, invite_form=form, **facts)


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    found, appointment = visibility.get_member_proposal(request.user, pk)
    done = _("Submitted. Staff can see it now; other members will see it with the agenda it is on.")
    return _do(request, found, appointment, submit_proposal, done)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found, appointment = visibility.get_member_proposal(request.user, pk)
    if found.is_public and not found.authors.filter(appointment=appointment).exists():
        raise Http404
    return _do(request, found, appointment, withdraw_proposal, _("Withdrawn."), to="boards:member_proposals")


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    found, appointment = visibility.get_member_proposal(request.user, pk)
    done = _("You are no longer an author. You can no longer see it, but the contact still counts.")
    to = "boards:member_proposals"
    return _do(request, found, appointment, leave_authors, done, to=to, appointment=appointment)


@require_POST
def sponsor(request: HttpRequest, pk: int) -> HttpResponse:
    found, seat = visibility.get_member_proposal(request.user, pk)
    done = _("You are a sponsor. The others will see that with the agenda it is on.")
    return _do(request, found, seat, sponsor_proposal, done, appointment=seat)


@require_POST
def unsponsor(request: HttpRequest, pk: int) -> HttpResponse:
    found, seat = visibility.get_member_proposal(request.user, pk)
    done = _("You are no longer a sponsor. The contact still counts.")
    return _do(request, found, seat, end_sponsorship, done, appointment=seat)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline an invitation to co-write."""
    found, appointment = visibility.get_invitation(request.user, pk)
    says_yes = request.POST.get("answer") == "yes"
    act = accept_invitation if says_yes else decline_invitation
    try:
        act(actor=request.user, proposal=found, appointment=appointment)
    except RuleBroken as error:
        context = member_presenters.list_context(request.user) | {"refusal": error}
        context["others"] = page_of(request, context["others"])
        return render(request, "boards/proposals/member_proposals.html", context, status=422)
    if says_yes:
        messages.success(request, _("You are now one of its authors."))
        return redirect("boards:member_proposal", pk)
    messages.success(request, _("You declined. The authors can see that."))
    return redirect("boards:member_proposals")


def _do(
    request: HttpRequest,
    found: Proposal,
    seat: Appointment,
    act: Callable,
    done: str,
    *,
    to: str = "",
    form: BaseForm | None = None,
    invite_form: BaseForm | None = None,
    **facts: Any,
) -> HttpResponse:
    """Run a service; a refusal shows the page with the rule and the staff contact."""
    try:
        act(actor=request.user, proposal=found, **facts)
    except RuleBroken as error:
        shown = {"form": form, "invite_form": invite_form}
        return _page(request, found, seat, refusal=error, status=422, **shown)
    messages.success(request, done)
    return redirect(to) if to else redirect("boards:member_proposal", found.pk)
