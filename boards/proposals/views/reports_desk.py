"""Desk views for the yearly report: drafters, review, final text, Governing Board."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.choices import BodyKind
from boards.desk_form import answer
from boards.models import Body, Cycle, ReportState
from boards.proposals import desk_presenters, visibility
from boards.proposals.agenda_items import draft_report_item
from boards.proposals.forms.desk import BeginReportForm, FinishReportForm, OnDraftForm
from boards.proposals.report_presenters import proposals_of, stages_of
from boards.proposals.reports import begin_report, finish_report
from boards.proposals.views.reports import write
from cms import clock
from cms.access import role_required

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.PLAN_ROLES)
def reports(request: HttpRequest) -> HttpResponse:
    rows = list(visibility.desk_reports(request.user))
    begun = {(row.cycle_id, row.body_id) for row in rows}
    slugs = {body.slug: body for body in Body.objects.all()}
    missing = [
        {"cycle": cycle, "body": slugs[slug]}
        for cycle in Cycle.objects.select_related("rules").order_by("-year")[:6]
        for slug in cycle.rules.forms
        if slug in slugs and cycle.body_id in (None, slugs[slug].pk)
        and (cycle.pk, slugs[slug].pk) not in begun
        and any(step["kind"] == "report" for step in cycle.rules.steps)
    ]  # fmt: skip
    context = {"reports": [{"report": row, "stages": stages_of(row)} for row in rows], "missing": missing}
    return render(request, "boards/proposals/desk_reports.html", context)


@read_or_send
@role_required(*access.PLAN_ROLES)
def begin(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """C2C-32: who drafts, who created the group, and whether it holds power."""
    cycle = visibility.get_cycle(pk)
    body = visibility.get_board_of(cycle, slug)
    seated = access.bound_by_act(clock.today()).order_by("seat__position")
    members, liaisons = seated.filter(seat__body=body), seated.filter(seat__body__kind=BodyKind.GOVERNING)
    form = BeginReportForm(request.POST or None, members=members, liaisons=liaisons)

    def act(facts: dict[str, Any]) -> str:
        begin_report(actor=request.user, cycle=cycle, body=body, **facts)
        return _("Drafting group formed. Its members can find the report in their workspace.")

    hint = _("The rules require %(count)s members of this board, and the liaison of the Governing Board.")
    words = {
        "heading": _("Who drafts the report of %(year)s?") % {"year": cycle.year},
        "button": _("Form the drafting group"),
        "hint": hint % {"count": cycle.rules.report_members} if cycle.rules.report_liaison else "",
    }
    return answer(request, form, act, back_url=reverse("boards:desk_cycle_reports"), **words)


@read_or_send
@role_required(*access.PLAN_ROLES)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report; staff may also write the next version."""
    found = visibility.get_desk_report(request.user, pk)
    more = {"drafted": found.drafted_items.select_related("meeting__body").last()}
    return write(request, found, "boards/proposals/desk_report.html", to="boards:desk_cycle_report", **more)


@read_or_send
@role_required(*access.PLAN_ROLES)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an agenda item: for its board's review, or for the Governing Board once final."""
    found = visibility.get_desk_report(request.user, pk)
    if found.state not in (ReportState.DRAFTING, ReportState.IN_REVIEW, ReportState.FINAL):
        raise Http404
    to_governing = found.state == ReportState.FINAL
    bodies = desk_presenters.governing_ids() if to_governing else [found.body_id]
    form = OnDraftForm(request.POST or None, meetings=desk_presenters.drafts_for(*bodies))

    def act(facts: dict[str, Any]) -> str:
        draft_report_item(actor=request.user, report=found, **facts)
        return _(
            "The report is now an item on the draft agenda. The two are linked when the agenda is posted."
        )

    back = reverse("boards:desk_cycle_report", args=[found.pk])
    words = {"heading": _("Add the report to an agenda"), "button": _("Create item")}
    return answer(request, form, act, back_url=back, **words)


@read_or_send
@role_required(*access.DECISION_ROLES)
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_desk_report(request.user, pk)
    form = FinishReportForm(request.POST or None, proposals=proposals_of(found))

    def act(facts: dict[str, Any]) -> str:
        finish_report(actor=request.user, report=found, **facts)
        return _("The report is final.")

    back = reverse("boards:desk_cycle_report", args=[found.pk])
    words = {"heading": _("The board reviewed it: make it final"), "button": _("Make it final")}
    return answer(request, form, act, back_url=back, **words)
