"""Two people publish the outcome of a theme: one proposes it, another agrees (PAR-02, S14).

What a board's record says is proposed by the system and waits for one publisher.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.components.dates import long_date
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, actor_label, record
from engagement import access, two_people
from engagement.board_decisions import Decided
from engagement.choices import NO, TOLD, Answer, ProposalState
from engagement.exceptions import NeedsReason, NotPossibleNow
from engagement.models import Conversation, Outcome, OutcomeProposal, Theme
from engagement.models.outcomes import SYSTEM
from engagement.outcomes.proposal_parts import digest_shown, parts_of, proposed_from
from engagement.recaps.presenters import posted_titles
from engagement.recaps.time_rules import answers, day_of

RULE = "PAR-02"
RECORD_CORRECTED = _("The board’s record was corrected.")


@transaction.atomic
def propose_outcome(
    *,
    actor: Actor,
    theme: Theme,
    answer: str,
    reason: dict[str, str],
    decided_by: dict[str, str],
    decided_on: date,
    seen: str,
    decision: Decided | None = None,
) -> OutcomeProposal:
    """Propose an outcome. To a board's own decision staff may add a reason; the answer stays the board's.

    ``seen``: the `digest_shown` of the theme as the proposer read it; raises ChangedMeanwhile if it is another one.
    """
    access.require(actor, *access.PUBLISH_ROLES)
    current = posted_theme(theme)
    two_people.require_seen(seen, digest_shown(current))
    before = Outcome.objects.select_for_update(of=("self",)).filter(theme=current).first()
    if before and before.from_chain:
        return propose(current, actor, **_with_reason(before, answer, reason))
    return propose(
        current,
        actor,
        answer=answer,
        reason=reason,
        decided_by_body=decided_by,
        decided_on=decided_on,
        ref_kind=decision.kind if decision else "",
        ref_id=decision.id if decision else None,
    )


@transaction.atomic
def agree_outcome(*, actor: Actor, proposal: OutcomeProposal) -> Outcome:
    """Agree as a second person: the sentence is public, and people who left an address get one message.

    The newest outcome is current; earlier ones stay in its history and in the ledger.
    """
    access.require(actor, *access.PUBLISH_ROLES)
    current, found = _locked(proposal)
    two_people.require_open(found)
    two_people.require_second_person(found, actor)
    _refuse_facts(current.conversation, found)
    two_people.require_unchanged(found, parts_of(current, found))
    row = Outcome.objects.select_for_update(of=("self",)).filter(theme=current).first()
    row = row or Outcome(theme=current, is_demo=current.is_demo, edition=0)
    for name, value in found.facts.items():
        setattr(row, name, value)
    row.edition += 1
    row.published_at, row.published_by = clock.now(), actor_label(actor)
    row.proposed_by = found.proposed_by_name
    record(row, actor=actor, reason=f"edition {row.edition}")
    two_people.end(found, ProposalState.AGREED, actor=actor)
    ledger.append("outcome", row, actor=actor)
    return row


@transaction.atomic
def decline_outcome(*, actor: Actor, proposal: OutcomeProposal, note: str) -> None:
    """Decline as a second person, with the reason."""
    access.require(actor, *access.PUBLISH_ROLES)
    two_people.decline(_proposal(proposal), actor=actor, note=note)


@transaction.atomic
def withdraw_outcome(*, actor: Actor, proposal: OutcomeProposal) -> None:
    """Take back one's own proposal, until it is decided."""
    access.require(actor, *access.PUBLISH_ROLES)
    two_people.withdraw(_proposal(proposal), actor=actor)


def posted_theme(theme: Theme) -> Theme:
    """The theme, locked; raises NotPossibleNow before a recap with it is posted."""
    current = Theme.objects.select_related("conversation").select_for_update(of=("self",)).get(pk=theme.pk)
    if current.conversation.status not in TOLD:
        raise NotPossibleNow(
            _("Post the recap first. Then people can read what happened with their comments."), rule=RULE
        )
    if current.pk not in posted_titles(current.conversation):
        words = _("“%(theme)s” is not in the posted recap. Post the next edition first.")
        raise NotPossibleNow(words % {"theme": current}, rule=RULE)
    return current


def propose(theme: Theme, actor: Actor, **facts: Any) -> OutcomeProposal:
    """Begin a proposal. Part of the services of this package."""
    if theme.outcome_proposals.filter(state=ProposalState.PROPOSED).exists():
        raise NotPossibleNow(
            _(
                "An outcome for this theme has already been proposed. It must be decided on or withdrawn "
                "first."
            ),
            rule=two_people.RULE,
        )
    proposal = OutcomeProposal(theme=theme, **facts, **two_people.signed(actor))
    _refuse_facts(theme.conversation, proposal)
    proposal.parts = parts_of(theme, proposal)
    about = f"{theme.conversation}: {theme}"
    if (
        proposed_from(theme, proposal.ref_kind, proposal.ref_id).exists()
        and proposal.proposed_by_name == SYSTEM
    ):
        about = f"{about}. " + str(RECORD_CORRECTED)
    two_people.begin(proposal, actor=actor, about=about)
    return proposal


def _refuse_facts(conversation: Conversation, proposal: OutcomeProposal) -> None:
    if proposal.answer not in Answer.values:
        raise NotPossibleNow(_("Choose what happened from the list."), rule=RULE)
    if proposal.decided_on > clock.today():
        raise NotPossibleNow(_("The date of the decision cannot be in the future."), rule=RULE)
    if not answers(conversation, proposal.decided_on):
        raise NotPossibleNow(too_early(conversation, proposal.decided_on), rule=RULE)
    if proposal.answer in NO and not text(proposal.reason).strip():
        raise NeedsReason(_("Enter the reason. People who asked for this will read it."), rule=RULE)


def too_early(conversation: Conversation, day: date) -> str:
    """Says why a decision of this day is no answer to the conversation."""
    words = _(
        "The decision was made on %(decided)s, and this conversation was held on %(held)s. Only a "
        "decision made on a later day can be its outcome."
    )
    facts = {"decided": long_date(day, weekday=False)}
    return str(words) % (facts | {"held": long_date(day_of(conversation), weekday=False)})


def _with_reason(outcome: Outcome, answer: str, reason: dict[str, str]) -> dict[str, Any]:
    """The facts of a board's decision with the reason that staff add; the answer is the board's."""
    if answer != outcome.answer:
        raise NotPossibleNow(
            _(
                "The board’s record says: %(answer)s. You can add to the reason, but you cannot change the "
                "outcome."
            )
            % {"answer": outcome.get_answer_display()},
            rule=RULE,
        )
    names = ("answer", "decided_on", "ref_kind", "ref_id", "from_chain")
    kept = {name: getattr(outcome, name) for name in names}
    return kept | {"reason": reason, "decided_by_body": outcome.decided_by}


def _locked(proposal: OutcomeProposal) -> tuple[Theme, OutcomeProposal]:
    return posted_theme(proposal.theme), _proposal(proposal)


def _proposal(proposal: OutcomeProposal) -> OutcomeProposal:
    return OutcomeProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
