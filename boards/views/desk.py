"""Staff screens for meetings: list, plan, draft with its findings, posting, correcting."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from boards import access, parts, services
from boards.clocks import ruler
from boards.forms import CorrectForm, FindingForm, PlanForm
from boards.models import Meeting
from boards.readiness import readiness
from boards.shown import shown_agenda
from boards.snapshots import draft_pages, snapshot_of
from cms import clock
from cms.access import has_role, role_required
from cms.exceptions import RuleBroken
from cms.paging import page_of

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.DESK_ROLES)
def meetings(request: HttpRequest) -> HttpResponse:
    rows = access.desk_meetings(request.user).order_by("-starts_at", "-pk")
    return render(request, "boards/desk_meetings.html", {"meetings": page_of(request, rows)})


@read_or_send
@role_required(*access.PLAN_ROLES)
def plan(request: HttpRequest) -> HttpResponse:
    form = PlanForm(request.POST or None)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            made = services.plan_meeting(actor=request.user, **form.facts())
        except RuleBroken as error:
            refusal = error
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("The meeting is planned. Write its agenda, then post it."))
            return redirect("boards:desk_meeting", made.pk)
    context = {"form": form, "refusal": refusal, "heading": _("Plan a meeting"), "button": _("Plan it")}
    return render(request, "boards/desk_form.html", context, status=422 if form.is_bound else 200)


@require_safe
@role_required(*access.DESK_ROLES)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda as it stands, with what people said under each item."""
    found = access.get_meeting(request.user, pk)
    pages = draft_pages(found)
    postings = list(found.postings.order_by("-number"))
    snapshot = postings[0].snapshot if postings else snapshot_of(found, pages)
    context = {
        "meeting": found,
        "agenda": shown_agenda(snapshot),
        "pages": [(page.locale.get_display_name(), page.pk) for page in pages.values()],
        "postings": postings,
        "clock": ruler(found, postings[-1] if postings else None),
        "finding_form": FindingForm() if found.is_draft else None,
        "may_post": has_role(request.user, *access.POST_ROLES),
        "may_run": has_role(request.user, *access.LIVE_ROLES),
        **parts.on_desk(found, request.user),
    }
    return render(request, "boards/desk_meeting.html", context)


@require_POST
@role_required(*access.PLAN_ROLES)
def add_finding(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    return _change_finding(request, found, key, services.attach_finding, _("The finding is under the item."))


@require_POST
@role_required(*access.PLAN_ROLES)
def take_finding(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    return _change_finding(
        request, found, key, services.detach_finding, _("The finding is taken off the item.")
    )


def _change_finding(request: HttpRequest, found: Meeting, key: str, act, done: str) -> HttpResponse:
    form = FindingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a finding from the list."))
    else:
        try:
            act(actor=request.user, meeting=found, key=key, finding=form.cleaned_data["finding"])
            messages.success(request, done)
        except RuleBroken as error:
            messages.error(request, str(error))
    return redirect("boards:desk_meeting", found.pk)


@read_or_send
@role_required(*access.POST_ROLES)
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """The posting screen. If it is refused, the refusal is the heading."""
    found = access.get_meeting(request.user, pk)
    refusal = None
    if request.method == "POST":
        try:
            posting = services.post_agenda(actor=request.user, meeting=found)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Posted as number %(number)s.") % {"number": posting.number})
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
        "clock": ruler(found),
        "agenda": shown_agenda(snapshot),
        "languages": [page.locale.get_display_name() for page in pages.values()],
        "page_pk": next((page.pk for page in pages.values()), None),
    }
    return render(request, "boards/desk_post.html", context, status=422 if request.method == "POST" else 200)


@read_or_send
@role_required(*access.POST_ROLES)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    form = CorrectForm(request.POST or None)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            services.correct_agenda(actor=request.user, meeting=found, reason=form.cleaned_data["reason"])
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("The correction is posted."))
            return redirect("boards:desk_meeting", found.pk)
    context = {
        "form": form,
        "meeting": found,
        "refusal": refusal,
        "heading": _("Post a correction"),
        "button": _("Post the correction"),
    }
    return render(request, "boards/desk_form.html", context, status=422 if form.is_bound else 200)
