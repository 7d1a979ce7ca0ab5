"""Two people post a recap: one proposes it as it stands, another reads it as sent and agrees (S14, PRV-10)."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import chain, clock
from cms.chain.links import withdraw as withdraw_link
from cms.exceptions import RuleBroken
from cms.models import Link
from cms.records import ledger
from cms.records.history import Actor, actor_label, record
from engagement import access, two_people
from engagement.choices import ProposalState, Status
from engagement.exceptions import NotPossibleNow
from engagement.live.polls import freeze_result
from engagement.models import Conversation, Recap, RecapProposal, RecapText
from engagement.recaps.disclosure import counted_polls
from engagement.recaps.emails import RECAP, every_reader, preview
from engagement.recaps.readiness import Ready, held, ready
from engagement.recaps.search import index_pages
from engagement.recaps.texts import keep_files, text_of


def parts_of(conversation: Conversation, facts: dict[str, Any]) -> dict[str, str]:
    """Digests of all that a recap makes public: its facts with the findings, each page, and each mail."""
    parts = _shown(conversation, facts)
    for reader in every_reader():
        name = f"mail:{reader.language}:{'came' if reader.came else 'registered'}"
        parts[name] = two_people.digest(preview(RECAP, reader, conversation))
    return parts


def _shown(conversation: Conversation, facts: dict[str, Any]) -> dict[str, str]:
    parts = {"facts": two_people.digest(facts)}
    for page in conversation.pages.select_related("locale"):
        words = [page.live, page.title, text_of(page)]
        parts[f"page:{page.locale.language_code}"] = two_people.digest(words)
    return parts


def digest_shown(conversation: Conversation) -> str:
    """Digest of the recap as the desk shows it, which the form that proposes it sends back; "" if it is not ready."""
    current = Conversation.objects.get(pk=conversation.pk)
    try:
        return two_people.digest(_shown(current, ready(current).facts))
    except RuleBroken:
        return ""


@transaction.atomic
def propose_recap(*, actor: Actor, conversation: Conversation, seen: str) -> RecapProposal:
    """Propose to post the recap as it stands now. Nothing is public before a second person agrees.

    ``seen``: the `digest_shown` of what the proposer read; raises ChangedMeanwhile if it is another one now.
    """
    access.require(actor, *access.DRAFT_ROLES)
    current = held(conversation)
    if current.recap_proposals.filter(state=ProposalState.PROPOSED).exists():
        raise NotPossibleNow(
            _("This recap has already been proposed. It must be decided on or withdrawn first."),
            rule=two_people.RULE,
        )
    parts = parts_of(current, ready(current).facts)
    two_people.require_seen(seen, digest_shown(current))
    proposal = RecapProposal(conversation=current, parts=parts, **two_people.signed(actor))
    two_people.begin(proposal, actor=actor, about=str(current))
    return proposal


@transaction.atomic
def post_recap(*, actor: Actor, proposal: RecapProposal) -> Recap:
    """Agree as a second person and post an edition. A later one is a new edition; the first stays on record.

    Raises ChangedMeanwhile if anything that would be public is not as it was proposed.
    """
    access.require(actor, *access.PUBLISH_ROLES)
    current, found = _locked(proposal)
    two_people.require_open(found)
    two_people.require_second_person(found, actor)
    as_now = ready(current)
    two_people.require_unchanged(found, parts_of(current, as_now.facts))
    for poll in counted_polls(current):
        freeze_result(poll, actor=actor)
    before = current.recaps.first()
    recap = _freeze(current, as_now, found, actor)
    current.status = Status.REPORTED
    current.recap_published_at = current.recap_published_at or recap.published_at
    record(current, actor=actor, reason="recap posted", update_fields=["status", "recap_published_at"])
    two_people.end(found, ProposalState.AGREED, actor=actor)
    ledger.append("publish", recap, actor=actor)
    _link_findings(current, before, recap, actor)
    index_pages(current)
    return recap


@transaction.atomic
def decline_recap(*, actor: Actor, proposal: RecapProposal, note: str) -> None:
    """Decline as a second person, with the reason."""
    access.require(actor, *access.PUBLISH_ROLES)
    two_people.decline(_proposal(proposal), actor=actor, note=note)


@transaction.atomic
def withdraw_recap(*, actor: Actor, proposal: RecapProposal) -> None:
    """Take back one's own proposal, until it is decided."""
    access.require(actor, *access.DRAFT_ROLES)
    two_people.withdraw(_proposal(proposal), actor=actor)


def _locked(proposal: RecapProposal) -> tuple[Conversation, RecapProposal]:
    return held(proposal.conversation), _proposal(proposal)


def _proposal(proposal: RecapProposal) -> RecapProposal:
    return RecapProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)


def _freeze(conversation: Conversation, as_now: Ready, found: RecapProposal, actor: Actor) -> Recap:
    last = conversation.recaps.aggregate(last=Max("edition"))["last"] or 0
    recap = Recap.objects.create(
        conversation=conversation,
        edition=last + 1,
        facts=as_now.facts,
        sha256=Recap.digest(as_now.facts),
        published_at=clock.now(),
        proposed_by=found.proposed_by_name,
        published_by=actor_label(actor),
    )
    RecapText.objects.create(recap=recap, texts=as_now.texts)
    keep_files(recap)
    return recap


def _link_findings(conversation: Conversation, before: Recap | None, recap: Recap, actor: Actor) -> None:
    """The chain follows what is posted: links of findings that an edition drops are withdrawn."""
    wanted, why = _findings(recap), gettext_lazy("A theme of this conversation’s recap")
    for number in sorted(wanted):
        chain.link(("conversation", conversation.pk), ("finding", number), actor=actor, why=str(why))
    for number in sorted(_findings(before) - wanted) if before else []:
        links = Link.objects.standing().filter(source_kind="conversation", source_id=conversation.pk)
        for link in links.filter(target_kind="finding", target_id=number):
            withdraw_link(link, actor=actor, why=_("No theme in the recap refers to this finding anymore."))


def _findings(recap: Recap) -> set[int]:
    return {each["finding"] for each in recap.facts["themes"] if each.get("finding")}
