"""What changed in a year because of public comments, computed from the chain of links.

An answer is a decision, or an item closed without a vote, that links back to a public finding or a comment. Comment
counts are those of its findings (PRV-11). Findings share comments, so counts are never added up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.absolute_urls import absolute
from boards.afterward import Undone, is_undone, undone_among
from boards.choices import YES, Outcome
from boards.decisions.timeline import Moment, Timeline, drawn
from boards.models import AgendaItem, Decision, FollowUp, ItemOutcome
from boards.outcome_text import reason_sentence
from cms.chain.sets import behind_each
from cms.chain.walk import Pair
from cms.disclosure import Cell
from cms.i18n.fields import text
from cms.spreadsheets import Column
from feedback.findings.selectors import comments_behind
from feedback.models import Finding

COLUMNS = [
    Column("day", gettext_lazy("Decided"), "date"),
    Column("number", gettext_lazy("Number"), "code"),
    Column("title", gettext_lazy("Title")),
    Column("body", gettext_lazy("Body")),
    Column("outcome", gettext_lazy("Outcome")),
    Column("findings", gettext_lazy("Findings behind it")),
    Column("comments", gettext_lazy("Comments behind it (minimum)"), "int"),
    Column("steps", gettext_lazy("Promised steps"), "int"),
    Column("on_time", gettext_lazy("Done on time"), "int"),
    Column("done_late", gettext_lazy("Done late"), "int"),
    Column("late", gettext_lazy("Overdue"), "int"),
    Column("address", gettext_lazy("Address")),
]


@dataclass
class Answer:
    """A board's answer to public comments."""

    pair: Pair
    day: date
    number: str
    title: str
    body: str
    outcome: str
    outcome_words: str
    said: str
    url: str
    is_demo: bool
    steps: list[FollowUp] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    has_comments: bool = False
    is_undone: bool = False

    @property
    def is_yes(self) -> bool:
        return self.outcome in YES and not self.is_undone

    @property
    def due_steps(self) -> list[FollowUp]:
        """Its steps. Of a rescinded decision only what was done: the rest is no longer promised."""
        return [step for step in self.steps if step.is_done or not self.is_undone]

    @property
    def comments(self) -> Cell | None:
        """The largest comment count of its findings; None without findings."""
        cells = [comments_behind(each) for each in self.findings]
        return max(cells, key=lambda cell: cell.value or 0) if cells else None


@dataclass
class Year:
    year: int
    answers: list[Answer]
    decided: int  # all public decisions of the year, with or without comments behind them

    @property
    def steps(self) -> list[FollowUp]:
        return [step for answer in self.answers for step in answer.due_steps]

    @property
    def by_outcome(self) -> list[dict[str, Any]]:
        """Exact counts: they count public decisions, not people. What was rescinded is counted apart, if anything."""
        stands = [answer.outcome for answer in self.answers if not answer.is_undone]
        rows: list[dict[str, Any]] = [
            {"label": str(each.label), "cell": stands.count(each)} for each in Outcome
        ]
        if rescinded := len(self.answers) - len(stands):
            rows.append({"label": _("Rescinded"), "cell": rescinded})
        return rows

    @property
    def promises(self) -> list[dict[str, Any]]:
        words = {
            "on_time": _("Done on time"),
            "done_late": _("Done late"),
            "open": _("Still to be done"),
            "late": _("Overdue"),
        }
        kept = [promise_level_of(step) for step in self.steps]
        return [{"label": label, "cell": kept.count(name)} for name, label in words.items()]

    @property
    def voices(self) -> list[dict[str, Any]]:
        """One bar per answer with findings, most comments first."""
        rows = [
            {"label": each.title, "url": each.url, "cell": each.comments}
            for each in self.answers
            if each.comments
        ]
        return sorted(rows, key=lambda row: -(row["cell"].value or 0))

    @property
    def at_least(self) -> int | None:
        return max((row["cell"].value or 0 for row in self.voices), default=0) or None

    @property
    def timeline(self) -> Timeline | None:
        moments = [
            Moment(each.day, f"{each.title}: {each.outcome_words}", "", each.url) for each in self.answers
        ]
        moments += [
            Moment(each.done_on, _("Done: %(step)s") % {"step": text(each.title)})
            for each in self.steps
            if each.done_on
        ]
        return drawn(moments)


def promise_level_of(step: FollowUp) -> str:
    if step.done_on:
        return "done_late" if step.due_on and step.done_on > step.due_on else "on_time"
    return "late" if step.is_late else "open"


def years() -> list[Year]:
    """Every year with decisions, newest first. The number of queries does not depend on the number of years."""
    return _years(Decision.objects.public(), ItemOutcome.objects.all())


def year_of(year: int) -> Year | None:
    found = _years(
        Decision.objects.public().filter(decided_on__year=year),
        ItemOutcome.objects.filter(item__meeting__day__year=year),
    )
    return found[0] if found else None


def _years(decisions: QuerySet[Decision], left: QuerySet[ItemOutcome]) -> list[Year]:
    items = AgendaItem.objects.public()
    made = decisions.select_related("body", "motion").prefetch_related("follow_ups__progress")
    decided = list(made.annotate(is_undone=is_undone("motion")))
    after = undone_among(decided)
    rows = left.filter(item__in=items).select_related("item__meeting__body", "item__meeting__joint_body")
    answers = [*(_decision(each, after.get(each.pk)) for each in decided), *(_left(each) for each in rows)]
    _join(answers)
    heard = [each for each in answers if each.findings or each.has_comments]
    return [
        Year(
            year,
            sorted((each for each in heard if each.day.year == year), key=_place),
            sum(each.decided_on.year == year for each in decided),
        )
        for year in sorted({each.day.year for each in answers}, reverse=True)
    ]


def _place(answer: Answer) -> tuple:
    """By day, decisions before items; not by title, which would give each language an order of its own."""
    return answer.day, answer.pair


def _join(answers: Iterable[Answer]) -> None:
    """Load the findings and comments behind all answers: one walk of the chain and one query."""
    by_pair = {each.pair: each for each in answers}
    behind = behind_each(list(by_pair), stop_at="submission")
    numbers = {id_ for pairs in behind.values() for kind, id_ in pairs if kind == "finding"}
    public = {
        each.number: each
        for each in Finding.objects.published().filter(number__in=numbers).select_related("cut")
    }
    for pair, pairs in behind.items():
        found = sorted(id_ for kind, id_ in pairs if kind == "finding" and id_ in public)
        by_pair[pair].findings = [public[number] for number in found]
        by_pair[pair].has_comments = ("submission", 0) in pairs


def _decision(row: Decision, gone: Undone | None) -> Answer:
    said = text(row.summary) if row.is_yes else reason_sentence(row)
    return Answer(
        ("decision", row.pk),
        row.decided_on,
        row.number,
        text(row.title),
        text(row.body.name),
        row.outcome,
        gone.label if gone else row.outcome_words,
        gone.sentence if gone else said,
        row.get_absolute_url(),
        row.is_demo,
        list(row.follow_ups.all()),
        is_undone=gone is not None,
    )


def _left(row: ItemOutcome) -> Answer:
    meeting = row.item.meeting
    return Answer(
        ("item", row.item_id),
        meeting.day,
        "",
        text(row.item.title),
        meeting.met_as,
        row.outcome,
        row.outcome_words,
        reason_sentence(row),
        row.item.get_absolute_url(),
        row.is_demo,
    )


def lines(year: Year) -> Iterable[dict[str, Any]]:
    for each in year.answers:
        kept = [promise_level_of(step) for step in each.due_steps]
        yield {
            "day": each.day,
            "number": each.number,
            "title": each.title,
            "body": each.body,
            "outcome": each.outcome_words,
            "findings": ", ".join(finding.reference for finding in each.findings),
            "comments": each.comments.value if each.comments else None,
            "steps": len(each.steps),
            "on_time": kept.count("on_time"),
            "done_late": kept.count("done_late"),
            "late": kept.count("late"),
            "address": absolute(each.url),
        }
