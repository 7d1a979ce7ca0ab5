"""Propose the outcomes that follow from the records of boards; a publisher agrees to each (PAR-02)."""

from django.db import transaction

from engagement import board_decisions, two_people
from engagement.board_decisions import Decided
from engagement.choices import TOLD, ProposalState
from engagement.models import Outcome, OutcomeProposal, Recap, Theme
from engagement.models.outcomes import SYSTEM
from engagement.outcomes.proposal_parts import newest_after, proposed_from, said_by
from engagement.outcomes.services import posted_theme, propose


def outcomes_from_record() -> int:
    """Propose new board decisions on themes of posted recaps. Idempotent; returns how many were proposed."""
    findings = _posted_findings()
    themes = Theme.objects.filter(pk__in=findings).select_related("outcome", "conversation").order_by("pk")
    found = board_decisions.decisions(set(findings.values()))
    made = 0
    for theme in themes.exclude(outcome__from_chain=False):
        newest = newest_after(theme, found.get(findings[theme.pk], []))
        made += newest is not None and outcome_from_record(theme=theme, decided=newest) is not None
    return made


def _posted_findings() -> dict[int, int]:
    """Theme → finding, in the newest edition of each posted recap."""
    newest: dict[int, Recap] = {}
    for recap in Recap.objects.filter(conversation__status__in=TOLD).order_by("edition"):
        newest[recap.conversation_id] = recap
    return {
        each["id"]: each["finding"]
        for recap in newest.values()
        for each in recap.facts["themes"]
        if each.get("finding")
    }


@transaction.atomic
def outcome_from_record(*, theme: Theme, decided: Decided) -> OutcomeProposal | None:
    """Propose a board's decision as the outcome; again if the board's record of it was corrected since.

    Returns None if staff told or proposed an answer of their own, or if the decision was proposed as it reads now,
    whatever became of that. A newer decision, or a correction, takes the place of one that still waits.
    """
    current = posted_theme(theme)
    before = Outcome.objects.select_for_update(of=("self",)).filter(theme=current).first()
    if before and not before.from_chain:
        return None
    said = said_by(decided)
    known = proposed_from(current, decided.kind, decided.id).select_for_update().first()
    if known and all(getattr(known, name) == value for name, value in said.items()):
        return None
    if waiting := current.outcome_proposals.filter(state=ProposalState.PROPOSED).first():
        if waiting.proposed_by_name != SYSTEM:
            return None
        two_people.end(waiting, ProposalState.WITHDRAWN, actor=SYSTEM)
    return propose(current, SYSTEM, **said, ref_kind=decided.kind, ref_id=decided.id, from_chain=True)
