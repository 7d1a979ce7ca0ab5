"""Propose the outcomes that follow from the records of boards; a publisher agrees to each (PAR-02)."""

from django.db import transaction

from engagement import board_decisions, two_people
from engagement.board_decisions import Decided
from engagement.choices import TOLD, ProposalState
from engagement.models import Outcome, OutcomeProposal, Recap, Theme
from engagement.models.outcomes import SYSTEM
from engagement.outcomes.proposal_parts import newest_after
from engagement.outcomes.services import posted_theme, propose

REASON_LENGTH = 600


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
    """Propose a board's decision as the outcome.

    Returns None if staff told or proposed an answer of their own, or if this decision was proposed before, whatever
    became of that. A newer decision takes the place of one that still waits.
    """
    current = posted_theme(theme)
    ref = (decided.kind, decided.id)
    before = Outcome.objects.select_for_update(of=("self",)).filter(theme=current).first()
    if before and (not before.from_chain or (before.ref_kind, before.ref_id) == ref):
        return None
    known = current.outcome_proposals.select_for_update()
    if known.filter(from_chain=True, ref_kind=decided.kind, ref_id=decided.id).exists():
        return None
    if waiting := known.filter(state=ProposalState.PROPOSED).first():
        if waiting.proposed_by_name != SYSTEM:
            return None
        two_people.end(waiting, ProposalState.WITHDRAWN, actor=SYSTEM)
    return propose(
        current,
        SYSTEM,
        answer=decided.answer,
        reason={code: words[:REASON_LENGTH] for code, words in decided.reason.items()},
        decided_by_body=decided.decided_by,
        decided_on=decided.decided_on,
        ref_kind=decided.kind,
        ref_id=decided.id,
        from_chain=True,
    )
