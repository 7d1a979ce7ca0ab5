"""Staff screens for meetings: list, plan, the draft with its findings and waiting items, the facts."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from boards import access
from boards.agendas.approval_rules import approval_context
from boards.agendas.both_texts import both_texts
from boards.agendas.change_history import notice_in_force
from boards.agendas.drafts import place_deferred_item
from boards.agendas.in_force import in_force
from boards.agendas.presenters import agenda_view, join_rows
from boards.agendas.snapshot_items import attached_to, items_of
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.agendas.unposted_facts import unposted_facts
from boards.meetings.controls import controls_of
from boards.meetings.forms.planning import FindingForm
from boards.meetings.planning import attach_finding, detach_finding
from boards.models import DeferredItem, Meeting
from boards.notices.deadline_text import timeline
from boards.wiring import MEETING_PARTS
from cms.access import Visitor, has_role, role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import press, refused
from cms.web.paging import page_of


@require_safe
@role_required(*access.DESK_ROLES)
def meetings(request: HttpRequest) -> HttpResponse:
    rows = access.desk_meetings(request.user).order_by("-starts_at", "-pk")
    return render(request, "boards/meetings/desk_meetings.html", {"meetings": page_of(request, rows)})


@require_safe
@role_required(*access.DESK_ROLES)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda as it stands, with what people said under each item."""
    return _show(request, access.get_meeting(request.user, pk))


def _show(request: HttpRequest, found: Meeting, *, status: int = 200, **facts: Any) -> HttpResponse:
    pages = draft_pages(found)
    postings = list(found.postings.order_by("-number"))
    snapshot = postings[0].snapshot if postings else snapshot_of(found, pages)
    agenda = agenda_view(snapshot)
    if postings:
        join_rows(agenda, in_force(postings[0], found.items.defer("text")))
    context = {
        "meeting": found,
        "agenda": agenda,
        "postings": postings,
        "unposted": both_texts(unposted_facts(found, postings[0] if postings else None)),
        "clock": timeline(found, notice_in_force(postings[::-1]) if postings else None),
        "controls": controls_of(found, request.user),
        "may_post": has_role(request.user, *access.POST_ROLES),
        "may_run": has_role(request.user, *access.LIVE_ROLES),
        "may_change_facts": found.is_draft or found.status == "posted",
        **(_draft_context(found, snapshot, request.user) if found.is_draft else {}),
    }
    for part in MEETING_PARTS:
        context |= part.on_desk(found, request.user)
    return render(request, "boards/meetings/desk_meeting.html", context | facts, status=status)


def _draft_context(found: Meeting, snapshot: dict, user: Visitor) -> dict[str, Any]:
    waiting = DeferredItem.objects.of(*found.body_ids).select_related("source__meeting__body", "placed_in")
    return {
        "finding_form": FindingForm(),
        "waiting": [row for row in waiting if row.placed_in is None or row.placed_in.is_called_off],
        **approval_context(found, snapshot, user),
    }


@require_POST
@role_required(*access.PLAN_ROLES)
def place_item(request: HttpRequest, pk: int, waiting: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    row = DeferredItem.objects.of(*found.body_ids).filter(pk=waiting).first()
    if row is None:
        raise Http404
    done = _("Item added to the draft, in each language.")
    return _act(request, found, _("Add to this agenda"), done, place_deferred_item, waiting=row)


@require_POST
@role_required(*access.PLAN_ROLES)
def add_finding(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    return _change_finding(
        request, found, key, attach_finding, _("Add finding"), _("Finding added to the item.")
    )


@require_POST
@role_required(*access.PLAN_ROLES)
def take_finding(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    done = _("Finding removed from the item.")
    return _change_finding(request, found, key, detach_finding, _("Remove"), done)


def _change_finding(
    request: HttpRequest, found: Meeting, key: str, act: Callable[..., Any], button: str, done: str
) -> HttpResponse:
    form = FindingForm(request.POST)
    if form.is_valid():
        return _act(request, found, button, done, act, key=key, finding=form.cleaned_data["finding"])
    problem = RuleBroken(_("Choose a finding from the list."))
    if found.is_draft and key in {item["key"] for item in items_of(draft_pages(found), attached_to(found))}:
        return _show(request, found, status=422, refused_item=key, finding_refusal=problem)
    back = reverse("boards:desk_meeting", args=[found.pk])
    return refused(request, problem, button=button, back_url=back)


def _act(
    request: HttpRequest, found: Meeting, button: str, done: str, act: Callable[..., Any], **facts: Any
) -> HttpResponse:
    def do() -> str:
        act(actor=request.user, meeting=found, **facts)
        return done

    return press(request, do, button=button, back_url=reverse("boards:desk_meeting", args=[found.pk]))
