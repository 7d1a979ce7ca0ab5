"""What an outcome makes public: its facts, what it follows, and each mail, as digests."""

from typing import Any

from django.db.models import QuerySet

from engagement import board_decisions, two_people
from engagement.board_decisions import Decided
from engagement.models import Conversation, Outcome, OutcomeProposal, Theme
from engagement.models.outcomes import SYSTEM
from engagement.recaps.emails import OUTCOMES, every_reader, preview
from engagement.recaps.time_rules import answers

REASON_LENGTH = 600


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


def digests_shown(conversation: Conversation) -> dict[int, str]:
    """Theme → digest of what the desk shows of it and its outcome; the form that proposes one sends it back."""
    recap = conversation.recaps.first()
    findings = {each["id"]: each.get("finding") for each in recap.facts["themes"]} if recap else {}
    return {
        theme.pk: two_people.digest([theme.title, findings.get(theme.pk), *_told(theme)])
        for theme in conversation.themes.select_related("outcome")
    }


def digest_shown(theme: Theme) -> str:
    return digests_shown(theme.conversation)[theme.pk]


def _told(theme: Theme) -> list[Any]:
    outcome = getattr(theme, "outcome", None)
    return [outcome.edition, outcome.answer, outcome.reason] if outcome else []


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
    return [newest.kind, newest.id, *said_by(newest).values()] if newest else []


def said_by(decided: Decided) -> dict[str, Any]:
    """What a decision of a board says, as fields of a proposal."""
    return {
        "answer": decided.answer,
        "decided_on": decided.decided_on,
        "reason": {code: words[:REASON_LENGTH] for code, words in decided.reason.items()},
        "decided_by_body": decided.decided_by,
    }


def proposed_from(theme: Theme, kind: str, number: int | None) -> QuerySet[OutcomeProposal]:
    """What was proposed from this decision of a board, the newest first."""
    known = theme.outcome_proposals.filter(proposed_by_name=SYSTEM, ref_kind=kind, ref_id=number)
    return known.order_by("-pk")


def corrects_the_record(proposal: OutcomeProposal) -> bool:
    """Whether the board's record said something else when the same decision was proposed before."""
    if proposal.proposed_by_name != SYSTEM:
        return False
    known = proposed_from(proposal.theme, proposal.ref_kind, proposal.ref_id)
    return known.filter(pk__lt=proposal.pk).exists()
