"""Public tracker: the year as a chart, and the filtered list of proposals (C2C-30)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from boards.choices import YES, Outcome, ProposalState
from boards.models import Cycle, Proposal
from boards.proposals.step_labels import because, outcome_label
from cms import clock
from cms.components.dates import plain_date
from cms.i18n.fields import text

ANSWERS = {
    "open": Q(outcome=""),
    "done": Q(outcome__in=YES),
    "put_off": Q(outcome=Outcome.DEFERRED),
    "declined": Q(outcome__in=(Outcome.FAILED, Outcome.DECLINED)),
}


@dataclass(frozen=True)
class Wanted:
    """Filters chosen by the reader."""

    year: int | None = None
    board: str = ""
    where: str = ""
    words: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.year or self.board or self.where or self.words)


def proposals_for(wanted: Wanted) -> QuerySet[Proposal]:
    rows = Proposal.objects.public().select_related("body", "rerouted_from")
    if wanted.year:
        rows = rows.filter(year=wanted.year)
    if wanted.board:
        rows = rows.filter(body__slug=wanted.board)
    if wanted.where in ANSWERS:
        rows = rows.filter(ANSWERS[wanted.where])
    elif wanted.where:
        rows = rows.filter(public_state=wanted.where)
    for word in wanted.words.split()[:8]:
        rows = rows.filter(
            Q(title__icontains=word) | Q(summary__icontains=word) | Q(brought_by__icontains=word)
        )
    return rows.order_by("-year", "-sequence")


def counts_of(rows: QuerySet[Proposal]) -> list[dict[str, Any]]:
    """Counts by answer, in one query, each with its miniature line."""
    found = rows.order_by().aggregate(**{name: Count("pk", filter=match) for name, match in ANSWERS.items()})
    labels = {
        "open": _("In progress"),
        "done": _("Adopted, or in part"),
        "put_off": _("Tabled"),
        "declined": _("Not taken up"),
    }
    return [{"key": key, "label": labels[key], "count": found[key]} for key in ANSWERS]


def years() -> list[int]:
    return list(Proposal.objects.public().order_by("-year").values_list("year", flat=True).distinct())


def begun_cycles() -> QuerySet[Cycle]:
    return Cycle.objects.filter(opened_at__lte=clock.now())


def cycle_for(year: int | None, board: str = "") -> Cycle | None:
    """The requested year, or else the latest one begun."""
    rows = begun_cycles().select_related("rules")
    rows = rows.filter(Q(body__slug=board) | Q(body=None)) if board else rows.filter(body=None)
    rows = rows.filter(year=year) if year else rows
    return rows.order_by("-year", "-body").first()


def place_text(proposal: Proposal) -> str:
    """Current state as a short label."""
    if proposal.outcome and proposal.public_state == ProposalState.CLOSED:
        return outcome_label(proposal)
    return str(ProposalState(proposal.public_state).label)


def where_choices() -> list[tuple[str, str]]:
    """Filter choices: answers first, then the public states."""
    answers = [("open", _("In progress")), ("done", _("Adopted, or in part"))]
    answers += [("put_off", _("Tabled")), ("declined", _("Not taken up"))]
    hidden = (ProposalState.DRAFT, ProposalState.CLOSED)
    return answers + [(str(state.value), str(state.label)) for state in ProposalState if state not in hidden]


def brought_by_text(proposal: Proposal) -> str:
    return text(proposal.brought_by) or _("The public")


def table_rows(proposals: Iterable[Proposal]) -> Iterable[tuple]:
    """Spreadsheet rows, in the reader's language."""
    for proposal in proposals:
        yield (
            proposal.number,
            proposal.year,
            text(proposal.body.name),
            text(proposal.title),
            text(proposal.summary),
            brought_by_text(proposal),
            plain_date(proposal.received_on),
            place_text(proposal),
            because(proposal),
            "yes" if proposal.is_demo else "no",
        )
