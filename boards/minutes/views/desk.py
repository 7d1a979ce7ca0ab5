"""Desk views for minutes: preview, added text, posting, approval, amendment."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards import access
from boards.desk_form import answer
from boards.minutes import all_lines, changes_between, draft, minutes_text, refusal, unsaid
from boards.minutes.approvals import joint_approvals, with_votes
from boards.minutes.forms import AmendForm, ApproveForm, MinutesTextForm
from boards.minutes.services import amend_minutes, approve_minutes, post_minutes, write_minutes_text
from boards.models import AgendaItem, Meeting, MinutesText
from boards.models.agendas import digest_of
from boards.sessions.console.log import log_entries
from cms.access import has_role, role_required
from cms.exceptions import RuleBroken

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.PLAN_ROLES)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, _begun(request, pk))


def _screen(request: HttpRequest, found: Meeting, problem: RuleBroken | None = None) -> HttpResponse:
    """The draft as it would be posted now, what is missing, and its changes from the latest posting."""
    facts = draft(found)
    sections, log = minutes_text(facts), log_entries(found)
    versions = list(with_votes(found.minutes.all()))
    last = versions[-1] if versions else None
    context: dict[str, Any] = {
        "meeting": found,
        "sections": sections,
        "log": log,
        "unsaid": {each.number for each in unsaid(all_lines(sections), (entry.event for entry in log))},
        "versions": versions[::-1],
        "approvals": joint_approvals(found, last, versions) if last else [],
        "last": last,
        "missing": refusal(found, facts),
        "is_changed": last is None or digest_of(facts) != last.sha256,
        "changes": changes_between(last.snapshot, facts) if last else [],
        "were_approved": any(each.is_approved for each in versions),
        "may_post": has_role(request.user, *access.POST_ROLES),
        "refusal": problem,
    }
    return render(request, "boards/minutes/desk_minutes.html", context, status=422 if problem else 200)


@read_or_send
@role_required(*access.PLAN_ROLES)
def write(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Text of one item; number 0 is the heading of the minutes."""
    found = _begun(request, pk)
    item = _item(found, number)
    start = MinutesText.objects.filter(meeting=found, item=item).values_list("text", flat=True).first()
    form = MinutesTextForm(request.POST or None, initial={"text": start or {}})

    def act(facts: dict[str, Any]) -> str:
        write_minutes_text(actor=request.user, meeting=found, item=item, text=facts["text"])
        return _("Text saved.")

    heading = _("Text for the minutes: %(item)s") % {"item": item} if item else _("Opening text")
    return answer(request, form, act, back_url=_back(found), heading=heading, button=_("Save text"))


def _item(meeting: Meeting, number: int) -> AgendaItem | None:
    if number == 0:
        return None
    found = meeting.items.filter(number=number).first()
    if found is None:
        raise Http404
    return found


@require_POST
@role_required(*access.POST_ROLES)
def post(request: HttpRequest, pk: int) -> HttpResponse:
    found = _begun(request, pk)
    try:
        posted = post_minutes(actor=request.user, meeting=found)
    except RuleBroken as error:
        return _screen(request, found, error)
    messages.success(request, _("Draft minutes posted as version %(number)s.") % {"number": posted.number})
    return redirect(_back(found))


@read_or_send
@role_required(*access.POST_ROLES)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    found = _begun(request, pk)
    form = ApproveForm(request.POST or None, meeting=found)

    def act(facts: dict[str, Any]) -> str:
        made = approve_minutes(actor=request.user, meeting=found, motion=facts["motion"])
        return _("Minutes approved as version %(number)s.") % {"number": made.number}

    texts = {
        "heading": _("Approve the minutes: %(meeting)s") % {"meeting": found},
        "button": _("Approve minutes"),
    }
    return answer(request, form, act, back_url=_back(found), **texts)


@read_or_send
@role_required(*access.POST_ROLES)
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    found = _begun(request, pk)
    form = AmendForm(request.POST or None, meeting=found)

    def act(facts: dict[str, Any]) -> str:
        made = amend_minutes(actor=request.user, meeting=found, **facts)
        return _("Minutes amended as version %(number)s.") % {"number": made.number}

    texts = {
        "heading": _("Amend the minutes: %(meeting)s") % {"meeting": found},
        "button": _("Amend minutes"),
    }
    return answer(request, form, act, back_url=_back(found), **texts)


def _begun(request: HttpRequest, pk: int) -> Meeting:
    """Return a meeting that has begun; otherwise it has no minutes and raises Http404."""
    found = access.get_meeting(request.user, pk)
    if not found.began_at:
        raise Http404
    return found


def _back(meeting: Meeting) -> str:
    return reverse("boards:desk_minutes", args=[meeting.pk])
