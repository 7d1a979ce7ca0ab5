"""Views to decide on one or many comments, and to undo a bulk action."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.access import role_required
from cms.cleaning import whole_numbers
from cms.exceptions import RuleBroken
from feedback import access
from feedback.models import ModerationAct, Submission
from feedback.moderation import services
from feedback.moderation.forms import BulkForm, ModerateForm
from feedback.moderation.services import Decided, moderate_many, undo_together
from feedback.moderation.views.comments import context_of, queue_page

staff = role_required(*access.MODERATE_ROLES)


@staff
@require_POST
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    form = ModerateForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _again(request, submission, form, None, 422)
    try:
        services.moderate(actor=request.user, submission=submission, **form.cleaned_data)
    except RuleBroken as error:
        return _again(request, submission, form, error, 409)
    messages.success(request, _("Saved."))
    return redirect(reverse("feedback:desk_comment", args=[pk]))


def _again(
    request: HttpRequest, submission: Submission, form: ModerateForm, refusal: RuleBroken | None, status: int
) -> HttpResponse:
    if refusal is None:
        refusal = RuleBroken(_("That is not one of the choices."))
    context = context_of(request, submission, moderate=form, refusal=refusal)
    return render(request, "feedback/moderation/desk_comment.html", context, status=status)


@staff
@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Moderate several comments. An id that does not exist refuses the whole request (R08)."""
    form = BulkForm(request.POST)
    ids = form.ids() if form.is_valid() else []
    if ids is None or access.count_comments(request.user, ids) != len(set(ids)):
        raise Http404

    def refuse(error: RuleBroken | None) -> HttpResponse:
        return queue_page(request, form, refusal=error, ticked=whole_numbers(request.POST.getlist("comment")))

    if "act" in form.errors or (form.is_valid() and not ids):
        return refuse(RuleBroken(_("Select at least one comment, and choose what to do with it.")))
    if not form.is_valid():
        return refuse(None)
    values = {name: form.cleaned_data[name] for name in ("act", "reason", "note")}
    try:
        made = moderate_many(actor=request.user, ids=ids, **values)
    except RuleBroken as error:
        return refuse(error)
    return _result(request, made, ModerationAct.Act(values["act"]).label)


@staff
@require_POST
def undo(request: HttpRequest, together: UUID) -> HttpResponse:
    if not ModerationAct.objects.filter(together=together).exists():
        raise Http404
    made = undo_together(actor=request.user, together=together)
    return _result(request, made, ModerationAct.Act.UNDO.label)


def _result(request: HttpRequest, made: Decided, act: Callable[..., Any]) -> HttpResponse:
    context = {
        "made": made,
        "act": act,
        "back": back_of(request),
        "is_undo": act == ModerationAct.Act.UNDO.label,
    }
    return render(
        request, "feedback/moderation/desk_moderated.html", context, status=200 if made.acts else 409
    )


def back_of(request: HttpRequest) -> str:
    """Return the desk address the person came from, or the queue."""
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/desk/")
    return back if safe else reverse("feedback:desk_comments")
