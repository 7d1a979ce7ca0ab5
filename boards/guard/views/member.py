"""Member views of groups, questions to staff, and the guide to what is allowed (BK-40 to BK-47)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards import access, guard
from boards.guard import selectors
from boards.guard.contact_sets import most_of_each_body
from boards.guard.forms import AskForm, GroupForm, InviteForm
from boards.guard.questions import ask_staff
from boards.guard.selectors import GroupView
from boards.models import Topic
from boards.models.groups import Purpose
from cms.exceptions import RuleBroken
from cms.web.paging import page_of

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    shown = selectors.groups_of(request.user)
    context = {
        "invitations": [each for each in shown if each.is_invitation],
        "groups": [each for each in shown if not each.is_invitation],
    }
    return render(request, "boards/guard/groups.html", context)


@read_or_send
def new(request: HttpRequest) -> HttpResponse:
    seats = access.require_seats(request.user)
    bodies = list({appointment.seat.body_id: appointment.seat.body for appointment in seats}.values())
    form = GroupForm(request.POST or None, bodies=bodies, fellows=selectors.fellows(request.user))
    refusal = None
    if form.is_bound and form.is_valid():
        facts = form.cleaned_data
        row = facts.pop("topic")
        topic = row if isinstance(row, Topic) else guard.topic_for(row.body, row.item)
        try:
            group = guard.form_group(actor=request.user, topic=topic, purpose=Purpose.WORKING, **facts)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Group formed. Each person invited will get an email."))
            return redirect("boards:group", group.pk)
    context = {"form": form, "refusal": refusal}
    return render(request, "boards/guard/new.html", context, status=422 if form.is_bound else 200)


@require_safe
def group(request: HttpRequest, pk: int) -> HttpResponse:
    return _group_page(request, selectors.get_group(request.user, pk))


def _group_page(
    request: HttpRequest,
    shown: GroupView,
    *,
    form: BaseForm | None = None,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    fellows = selectors.fellows(request.user).filter(seat__body=shown.group.topic.body_id)
    asked = [row.appointment_id for row in shown.rows if row.state in selectors.IN_IT]
    form = form or InviteForm(fellows=fellows.exclude(pk__in=asked))
    context = {"shown": shown, "group": shown.group, "form": form, "refusal": refusal}
    return render(request, "boards/guard/group.html", context, status=status)


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    shown = selectors.get_group(request.user, pk)
    form = InviteForm(request.POST, fellows=selectors.fellows(request.user))
    if not form.is_valid():
        return _group_page(request, shown, form=form, status=422)
    facts = form.cleaned_data
    return _do(request, shown, guard.invite, _("Invited. They count from now on."), form=form, **facts)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    shown = selectors.get_group(request.user, pk)
    return _do(
        request, shown, guard.accept, _("You have joined. You can see what the group writes on this topic.")
    )


@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    shown = selectors.get_group(request.user, pk)
    return _do(request, shown, guard.decline, _("You declined. The group can see that."), to="boards:groups")


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    shown = selectors.get_group(request.user, pk)
    words = _("You left. You can no longer see the group; the contact still counts.")
    return _do(request, shown, guard.leave, words, to="boards:groups")


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    shown = selectors.get_group(request.user, pk)
    return _do(request, shown, guard.close_group, _("The group is closed. No one else can be invited."))


def _do(
    request: HttpRequest,
    shown: GroupView,
    act: Callable,
    done: str,
    *,
    to: str = "",
    form: BaseForm | None = None,
    **facts: Any,
) -> HttpResponse:
    """Run a service; a refusal shows the group page with the rule and the staff contact."""
    try:
        act(actor=request.user, group=shown.group, **facts)
    except RuleBroken as error:
        return _group_page(request, shown, form=form, refusal=error, status=422)
    messages.success(request, done)
    return redirect(to) if to else redirect("boards:group", shown.group.pk)


@read_or_send
def ask(request: HttpRequest) -> HttpResponse:
    """Ask staff a question; below it are the member's own questions and answers."""
    asked = selectors.questions_of(request.user)
    seats = access.seats_of(request.user)
    form = AskForm(request.POST or None, seats=seats, initial={"appointment": seats[0]})
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            ask_staff(actor=request.user, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Sent to staff. No other member can see it."))
            return redirect("boards:ask")
    context = {"form": form, "refusal": refusal, "page": page_of(request, asked)}
    return render(request, "boards/guard/ask.html", context, status=422 if form.is_bound else 200)


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """What is allowed between meetings, with the size limit in each of the member's bodies."""
    seats = access.require_seats(request.user)
    most = most_of_each_body()
    bodies = {appointment.seat.body_id: appointment.seat.body for appointment in seats}
    circles = [(body, selectors.Picture(0, most.get(pk, 0))) for pk, body in bodies.items()]
    return render(request, "boards/guard/guide.html", {"circles": circles})
