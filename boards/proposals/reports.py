"""Yearly report: drafted by two members and the liaison, reviewed, sent to the Governing Board (C2C-30, C2C-32)."""

import hashlib
import json
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from boards import access, guard, staff_seats
from boards.choices import BodyKind
from boards.exceptions import GuardRefused, NeedsReason, NotPossibleNow
from boards.models import (
    AgendaItem,
    Appointment,
    Body,
    Cycle,
    CycleReport,
    Proposal,
    ProposalStepKind,
    ReportDrafter,
    ReportState,
    ReportVersion,
)
from boards.models.groups import FoundedBy, Purpose
from boards.proposals.steps import held, write_step
from cms import clock
from cms.i18n.fields import text
from cms.records.history import Actor, actor_label, record


@transaction.atomic
def begin_report(
    *,
    actor: Actor,
    cycle: Cycle,
    body: Body,
    members: Iterable[Appointment],
    liaison: Appointment | None = None,
    founded_by: str = FoundedBy.PROCESS,
    holds_power: bool = False,
) -> CycleReport:
    """Start a report with the number of members in the rules, plus the liaison, as a guarded group (BK-42)."""
    access.require(actor, *access.PLAN_ROLES)
    staff_seats.refuse_own_body(actor, body.pk)
    members = list(members)
    _refuse_wrong_people(cycle, body, members, liaison)
    if CycleReport.objects.filter(cycle=cycle, body=body).exists():
        raise NotPossibleNow(_("The report for this year has already been started."), rule="C2C-30")
    report = CycleReport(cycle=cycle, body=body, is_demo=cycle.is_demo)
    record(report, actor=actor, reason="started")
    people = [*members, *([liaison] if liaison else [])]
    for each in people:
        ReportDrafter.objects.create(report=report, appointment=each, is_liaison=each == liaison)
    report.group = guard.form_group(
        actor=actor,
        topic=guard.topic_for(body, report),
        members=people,
        purpose=Purpose.DRAFTING,
        founded_by=founded_by,
        holds_power=holds_power,
    )
    return record(report, actor=actor, reason="drafting group formed", update_fields=["group"])


def _refuse_wrong_people(
    cycle: Cycle, body: Body, members: list[Appointment], liaison: Appointment | None
) -> None:
    rules = cycle.rules
    if len({each.pk for each in members}) != rules.report_members or any(
        each.seat.body_id != body.pk for each in members
    ):
        words = _("The rules require %(count)s members of this board.")
        raise NotPossibleNow(words % {"count": rules.report_members}, rule="C2C-30")
    is_governing = liaison is not None and liaison.seat.body.kind == BodyKind.GOVERNING
    if rules.report_liaison != (liaison is not None) or (liaison is not None and not is_governing):
        raise NotPossibleNow(_("The rules require the liaison of the Governing Board."), rule="C2C-30")


@transaction.atomic
def write_report(*, actor: Actor, report: CycleReport, words: dict[str, str]) -> ReportVersion:
    """Write the next version, as drafter or staff. Nobody else reads it before the review (BK-41)."""
    current = _held(report)
    _require_drafter(actor, current)
    if current.state in (ReportState.FINAL, ReportState.SENT):
        raise NotPossibleNow(_("The report is final."), rule="C2C-30")
    if not text(words):
        raise NeedsReason(_("Write the report first."), rule="C2C-30")
    last = current.versions.aggregate(last=Max("number"))["last"] or 0
    canonical = json.dumps(words, sort_keys=True, ensure_ascii=False)
    return ReportVersion.objects.create(
        report=current,
        number=last + 1,
        text=words,
        by_name=actor_label(actor),
        sha256=hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest(),
    )


@transaction.atomic
def put_report_before_board(*, actor: Actor, report: CycleReport, item: AgendaItem) -> CycleReport:
    """Put the latest version on a posted agenda; it and all later versions become public."""
    access.require(actor, *access.DECISION_ROLES)
    current = _held(report)
    newest = current.versions.order_by("-number").first()
    if newest is None:
        raise NotPossibleNow(_("Write the report first."), rule="C2C-30")
    if current.body_id not in item.meeting.body_ids or not item.meeting.is_public:
        raise NotPossibleNow(_("The board reviews it under an item of its own posted agenda."), rule="BK-41")
    current.state, current.reviewed_item, current.public_from = ReportState.IN_REVIEW, item, newest.number
    fields = ["state", "reviewed_item", "public_from"]
    return record(current, actor=actor, reason="before the board", update_fields=fields)


@transaction.atomic
def finish_report(*, actor: Actor, report: CycleReport, proposals: Iterable[Proposal]) -> CycleReport:
    """Finish a report its board has reviewed, and record the step on each proposal it includes."""
    access.require(actor, *access.DECISION_ROLES)
    current = _held(report)
    item = current.reviewed_item
    if current.state != ReportState.IN_REVIEW or item is None or not item.meeting.began_at:
        raise NotPossibleNow(_("The board must review the report at a meeting first."), rule="C2C-30")
    current.state, current.final_at = ReportState.FINAL, clock.now()
    record(current, actor=actor, reason="final", update_fields=["state", "final_at"])
    for proposal in proposals:
        write_step(held(proposal), ProposalStepKind.REPORTED, actor=actor, item=item)
    return current


@transaction.atomic
def send_report(*, actor: Actor, report: CycleReport, item: AgendaItem) -> CycleReport:
    """Send the final report to the Governing Board, under an item."""
    access.require(actor, *access.DECISION_ROLES)
    current = _held(report)
    if current.state != ReportState.FINAL:
        raise NotPossibleNow(_("Only the final report goes to the Governing Board."), rule="C2C-30")
    if not item.meeting.has_governing_board or not item.meeting.is_public:
        raise NotPossibleNow(
            _("It must be an item on a posted agenda of the Governing Board."), rule="C2C-30"
        )
    current.state, current.governing_item = ReportState.SENT, item
    return record(current, actor=actor, reason="sent", update_fields=["state", "governing_item"])


def _held(report: CycleReport) -> CycleReport:
    rows = CycleReport.objects.select_for_update(of=("self",))
    return rows.select_related("cycle__rules", "body", "reviewed_item__meeting").get(pk=report.pk)


def _require_drafter(actor: Actor, report: CycleReport) -> None:
    if isinstance(actor, str) or not report.drafters.filter(appointment__in=access.seats_of(actor)).exists():
        try:
            access.require(actor, *access.PLAN_ROLES)
            staff_seats.refuse_own_body(actor, report.body_id)
        except PermissionDenied as error:
            raise GuardRefused(_("Only its drafters can write the report."), rule="BK-42") from error
