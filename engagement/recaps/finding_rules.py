"""Which findings may carry a theme forward: those that came after the conversation, and their decisions too."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.components.dates import long_date
from engagement import board_decisions
from engagement.board_decisions import Decided
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation
from engagement.recaps.time_rules import answers
from feedback.models import Finding

RULE = "PAR-02"


@dataclass(frozen=True)
class Candidate:
    """A published finding, and the newest decision on it that is not of a day after the conversation."""

    finding: Finding
    decided_before: Decided | None

    def suits(self, conversation: Conversation) -> bool:
        return self.decided_before is None and answers(conversation, self.finding.published_at)


def candidates(conversation: Conversation, numbers: Iterable[int] | None = None) -> list[Candidate]:
    """Published findings, those with these numbers or all; the newest first."""
    rows = Finding.objects.published().order_by("-published_at", "-number")
    rows = rows.only("number", "title", "state", "published_at")
    if numbers is not None:
        rows = rows.filter(number__in=numbers)
    found = list(rows)
    decided = board_decisions.decisions([each.number for each in found]) if found else {}
    return [Candidate(each, _before(conversation, decided.get(each.number, []))) for each in found]


def suitable(conversation: Conversation) -> list[Finding]:
    """The findings that a theme of this conversation may be linked to."""
    return [each.finding for each in candidates(conversation) if each.suits(conversation)]


def refuse_finding(conversation: Conversation, number: int | None) -> None:
    """Raise NotPossibleNow, with both dates, if the finding or a decision on it is older than the conversation."""
    if number is None:
        return
    found = next(iter(candidates(conversation, [number])), None)
    if found is None:
        raise NotPossibleNow(_("There is no finding with this number."), rule=RULE)
    facts = {"finding": found.finding.reference, "held": _day(conversation.starts_at)}
    if not answers(conversation, found.finding.published_at):
        words = _(
            "Finding %(finding)s was published on %(published)s, before this conversation on "
            "%(held)s. It cannot be about what people said there."
        )
        raise NotPossibleNow(words % {**facts, "published": _day(found.finding.published_at)}, rule=RULE)
    if found.decided_before:
        words = _(
            "Finding %(finding)s led to a decision on %(decided)s, which is not later than this "
            "conversation on %(held)s. Choose another finding."
        )
        raise NotPossibleNow(words % {**facts, "decided": _day(found.decided_before.decided_on)}, rule=RULE)


def _before(conversation: Conversation, decisions: list[Decided]) -> Decided | None:
    return next((each for each in decisions if not answers(conversation, each.decided_on)), None)


def _day(moment: object) -> str:
    return long_date(moment, weekday=False)  # type: ignore[arg-type]
