"""Fields this app seals in the ledger: recaps, outcomes and their proposals, poll results, announcements, ends."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.records import ledger
from engagement.models import (
    Announcement,
    AnnualParticipation,
    Conversation,
    Outcome,
    OutcomeProposal,
    Poll,
    Recap,
    RecapProposal,
)
from engagement.recaps.texts import digests_of, is_redacted


@ledger.seals(
    Recap,
    kind="recap",
    subject=lambda recap: f"{recap.conversation.slug}/{recap.edition}",
    complete=Recap.objects.all,
)
def recap_facts(recap: Recap) -> dict:
    return {
        "conversation": recap.conversation_id,
        "edition": recap.edition,
        "sha256": recap.sha256,
        "proposed_by": recap.proposed_by,
        "by": recap.published_by,
    }


@ledger.seals(RecapProposal, kind="recap_proposal", complete=RecapProposal.objects.all)
def recap_proposal_facts(proposal: RecapProposal) -> dict:
    return {"conversation": proposal.conversation_id} | _proposal_facts(proposal)


@ledger.seals(OutcomeProposal, kind="outcome_proposal", complete=OutcomeProposal.objects.all)
def outcome_proposal_facts(proposal: OutcomeProposal) -> dict:
    return {"theme": proposal.theme_id} | _proposal_facts(proposal)


def _proposal_facts(proposal: RecapProposal | OutcomeProposal) -> dict:
    return {
        "state": proposal.state,
        "parts": proposal.parts,
        "proposed_by": proposal.proposed_by_name,
        "decided_by": proposal.decided_by_name,
    }


@ledger.seals(
    Poll,
    kind="poll result",
    subject=lambda poll: f"{poll.conversation.slug}/{poll.pk}",
    complete=lambda: Poll.objects.filter(result__isnull=False),
)
def poll_result(poll: Poll) -> dict:
    return {"conversation": poll.conversation_id, "sha256": Recap.digest(poll.result or {})}


def _outcome(row: Outcome) -> str:
    return f"{row.theme.conversation.slug}/theme-{row.theme_id}/edition-{row.edition}"


@ledger.seals(Outcome, kind="theme_outcome", subject=_outcome, complete=Outcome.objects.all)
def outcome_facts(outcome: Outcome) -> dict:
    """The reason is sealed as a digest: the ledger contains no free text."""
    return {
        "theme": outcome.theme_id,
        "edition": outcome.edition,
        "answer": outcome.answer,
        "reason": Recap.digest(outcome.reason),
        "decided_by": Recap.digest(outcome.decided_by),
        "decided_on": str(outcome.decided_on),
        "ref": [outcome.ref_kind, outcome.ref_id],
        "from_chain": outcome.from_chain,
        "proposed_by": outcome.proposed_by,
        "by": outcome.published_by,
    }


@ledger.seals(
    Conversation,
    kind="conversation",
    subject=lambda conversation: conversation.slug,
    complete=lambda: Conversation.objects.exclude(closed_at=None),
)
def closing_facts(conversation: Conversation) -> dict:
    closed = conversation.closed_at
    return {"slug": conversation.slug, "closed": int(closed.timestamp()) if closed else None}


@ledger.seals(
    AnnualParticipation,
    kind="year of people",
    subject=lambda row: str(row.year),
    complete=AnnualParticipation.objects.all,
)
def year_facts(row: AnnualParticipation) -> dict:
    return {"year": row.year, "sha256": row.sha256, "by": row.published_by}


def _announcement(row: Announcement) -> str:
    """With its topic once it was published; until then it is known to staff only."""
    return str(row.pk) if row.published_at is None else f"{row.topic}/{row.pk}"


@ledger.seals(
    Announcement,
    kind="announcement",
    subject=_announcement,
    complete=lambda: Announcement.objects.exclude(published_at=None),
)
def announcement_facts(row: Announcement) -> dict:
    """The texts are sealed as digests: the ledger contains no free text."""
    return {
        "topic": row.topic,
        "edition": row.edition,
        "state": row.state,
        "title": Recap.digest(row.title),
        "text": Recap.digest(row.summary),
        "path": Recap.digest({"path": row.path}),
        "proposed_by": row.proposed_by_name,
        "agreed_by": row.decided_by_name,
    }


@ledger.verifier("years of people")
def changed_years() -> Iterator[str]:
    for row in AnnualParticipation.objects.order_by("pk").iterator(200):
        if Recap.digest(row.facts) != row.sha256:
            yield _("The participation numbers for %(year)s were changed after they were posted.") % {
                "year": row.year
            }


@ledger.verifier("recaps")
def changed_recaps() -> Iterator[str]:
    for recap in Recap.objects.select_related("words").order_by("pk").iterator(200):
        if Recap.digest(recap.facts) != recap.sha256:
            yield _("The numbers of recap %(pk)s were changed after they were posted.") % {"pk": recap.pk}
        if digests_of(recap.texts) != recap.facts.get("texts", {}) and not is_redacted(recap):
            yield _("The text of recap %(pk)s was changed after it was posted.") % {"pk": recap.pk}
