"""Present a report: drafters, versions and changes, as far as the reader may see them (BK-41)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from boards import access, guard
from boards.minutes.versions import brief
from boards.models import AgendaItem, CycleReport, Proposal, ReportState, ReportVersion
from cms.access import Visitor, has_role
from cms.components.dates import plain_date
from cms.differences import text_changes
from cms.i18n.fields import text

STAGES = (ReportState.DRAFTING, ReportState.IN_REVIEW, ReportState.FINAL, ReportState.SENT)


@dataclass(frozen=True)
class Change:
    """A word-level comparison, in the format of the shared template."""

    parts: list[Any]
    number: str = ""


def page_context(user: Visitor, report: CycleReport, asked: str = "") -> dict[str, Any]:
    versions = list(guard.visible(user, ReportVersion.objects.filter(report=report)).order_by("number"))
    newest = versions[-1] if versions else None
    shown = _asked(versions, asked) or newest
    return {
        "report": report,
        "drafters": list(report.drafters.select_related("appointment__seat__body")),
        "versions": versions[::-1],
        "newest": newest,
        "shown": shown,
        "changes": _changes(versions, shown),
        "stages": stages_of(report),
        "proposals": list(proposals_of(report)),
        "may_write": _may_write(user, report),
    }


def proposals_of(report: CycleReport) -> Any:
    """Public proposals of the board and year, which the drafters link."""
    rows = Proposal.objects.public().filter(body=report.body, year=report.cycle.year)
    return rows.order_by("sequence")


def stages_of(report: CycleReport) -> list[dict[str, Any]]:
    """Stages of the report for the progress bar."""
    here = STAGES.index(ReportState(report.state))
    when = [plain_date(report.begun_at), _day_of(report.reviewed_item), "", _day_of(report.governing_item)]
    if report.final_at:
        when[2] = plain_date(report.final_at)
    states = ["past" if place < here else "current" if place == here else "to_come" for place in range(4)]
    return [
        {"label": stage.label, "when": day, "state": state}
        for stage, day, state in zip(STAGES, when, states, strict=True)
    ]


def _day_of(item: AgendaItem | None) -> str:
    if item is None:
        return ""
    facts = {"number": item.shown_number, "day": item.meeting.plainly_when}
    return _("Item %(number)s, %(day)s") % facts


def _asked(versions: list[ReportVersion], asked: str) -> ReportVersion | None:
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    return next((each for each in versions if each.number == number), None)


def _changes(versions: list[ReportVersion], shown: ReportVersion | None) -> list[Change]:
    """Compare with the previous version, word by word."""
    before = next((each for each in versions if shown and each.number == shown.number - 1), None)
    if before is None or shown is None or text(before.text) == text(shown.text):
        return []
    return [Change(brief(text_changes(text(before.text), text(shown.text))))]


def _may_write(user: Visitor, report: CycleReport) -> bool:
    if report.state in (ReportState.FINAL, ReportState.SENT):
        return False
    drafts = report.drafters.filter(appointment__in=access.seats_of(user)).exists()
    return drafts or has_role(user, *access.PLAN_ROLES)
