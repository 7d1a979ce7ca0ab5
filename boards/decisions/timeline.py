"""Timeline of one decision, as a chart and as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from boards.models import Decision, FollowUp
from cms import clock
from cms.chain import Trace
from cms.clock import PACIFIC
from cms.i18n.fields import text

WIDE, LEFT, RIGHT = 800, 24, 24
NEAR, LANE, TOP = 30, 32, 28


@dataclass(frozen=True)
class Moment:
    """Something that happened or is planned. ``css`` is "", "ahead" or "late"."""

    day: date
    words: str
    note: str = ""
    url: str = ""
    css: str = ""


@dataclass(frozen=True)
class Mark:
    number: int
    x: int
    y: int
    moment: Moment

    @property
    def text_y(self) -> int:
        return self.y + 5


@dataclass(frozen=True)
class Timeline:
    marks: list[Mark]
    ticks: list[tuple[int, int]]
    height: int
    width: int = WIDE

    @property
    def axis_y(self) -> int:
        return self.height - 26


def timeline_of(
    decision: Decision, trace: Trace | None, steps: Iterable[FollowUp], *, stands: bool = True
) -> Timeline | None:
    """``stands``: no later vote rescinded it. What a rescinded decision promised is no longer due."""
    return drawn([*_before(trace), *_decided(decision), *_planned(steps, stands=stands)])


def drawn(moments: Iterable[Moment]) -> Timeline | None:
    """Place numbered marks along the dates; marks close together are stacked in lanes."""
    ordered = sorted(moments, key=lambda each: each.day)
    if len(ordered) < 2:
        return None
    first, last = ordered[0].day, max(ordered[-1].day, ordered[0].day.replace(day=1))
    span = max(1, (last - first).days)
    ends: list[int] = []
    placed = []
    for moment in ordered:
        x = LEFT + round((moment.day - first).days * (WIDE - LEFT - RIGHT) / span)
        lane = next((place for place, end in enumerate(ends) if x - end >= NEAR), len(ends))
        ends[lane : lane + 1] = [x]
        placed.append((x, lane, moment))
    height = TOP + LANE * len(ends) + 34
    marks = [
        Mark(number, x, height - 26 - LANE * (lane + 1) + 8, moment)
        for number, (x, lane, moment) in enumerate(placed, 1)
    ]
    ticks = [
        (LEFT + round((date(year, 1, 1) - first).days * (WIDE - LEFT - RIGHT) / span), year)
        for year in range(first.year + 1, last.year + 1)
    ]
    return Timeline(marks, ticks, height)


def _day(moment: date | datetime | None) -> date | None:
    return moment.astimezone(PACIFIC).date() if isinstance(moment, datetime) else moment


def _before(trace: Trace | None) -> Iterable[Moment]:
    if trace is None:
        return
    if trace.heard and trace.heard.first:
        yield Moment(trace.heard.first, _("First comment received"))
    for node in trace.nodes:
        if node.stop in ("understood", "discussed") and (day := _day(node.when)):
            yield Moment(day, node.title, node.sentence, node.url)


def _decided(decision: Decision) -> Iterable[Moment]:
    yield Moment(decision.decided_on, _("Decided: %(how)s") % {"how": decision.outcome_words})
    if decision.until:
        css = "ahead" if decision.until > clock.today() else ""
        yield Moment(decision.until, _("The board planned to come back to it"), css=css)


def _planned(steps: Iterable[FollowUp], *, stands: bool) -> Iterable[Moment]:
    for step in steps:
        for told in step.reports:
            words = _("%(step)s: %(percent)s percent done")
            facts = {"step": text(step.title), "percent": told.percent}
            yield Moment(told.at.astimezone(PACIFIC).date(), words % facts, text(told.note))
        if step.done_on:
            yield Moment(step.done_on, _("Done: %(step)s") % {"step": text(step.title)}, text(step.note))
        elif step.due_on and stands:
            words = _("Overdue: %(step)s") if step.is_late else _("Due: %(step)s")
            css = "late" if step.is_late else "ahead"
            yield Moment(step.due_on, words % {"step": text(step.title)}, css=css)
