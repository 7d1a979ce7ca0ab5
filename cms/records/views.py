"""Views of the record: history and verification, retention, and legal holds (PRV-06, F20)."""

from django.apps import apps
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import has_role, role_required, staff_required
from cms.cleaning import clean_text
from cms.exceptions import RuleBroken
from cms.models import Redaction
from cms.powers.second_factor import ask_again, is_fresh
from cms.records import holds, possible_copies, record_kinds, redaction, redaction_preview, retention
from cms.records.history_presenters import readable_history
from cms.records.retention_forms import HoldForm
from cms.web.paging import page_of

keepers = role_required(*holds.ROLES)
removers = role_required(*redaction.ROLES)
ACTS = {"ask": holds.ask_to_lift, "lift": holds.lift_hold, "keep": holds.keep_hold}


@keepers
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    may_remove = has_role(request.user, *redaction.ROLES)
    return render(request, "cms/retention.html", {"classes": retention.standing(), "may_remove": may_remove})


@keepers
@require_safe
def rule(request: HttpRequest, name: str) -> HttpResponse:
    """One rule as it is now. Two people change it, in the register of powers."""
    found = next((each for each in retention.standing() if each.kept.name == name), None)
    if found is None:
        raise Http404
    return render(request, "cms/retention_rule.html", {"standing": found})


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def hold_list(request: HttpRequest) -> HttpResponse:
    form, refusal = HoldForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            holds.place_hold(actor=request.user, **form.cleaned_data)
            messages.success(request, _("Placed on hold. None of it will be erased or removed."))
            return redirect("cms:holds")
        except RuleBroken as error:
            refusal = error
    return _holds_page(request, form, refusal)


def _holds_page(
    request: HttpRequest, form: HoldForm, refusal: RuleBroken | None, *, status: int = 422
) -> HttpResponse:
    lifted = page_of(request, holds.lifted())
    lifted.object_list = record_kinds.name_things(lifted.object_list)
    active = page_of(request, holds.active())
    active.object_list = record_kinds.name_things(active.object_list)
    context = {
        "form": form,
        "refusal": refusal,
        "holds": active,
        "lifted": lifted,
    }
    return render(request, "cms/holds.html", context, status=status if form.errors or refusal else 200)


@keepers
@require_POST
def hold_act(request: HttpRequest, pk: int) -> HttpResponse:
    hold, act = holds.find_hold(pk), ACTS.get(request.POST.get("act", ""))
    if hold is None or act is None:
        raise Http404
    if act is holds.lift_hold and not is_fresh(request):
        return ask_again(request, reverse("cms:holds"))
    try:
        act(actor=request.user, hold=hold)
    except RuleBroken as error:
        return _holds_page(request, HoldForm(), error, status=409)
    messages.success(request, _("Saved."))
    return redirect("cms:holds")


@removers
@require_safe
def removals(request: HttpRequest) -> HttpResponse:
    rows = page_of(request, possible_copies.removals())
    rows.object_list = record_kinds.name_things(rows.object_list)
    return render(request, "cms/removals.html", {"rows": rows})


@removers
@require_safe
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = possible_copies.find_removal(pk)
    if found is None:
        raise Http404
    return _removal_page(request, found)


def _removal_page(
    request: HttpRequest,
    found: Redaction,
    *,
    refused: int = 0,
    refusal: RuleBroken | None = None,
    typed: str = "",
) -> HttpResponse:
    """``refused``: the copy that the refusal and the typed reason belong to."""
    (found,), copies = record_kinds.name_things([found]), possible_copies.with_names(found.copies.all())
    context = {
        "removal": found,
        "copies": copies,
        "stays": redaction_preview.stays(found.kind, found.key),
        "refused": refused,
        "refusal": refusal,
        "typed": typed,
    }
    return render(request, "cms/removal.html", context, status=409 if refusal else 200)


@removers
@require_POST
def copy_act(request: HttpRequest, pk: int) -> HttpResponse:
    copy, act = possible_copies.find_copy(pk), request.POST.get("act", "")
    if copy is None or act not in ("remove", "leave"):
        raise Http404
    reason = clean_text(request.POST.get("reason", ""))
    try:
        if act == "remove":
            possible_copies.remove_copy(actor=request.user, copy=copy)
        else:
            possible_copies.leave_copy(actor=request.user, copy=copy, reason=reason)
    except RuleBroken as error:
        return _removal_page(request, copy.redaction, refused=copy.pk, refusal=error, typed=reason)
    messages.success(request, _("Saved."))
    return redirect(copy.redaction)


@staff_required
def history(request: HttpRequest, label: str, pk: str) -> HttpResponse:
    """Who changed a record, when and why, with the differences as text."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    may = f"{model._meta.app_label}.view_{model._meta.model_name}"
    if not hasattr(model, "history") or not request.user.has_perm(may):
        raise Http404
    may_read = getattr(model, "may_read_history", None)  # an app's own rule for single rows
    if may_read and not may_read(request.user, pk):
        raise Http404
    rows = readable_history(model, pk)
    if not rows:
        raise Http404
    return render(
        request,
        "cms/history.html",
        {
            "rows": rows,
            "name": rows[0].name,
            "model_name": model._meta.verbose_name,
            "label": model._meta.label_lower,
            "pk": pk,
        },
    )
