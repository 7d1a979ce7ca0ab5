"""What an outcome makes public: its facts, what it follows, and each mail, as digests."""

from typing import Any

from engagement import board_decisions, two_people
from engagement.board_decisions import Decided
from engagement.models import Outcome, OutcomeProposal, Theme
from engagement.recaps.emails import OUTCOMES, every_reader, preview
from engagement.recaps.time_rules import answers


def outcome_of(proposal: OutcomeProposal) -> Outcome:
    """The outcome as it would be published, not saved."""
    return Outcome(theme=proposal.theme, proposed_by=proposal.proposed_by_name, **proposal.facts)


def parts_of(theme: Theme, proposal: OutcomeProposal) -> dict[str, str]:
    current = Outcome.objects.filter(theme=theme).values_list("edition", flat=True).first() or 0
    parts = {
        "facts": two_people.digest(proposal.facts),
        "follows": str(current),
        "record": two_people.digest(_record(theme)) if proposal.from_chain else "",
    }
    words = [outcome_of(proposal)]
    for reader in every_reader():
        name = f"mail:{reader.language}:{'came' if reader.came else 'registered'}"
        parts[name] = two_people.digest(preview(OUTCOMES, reader, theme.conversation, words))
    return parts


def newest_after(theme: Theme, decisions: list[Decided]) -> Decided | None:
    """The newest decision that can answer the conversation; older ones never count."""
    return next((each for each in decisions if answers(theme.conversation, each.decided_on)), None)


def posted_finding(theme: Theme) -> int | None:
    """The finding that the posted recap names for this theme."""
    recap = theme.conversation.recaps.first()
    themes = recap.facts["themes"] if recap else []
    return next((each.get("finding") for each in themes if each["id"] == theme.pk), None)


def _record(theme: Theme) -> list[Any]:
    """What the record of boards says now on the finding of this theme."""
    number = posted_finding(theme)
    found = board_decisions.decisions([number]).get(number, []) if number else []
    newest = newest_after(theme, found)
    return [newest.kind, newest.id, newest.answer, str(newest.decided_on)] if newest else []
