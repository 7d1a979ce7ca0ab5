"""Legal duties after an act: opened by the act, finished with evidence, never dropped."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.choices import DutyKind
from boards.duties.labels import ON_THE_WEB, POSTINGS, earliest_end
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.models import AgendaItem, Duty, Meeting
from cms import clock
from cms.components.dates import long_date
from cms.records import ledger
from cms.records.history import Actor, actor_label, record


@transaction.atomic
def open_duty(
    *,
    actor: Actor,
    meeting: Meeting,
    kind: DutyKind,
    rule: str,
    item: AgendaItem | None = None,
    due_at: datetime | None = None,
) -> Duty:
    """Open a duty; returns the existing one if it was opened before."""
    found = Duty.objects.filter(meeting=meeting, item=item, kind=kind).first()
    if found is not None:
        return found
    duty = Duty(meeting=meeting, item=item, kind=kind, rule=rule, due_at=due_at)
    return record(duty, actor=actor, reason="duty opened")


def reopen_duty(
    *, actor: Actor, meeting: Meeting, kind: DutyKind, rule: str, due_at: datetime | None = None
) -> Duty:
    """Open a duty that an act brings each time it happens; its history says when it was done before."""
    duty = open_duty(actor=actor, meeting=meeting, kind=kind, rule=rule, due_at=due_at)
    if duty.done_at is None:
        return duty
    duty.opened_at, duty.done_at, duty.done_by_name, duty.evidence = clock.now(), None, "", ""
    duty.due_at = due_at
    return record(duty, actor=actor, reason="duty opened again")


@transaction.atomic
def finish_duty(
    *,
    actor: Actor,
    duty: Duty,
    evidence: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    report: AgendaItem | None = None,
) -> Duty:
    """Finish a duty once, with evidence: a link, a place and dates, or the reporting item (BK-33)."""
    access.require(actor, *access.POST_ROLES)
    current = Duty.objects.select_for_update(of=("self",)).select_related("meeting", "item").get(pk=duty.pk)
    if current.done_at:
        raise NotPossibleNow(_("This is already done."), rule=current.rule)
    if current.kind == DutyKind.REPORT:
        evidence = _reported(current, report)
    current.evidence = evidence.strip()
    _refuse_without_evidence(current)
    if current.kind in POSTINGS:
        _refuse_short_posting(current, starts_on, ends_on)
        current.starts_on, current.ends_on = starts_on, ends_on
    current.done_at, current.done_by_name = clock.now(), actor_label(actor)
    record(current, actor=actor, reason="duty done")
    ledger.append("done", current, actor=actor)
    return current


def _reported(duty: Duty, report: AgendaItem | None) -> str:
    if report is None:
        raise NeedsReason(
            _("Choose the item of the public meeting under which it was reported."), rule=duty.rule
        )
    there = report.meeting
    late_enough = there.starts_at > duty.meeting.starts_at
    is_same = not set(there.body_ids).isdisjoint(duty.meeting.body_ids)
    if not is_same or not there.is_public or not late_enough:
        raise NotPossibleNow(
            _("The report must be made at a later public meeting of the same body."), rule=duty.rule
        )
    return report.get_absolute_url()


def _refuse_without_evidence(duty: Duty) -> None:
    if not duty.evidence:
        raise NeedsReason(_("Record where and how it was done."), rule=duty.rule)
    if duty.kind in ON_THE_WEB and not duty.evidence.startswith(("https://", "http://")):
        raise NeedsReason(_("Enter the link where it can be read."), rule=duty.rule)


def _refuse_short_posting(duty: Duty, starts_on: date | None, ends_on: date | None) -> None:
    """BK-18: at least ten days from the date of posting."""
    if starts_on is None or ends_on is None:
        raise NeedsReason(_("Enter the first and last dates of posting."), rule=duty.rule)
    if not duty.meeting.day <= starts_on <= clock.today():
        raise NotPossibleNow(
            _("The posting date must be after the meeting and not in the future."), rule=duty.rule
        )
    if ends_on < earliest_end(starts_on):
        earliest = long_date(earliest_end(starts_on))
        raise NotPossibleNow(
            _("It must stay posted for 10 days or more: at least until %(day)s.") % {"day": earliest},
            rule=duty.rule,
        )
