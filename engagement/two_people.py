"""One person proposes what the public will read, another agrees: recaps and outcomes (S14)."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from cms import clock
from cms.access import Role
from cms.mail import outbox
from cms.powers.emails import staff
from cms.publication.rules import Person, are_two_people
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user
from engagement.addresses import absolute
from engagement.choices import ProposalState
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Announcement, OutcomeProposal, RecapProposal

RULE = "S14"
type Proposal = RecapProposal | OutcomeProposal
type Proposed = Proposal | Announcement


def digest(facts: object) -> str:
    """SHA-256 of JSON facts, the same for equal facts."""
    written = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def person(actor: Actor) -> Person:
    account = actor_user(actor)
    return Person(account.pk if account else None, actor_label(actor))


def signed(actor: Actor) -> dict[str, Any]:
    """Who proposes, as fields of a proposal."""
    account = actor_user(actor)
    return {
        "proposed_by": account,
        "proposed_by_account": account.pk if account else None,
        "proposed_by_name": actor_label(actor),
    }


def is_own(proposal: Proposed, actor: Actor) -> bool:
    """Whether the actor is the one who proposed it."""
    proposer = Person(proposal.proposed_by_account, proposal.proposed_by_name)
    return not are_two_people(proposer, person(actor))


def begin(proposal: Proposal, *, actor: Actor, about: str) -> None:
    """Save and seal a proposal, and mail those who may agree to it. Part of a service, in its transaction."""
    proposal.save()
    ledger.append("propose", proposal, actor=actor)
    for reader in staff(Role.PUBLISHER):
        if reader.pk != proposal.proposed_by_id and reader.email:
            outbox.queue(
                "engagement/emails/proposed",
                to=reader.email,
                language=settings.LANGUAGE_CODE,
                context={
                    "about": about,
                    "who": proposal.proposed_by_name,
                    "url": absolute(proposal.get_absolute_url()),
                },
            )


def require_open(proposal: Proposal) -> None:
    if not proposal.is_open:
        raise NotPossibleNow(_("Someone has already decided on this."), rule=RULE)


def require_second_person(proposal: Proposed, actor: Actor) -> None:
    if is_own(proposal, actor):
        raise NotPossibleNow(_("You proposed this yourself. Another person must decide."), rule=RULE)


def require_unchanged(proposal: Proposal, parts: dict[str, str]) -> None:
    """What the second person agrees to is what was proposed, part by part."""
    if proposal.parts != parts:
        raise ChangedMeanwhile(
            _("Something changed since it was proposed. Withdraw or decline it, then propose it again."),
            rule=RULE,
        )


def require_seen(seen: str, shown: str) -> None:
    """Who proposes something proposes what they read: ``seen`` is the digest that their screen showed."""
    if seen != shown:
        raise ChangedMeanwhile(_("Something changed since you opened this page. Review it again."), rule=RULE)


def end(proposal: Proposal, state: ProposalState, *, actor: Actor, note: str = "") -> None:
    """Save and seal the decision. Part of a service, in its transaction."""
    proposal.state, proposal.note = state, note.strip()[:300]
    proposal.decided_by, proposal.decided_by_name = actor_user(actor), actor_label(actor)
    proposal.decided_at = clock.now()
    proposal.save()
    acts = {ProposalState.AGREED: "approve", ProposalState.DECLINED: "refuse"}
    ledger.append(acts.get(state, "withdraw"), proposal, actor=actor)


def reason_wanted(proposer: str) -> str:
    return _("Enter a reason. %(name)s, who proposed it, will read it.") % {"name": proposer}


def decline(proposal: Proposal, *, actor: Actor, note: str) -> None:
    require_open(proposal)
    require_second_person(proposal, actor)
    if not note.strip():
        raise NotPossibleNow(reason_wanted(proposal.proposed_by_name), rule=RULE)
    end(proposal, ProposalState.DECLINED, actor=actor, note=note)


def withdraw(proposal: Proposal, *, actor: Actor) -> None:
    require_open(proposal)
    if not is_own(proposal, actor):
        raise NotPossibleNow(_("Only the person who proposed it can withdraw it."), rule=RULE)
    end(proposal, ProposalState.WITHDRAWN, actor=actor)
