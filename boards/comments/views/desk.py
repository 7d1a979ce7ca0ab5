"""Desk views: comments on a meeting, packet supplement, accommodation requests by age."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.agendas.drafts import defer_item
from boards.choices import AidState
from boards.comments import aid_ages
from boards.comments import presenters as talk
from boards.comments import rules as commenting
from boards.comments.aid import answer_aid
from boards.comments.forms.desk import AidAnswerForm, LaterForm
from boards.exceptions import NotPossibleNow
from boards.models import AidRequest, DeferredItem
from cms.access import has_role, role_required
from cms.exceptions import RuleBroken
from cms.web.paging import page_of
from feedback.access import MODERATE_ROLES

MOST_OPEN, MOST_ANSWERED = 200, 50
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.DESK_ROLES)
def comments(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    waits = Exists(DeferredItem.objects.filter(comment=OuterRef("pk")))
    page = page_of(request, talk.rows_of(found).annotate(waits=waits))
    rows = talk.with_text(page, original=True)
    for row in rows:
        row.may_wait = commenting.is_off_agenda(row.item) and not row.waits
    context = {
        "meeting": found,
        "page": page,
        "comments": rows,
        "counts": talk.desk_counts(found),
        "speakers": list(found.speakers.select_related("item").order_by("order")),
        "may_moderate": has_role(request.user, *MODERATE_ROLES),
    }
    return render(request, "boards/comments/desk_comments.html", context)


@require_safe
@role_required(*access.DESK_ROLES)
def supplement(request: HttpRequest, pk: int) -> HttpResponse:
    """BK-26: comments received in time, to print and hand to the members."""
    found = access.get_meeting(request.user, pk)
    rows = talk.with_text(talk.in_time(found))
    context = {"meeting": found, "comments": rows, "left_out": talk.left_out(found)}
    return render(request, "boards/comments/desk_supplement.html", context)


@read_or_send
@role_required(*access.PLAN_ROLES)
def later(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    """BK-21: staff add a comment on another matter to a later agenda."""
    found = access.get_meeting(request.user, pk)
    row = access.get_item_comment(request.user, found, comment)
    form = LaterForm(request.POST or None)
    refusal: RuleBroken | None = None
    if row.waiting.exists():
        refusal = NotPossibleNow(_("Already saved for a later agenda."), rule="BK-21")
    elif form.is_bound and form.is_valid():
        try:
            defer_item(actor=request.user, body=found.body, comment=row, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved for a later agenda."))
            return redirect("boards:desk_comments", found.pk)
    talk.with_text([row], original=True)
    context = {"meeting": found, "comment": row, "form": form, "refusal": refusal}
    return render(request, "boards/comments/desk_later.html", context, status=422 if form.is_bound else 200)


@require_safe
@role_required(*access.DESK_ROLES)
def aids(request: HttpRequest) -> HttpResponse:
    """Open requests, oldest first, with waiting times."""
    rows = AidRequest.objects.select_related("meeting__body")
    waiting = aid_ages.with_ages(rows.filter(state=AidState.OPEN).order_by("received_at", "pk")[:MOST_OPEN])
    answered = aid_ages.with_ages(
        rows.exclude(state=AidState.OPEN).order_by("-answered_at", "-pk")[:MOST_ANSWERED]
    )
    context = {
        "waiting": waiting,
        "answered": answered,
        "waiting_bars": aid_ages.bars(waiting),
        "answered_bars": aid_ages.bars(answered),
        "may_answer": has_role(request.user, *access.AID_ROLES),
    }
    return render(request, "boards/comments/desk_aids.html", context)


@read_or_send
@role_required(*access.AID_ROLES)
def aid(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person needs, and the answer, for staff handling it."""
    asked = access.get_aid_request(request.user, pk)
    form = AidAnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        answer_aid(actor=request.user, request=asked, **form.cleaned_data)
        messages.success(request, _("Saved. The person who asked can read it."))
        return redirect("boards:desk_aids")
    aid_ages.with_ages([asked])
    context = {"asked": asked, "form": form}
    return render(request, "boards/comments/desk_aid.html", context, status=422 if form.is_bound else 200)
