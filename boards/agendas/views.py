"""Views to approve and post an agenda, which takes two people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from boards import access
from boards.agendas.approval_rules import approval_context
from boards.agendas.approvals import approve_agenda
from boards.agendas.posting import post_agenda
from boards.agendas.presenters import agenda_view
from boards.agendas.readiness import readiness
from boards.agendas.snapshots import draft_pages, snapshot_of
from boards.models import Meeting
from boards.notices.deadline_text import deadlines_of, timeline
from cms import clock
from cms.access import has_role, role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import press

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
@role_required(*access.PLAN_ROLES)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the agenda; another person posts it."""
    found = access.get_meeting(request.user, pk)

    def act() -> str:
        approve_agenda(actor=request.user, meeting=found)
        return _("You approved the agenda as it stands. Another person can post it.")

    back = reverse(_after_approval(request, found), args=[found.pk])
    return press(request, act, button=_("Approve this version of the agenda"), back_url=back)


def _after_approval(request: HttpRequest, found: Meeting) -> str:
    if not has_role(request.user, *access.POST_ROLES):
        return "boards:desk_meeting"
    return "boards:post" if found.is_draft else "boards:correct"


@read_or_send
@role_required(*access.POST_ROLES)
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Posting screen. A refusal is shown as the page heading."""
    found = access.get_meeting(request.user, pk)
    refusal = None
    if request.method == "POST":
        try:
            posting = post_agenda(actor=request.user, meeting=found)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Posted as version %(number)s.") % {"number": posting.number})
            return redirect("boards:desk_meeting", found.pk)
    return _posting_screen(request, found, refusal)


def _posting_screen(request: HttpRequest, found: Meeting, refusal: RuleBroken | None) -> HttpResponse:
    pages = draft_pages(found)
    snapshot = snapshot_of(found, pages)
    ready = readiness(found, snapshot, clock.now(), actor=request.user)
    late = found.is_draft and ready.is_late
    context = {
        "meeting": found,
        "ready": ready,
        "refusal": ready.ruling.refusal() if late else refusal,
        "is_late": late,
        "earliest": clock.today() + (found.day - ready.ruling.latest_legal),
        "clock": timeline(found),
        "deadlines": deadlines_of(found),
        "agenda": agenda_view(snapshot),
        "languages": [page.locale.get_display_name() for page in pages.values()],
        "page_pk": next((page.pk for page in pages.values()), None),
        **approval_context(found, snapshot, request.user),
    }
    return render(
        request, "boards/agendas/desk_post.html", context, status=422 if request.method == "POST" else 200
    )
