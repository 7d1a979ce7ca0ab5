"""Desk pages of the register of powers: read it, propose, confirm, decline, open emergency access."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import modelform_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import Role, has_role, role_required, staff_required
from cms.exceptions import RuleBroken
from cms.models import PowerChange
from cms.powers import emergency, presenters, rules, services
from cms.powers.definitions import AnyPower, all_powers, find_power
from cms.powers.forms import AnswerForm, EmergencyForm, ProposalForm
from cms.powers.second_factor import ask_again, fresh_second_factor_required, is_fresh
from cms.web.paging import page_of

administrators = role_required(Role.ADMINISTRATOR)


@staff_required
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """What waits, and what was decided. Every member of the staff may read it."""
    kind = request.GET.get("kind", "")
    kind = kind if find_power(kind) else ""
    rows = page_of(request, presenters.register_rows(kind))
    rows.object_list = presenters.with_titles(list(rows.object_list))
    context = {
        "rows": rows,
        "waiting": presenters.with_titles(list(presenters.waiting())),
        "kind": kind,
        "powers": all_powers(),
        "proposable": presenters.proposable(request.user),
        "emergency": rules.open_emergency(),
        "may_open": has_role(request.user, Role.ADMINISTRATOR),
    }
    return render(request, "cms/powers/register.html", context)


def _power(request: HttpRequest, kind: str) -> AnyPower:
    power = find_power(kind)
    if power is None or not has_role(request.user, *power.proposers):
        raise Http404
    return power


@staff_required
@require_safe
def choose(request: HttpRequest, kind: str) -> HttpResponse:
    """The rows of a kind of power, to propose a change of one; or the page of its own that the power has."""
    power = _power(request, kind)
    if power.screen:
        return redirect(str(power.screen))
    things = presenters.things_of(power)
    if power.may_create and not things:
        return redirect("cms:propose_new_power", power.kind)
    rows = page_of(request, things)
    return render(request, "cms/powers/choose.html", {"power": power, "rows": rows})


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, kind: str, which: str = "") -> HttpResponse:
    """The form of one power, filled in as it is now."""
    power = _power(request, kind)
    thing = power.find(which) if which else power.model()
    if power.screen or thing is None or (not which and not power.may_create):
        raise Http404
    form_class = modelform_factory(power.model, form=power.form, fields=power.form_fields())
    form = form_class(request.POST if request.method == "POST" else None, instance=thing)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            change = _propose(request, power, which, form)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Proposed. Nothing changes until a second person confirms it."))
            return redirect(change)
    context = {"form": form, "power": power, "thing": thing if which else None, "refusal": refusal}
    context["label"] = power.label_of(power.find(which)) if which else ""
    return render(request, "cms/powers/propose.html", context, status=422 if form.is_bound else 200)


def _propose(request: HttpRequest, power: AnyPower, key: str, form: ProposalForm) -> PowerChange:
    given = form.cleaned_data
    return services.propose(
        actor=request.user,
        power=power,
        key=key,
        label=power.label_of(form.instance),
        after=power.proposed_by(form),
        reason=given["reason"],
        effective_on=given["effective_on"],
    )


@staff_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """One change: what differs, who proposed it, and the answer of the second person."""
    found = presenters.find_change(pk)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _change_page(request, found)
    act, form = request.POST.get("act", ""), AnswerForm(request.POST)
    if act not in ("confirm", "decline", "withdraw"):
        raise Http404
    if act == "confirm" and not is_fresh(request):
        return ask_again(request, found.get_absolute_url())
    if not form.is_valid():
        return _change_page(request, found, form=form, status=422)
    try:
        _answer(request, found, act, form.cleaned_data["note"])
    except RuleBroken as refusal:
        return _change_page(request, found, form=form, refusal=refusal, status=409)
    except PermissionDenied as error:
        raise Http404 from error
    messages.success(request, _("Saved."))
    return redirect(found)


def _answer(request: HttpRequest, found: PowerChange, act: str, note: str) -> None:
    if act == "confirm":
        services.confirm(actor=request.user, change=found)
    elif act == "decline":
        services.decline(actor=request.user, change=found, note=note)
    else:
        services.withdraw(actor=request.user, change=found)


def _change_page(
    request: HttpRequest,
    found: PowerChange,
    *,
    form: AnswerForm | None = None,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    power = find_power(found.kind)
    if power is None:
        raise Http404
    context = {
        "change": found,
        "power": power,
        "differences": presenters.differences(found, power),
        "answer": presenters.answer_of(request.user, found, power),
        "form": form or AnswerForm(),
        "refusal": refusal,
    }
    return render(request, "cms/powers/change.html", context, status=status)


@administrators
@fresh_second_factor_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_emergency(request: HttpRequest) -> HttpResponse:
    form, refusal = EmergencyForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            emergency.open_access(actor=request.user, reason=form.cleaned_data["reason"])
        except RuleBroken as error:
            refusal = error
        except PermissionDenied as error:
            raise Http404 from error
        else:
            messages.success(request, _("Emergency access is open for one hour. All staff are notified."))
            return redirect("cms:powers")
    context = {"form": form, "refusal": refusal, "earlier": presenters.emergencies()}
    return render(request, "cms/powers/emergency.html", context, status=422 if form.is_bound else 200)
