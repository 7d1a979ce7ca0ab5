"""How long records are kept, and what a legal hold keeps from erasure (PRV-06, F20)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.records import holds, retention
from cms.records.retention_forms import HoldForm, RuleForm
from cms.web.paging import page_of

keepers = role_required(*holds.ROLES)
ACTS = {"ask": holds.ask_to_lift, "lift": holds.lift_hold, "keep": holds.keep_hold}


@keepers
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/retention.html", {"classes": retention.standing()})


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, name: str) -> HttpResponse:
    found = next((each for each in retention.standing() if each.kept.name == name), None)
    if found is None:
        raise Http404
    initial = {"days": found.days, "basis": found.rule.basis if found.rule else ""}
    form = RuleForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            retention.set_rule(actor=request.user, name=name, **form.cleaned_data)
            messages.success(request, _("Saved. What is due is erased with the next daily run."))
            return redirect("cms:retention")
        except RuleBroken as error:
            form.add_error(None, str(error))
    context = {"form": form, "standing": found}
    return render(request, "cms/retention_rule.html", context, status=422 if form.errors else 200)


@keepers
@require_http_methods(["GET", "HEAD", "POST"])
def hold_list(request: HttpRequest) -> HttpResponse:
    form, refusal = HoldForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            holds.place_hold(actor=request.user, **form.cleaned_data)
            messages.success(request, _("It is held now. Nothing of it is erased or removed."))
            return redirect("cms:holds")
        except RuleBroken as error:
            refusal = error
    return _holds_page(request, form, refusal)


def _holds_page(
    request: HttpRequest, form: HoldForm, refusal: RuleBroken | None, *, status: int = 422
) -> HttpResponse:
    lifted = page_of(request, holds.lifted())
    lifted.object_list = holds.named(lifted.object_list)
    context = {"form": form, "refusal": refusal, "holds": holds.named(holds.active()), "lifted": lifted}
    return render(request, "cms/holds.html", context, status=status if form.errors or refusal else 200)


@keepers
@require_POST
def hold_act(request: HttpRequest, pk: int) -> HttpResponse:
    hold, act = holds.find_hold(pk), ACTS.get(request.POST.get("act", ""))
    if hold is None or act is None:
        raise Http404
    try:
        act(actor=request.user, hold=hold)
    except RuleBroken as error:
        return _holds_page(request, HoldForm(), error, status=409)
    messages.success(request, _("Saved."))
    return redirect("cms:holds")
