"""Desk views for versioned rules, and the years under them (C2C-30)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.choices import BodyKind
from boards.desk_form import answer
from boards.models import Body, Cycle, CycleRules
from boards.proposals import visibility
from boards.proposals.cycles import begin_cycle, set_cycle_days, write_rules
from boards.proposals.forms.rules import (
    BeginCycleForm,
    DaysForm,
    RulesForm,
    part_forms,
    rules_initial,
    steps_of,
)
from boards.proposals.year_picture import span_text, year_of
from boards.rules.cycle_calendar import dates_of, phases_of
from cms import clock
from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.paging import page_of

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.DECISION_ROLES)
def cycles(request: HttpRequest) -> HttpResponse:
    rows = page_of(request, Cycle.objects.select_related("rules", "body"), per_page=10)
    for cycle in rows:
        cycle.shown = year_of(cycle)
    versions = CycleRules.objects.select_related("body").prefetch_related("cycles").order_by("-version", "pk")
    return render(request, "boards/proposals/desk_cycles.html", {"cycles": rows, "versions": versions[:30]})


@require_safe
@role_required(*access.DECISION_ROLES)
def rules(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_rules(pk)
    year = clock.today().year
    phases = [
        {"label": each.title, "text": each.sentence, "when": span_text(each.starts_on, each.ends_on)}
        | {"state": "to_come"}
        for each in phases_of(found.steps, dates_of(found.steps, year))
    ]
    bodies = {body.slug: body for body in Body.objects.filter(slug__in=found.forms)}
    scopes = [(bodies[slug], scope) for slug, scope in found.forms.items() if slug in bodies]
    context = {"rules": found, "phases": phases, "scopes": scopes}
    return render(request, "boards/proposals/desk_rules.html", context)


@read_or_send
@role_required(*access.DECISION_ROLES)
def new_rules(request: HttpRequest) -> HttpResponse:
    """New version, initialized from the latest, which does not change."""
    newest = CycleRules.objects.filter(body=None).order_by("-version").first()
    return _write(request, newest, CycleRules(), heading=_("New version of the rules"))


@read_or_send
@role_required(*access.DECISION_ROLES)
def change_rules(request: HttpRequest, pk: int) -> HttpResponse:
    """Editable until a cycle begins under them."""
    found = visibility.get_rules(pk)
    return _write(request, found, found, heading=_("Edit rules that no cycle uses"))


def _write(request: HttpRequest, start: CycleRules | None, into: CycleRules, *, heading: str) -> HttpResponse:
    bodies = list(Body.objects.filter(kind=BodyKind.ADVISORY))
    form = RulesForm(request.POST or None, bodies=bodies, initial=rules_initial(start, bodies))
    parts = part_forms(start, request.POST or None)
    refusal = None
    if form.is_bound and _all_valid(form, parts):
        for name, value in (form.facts() | {"steps": steps_of(parts)}).items():
            setattr(into, name, value)
        try:
            made = write_rules(actor=request.user, rules=into)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved as version %(number)s.") % {"number": made.version})
            return redirect("boards:desk_rules", made.pk)
    context = {"form": form, "parts": parts, "refusal": refusal, "heading": heading}
    status = 422 if form.is_bound else 200
    return render(request, "boards/proposals/desk_rules_form.html", context, status=status)


def _all_valid(form: RulesForm, parts: list[tuple[Any, Any]]) -> bool:
    """Validate every form, so all errors show at once."""
    return all([form.is_valid(), *(part.is_valid() for _label, part in parts)])


@read_or_send
@role_required(*access.DECISION_ROLES)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_rules(pk)
    form = BeginCycleForm(request.POST or None, initial={"year": clock.today().year})

    def act(facts: dict[str, Any]) -> str:
        begin_cycle(actor=request.user, rules=found, is_demo=found.is_demo, **facts)
        return _("The cycle has begun. These rules can no longer change.")

    words = {
        "heading": _("Begin a cycle under version %(number)s") % {"number": found.version},
        "button": _("Begin cycle"),
        "hint": _("From then on these rules cannot be changed, and they continue to apply to each proposal."),
    }
    return answer(request, form, act, back_url=reverse("boards:desk_cycles"), **words)


@read_or_send
@role_required(*access.DECISION_ROLES)
def days(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_cycle(pk)
    form = DaysForm(request.POST or None, cycle=found)

    def act(_facts: dict[str, Any]) -> str:
        set_cycle_days(actor=request.user, cycle=found, **form.facts())
        return _("Dates set. The public can see them now.")

    words = {"heading": _("Dates of %(cycle)s") % {"cycle": found}, "button": _("Set dates")}
    return answer(request, form, act, back_url=reverse("boards:desk_cycles"), **words)
