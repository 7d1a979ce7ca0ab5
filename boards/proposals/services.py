"""Services for public proposals: receive, publish, reroute, bring to a meeting (C2C-30, C2C-31)."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from boards import access, guard
from boards.choices import ProposalState
from boards.exceptions import NeedsReason, NotPossibleNow, ProposalRefused
from boards.models import AgendaItem, Body, Cycle, Proposal, ProposalSource, ProposalStepKind
from boards.proposals.form_content import SUMMARY, TITLE, WHY, form_content, form_slug, in_all
from boards.proposals.steps import held, is_noticed, show_steps, write_step
from cms import chain, clock
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, record
from feedback.forms.services import system_form_version
from feedback.models import FormVersion, Submission
from feedback.submissions.services import SubmittedText, submit

Kind = ProposalStepKind
SYSTEM = "system:proposals"


@dataclass(frozen=True)
class ProposalText:
    """What one person proposes. ``scope`` is what they say it is about, if known."""

    title: str
    summary: str
    why: str = ""
    scope: str = ""
    language: str = "en"
    name: str = ""
    contact: dict[str, str] = field(default_factory=dict)

    def as_words(self) -> SubmittedText:
        texts = {TITLE: self.title, SUMMARY: self.summary, WHY: self.why}
        return SubmittedText(
            texts={key: words for key, words in texts.items() if words},
            consents={"contact": any(self.contact.values())},
            language=self.language,
            contact=self.contact,
        )


@transaction.atomic
def receive_proposal(
    *, cycle: Cycle, body: Body, nonce: str, words: ProposalText, actor: Actor = None
) -> Proposal:
    """Create one proposal per form key, with a receipt. Out of scope, it is rerouted with a message."""
    refuse_late(cycle)
    scope = cycle.rules.scope_of(body)
    if not scope:
        raise ProposalRefused(_("This board does not take proposals."), rule="C2C-31")
    version = proposal_form_version(body)
    submission = submit(
        form=version.form, version_id=version.pk, nonce=nonce, words=words.as_words(), actor=None
    )
    earlier = Proposal.objects.filter(submission=submission).first()
    if earlier is not None:
        return earlier
    proposal = _new(cycle, body, words, submission=submission, sequence=next_sequence(cycle.year))
    record(proposal, actor=actor, reason="received")
    chain.link(
        ("submission", submission.pk),
        ("proposal", proposal.pk),
        actor=SYSTEM,
        why=_("submitted as this proposal"),
    )
    write_step(proposal, Kind.RECEIVED, actor=SYSTEM)
    if words.scope and words.scope != scope:
        _send_on(proposal, words.scope)
    return proposal


def _new(cycle: Cycle, body: Body, words: ProposalText, **facts: Any) -> Proposal:
    language = words.language
    return Proposal(
        year=cycle.year,
        cycle=cycle,
        rules=cycle.rules,
        body=body,
        source=ProposalSource.PUBLIC,
        scope=cycle.rules.scope_of(body),
        language=language,
        title={language: words.title},
        summary={language: words.summary},
        why={language: words.why} if words.why else {},
        brought_by={language: words.name} if words.name else in_all(lambda: _("The public")),
        received_on=clock.today(),
        is_demo=cycle.is_demo,
        **facts,
    )


def _send_on(proposal: Proposal, scope: str) -> None:
    """Reroute to the board that matches the author's answer to the scope question (C2C-31)."""
    forms = proposal.rules.forms if proposal.rules else {}
    slugs = [slug for slug, known in forms.items() if known == scope]
    body = Body.objects.filter(slug__in=slugs).order_by("order").first()
    if body is not None:
        reason = in_all(lambda: _("You told us what it is about, and that is what this board works on."))
        reroute_proposal(actor=SYSTEM, proposal=proposal, body=body, reason=reason)


def refuse_late(cycle: Cycle) -> None:
    if not cycle.takes_proposals:
        raise ProposalRefused(
            _("Proposals for this year are closed. You can send yours in the next cycle."), rule="C2C-30"
        )


def proposal_form_version(body: Body) -> FormVersion:
    """Frozen version of the board's form, created on first use."""
    slug, content = form_slug(body), form_content(body)
    return system_form_version(slug=slug, content=content, actor=SYSTEM, is_demo=body.is_demo)


def next_sequence(year: int) -> int:
    """Next number of the year. The ledger's lock prevents duplicates."""
    ledger.head(lock=True)
    return (Proposal.objects.filter(year=year).aggregate(last=Max("sequence"))["last"] or 0) + 1


@transaction.atomic
def publish_proposal(
    *,
    actor: Actor,
    proposal: Proposal,
    findings: list[int] | None = None,
    words: dict[str, dict[str, str]] | None = None,
) -> Proposal:
    """Publish a reviewed proposal, with translations. Members' proposals wait for a noticed agenda (BK-41)."""
    access.require(actor, *access.DECISION_ROLES)
    _refuse_taken_back(proposal)
    if proposal.is_members and not is_noticed(proposal):
        raise NotPossibleNow(
            _("A members’ proposal becomes public with the agenda it is on, not before."), rule="BK-41"
        )
    for name, value in (words or {}).items():
        setattr(proposal, name, value)
    _checked(proposal)
    is_first = not proposal.is_public
    if is_first:
        proposal.published_at = clock.now()
    if not proposal.sequence:
        proposal.sequence = next_sequence(proposal.year)
    record(proposal, actor=actor, reason="published" if is_first else "text changed")
    if is_first:
        write_step(proposal, Kind.PUBLISHED, actor=actor)
        show_steps(proposal, clock.now(), all_of_them=False)
    _rest_on(actor, proposal, findings or [])
    return proposal


def _refuse_taken_back(proposal: Proposal) -> None:
    """Refuse a proposal whose author withdrew it with the receipt (PRV-14)."""
    submission = proposal.submission
    if submission is not None and submission.state == Submission.State.WITHDRAWN:
        raise NotPossibleNow(_("Withdrawn by its author."), rule="PRV-14")


def _checked(proposal: Proposal) -> None:
    if not text(proposal.title) or not text(proposal.summary):
        raise NeedsReason(_("Enter a title and what the proposal asks for."), rule="C2C-30")
    proposal.clean()


def _rest_on(actor: Actor, proposal: Proposal, findings: list[int]) -> None:
    for number in findings:
        why = _("The proposal is based on this finding")
        chain.link(("finding", number), ("proposal", proposal.pk), actor=actor, why=why)


@transaction.atomic
def reroute_proposal(*, actor: Actor, proposal: Proposal, body: Body, reason: dict[str, str]) -> Proposal:
    """Reroute an out-of-scope proposal to the other board with a message; it is not dropped (C2C-31)."""
    access.require(actor, *access.DECISION_ROLES)
    current = held(proposal)
    if not text(reason):
        raise NeedsReason(
            _("Explain why it is going to the other board. Its author will read this."), rule="C2C-31"
        )
    scope = current.rules.scope_of(body) if current.rules else ""
    if body.pk == current.body_id or not scope:
        raise NotPossibleNow(_("Choose the other board that takes proposals."), rule="C2C-31")
    if is_noticed(current):
        raise NotPossibleNow(_("It is already on an agenda of this board."), rule="C2C-31")
    fields = {"rerouted_from": current.body, "body": body, "scope": scope, "reroute_reason": reason}
    current.sponsorships.filter(ended_at=None).update(ended_at=clock.now())
    write_step(current, Kind.REROUTED, actor=actor, body=body, note=reason, fields=fields)
    return current


@transaction.atomic
def refine_proposal(*, actor: Actor, proposal: Proposal, earlier: Proposal) -> Proposal:
    """Record that it refines an earlier proposal; both stay."""
    require_staff_or_author(actor, proposal)
    current = held(proposal)
    if earlier.pk == current.pk or not earlier.is_public or earlier.refines_id == current.pk:
        raise NotPossibleNow(_("Choose an earlier proposal that is public."), rule="C2C-30")
    topic = guard.topic_for(current.body, current)
    guard.gather(topic)
    write_step(current, Kind.REFINES, actor=actor, fields={"refines": earlier})
    why = _("Builds on proposal %(number)s") % {"number": earlier.number}
    chain.link(("proposal", earlier.pk), ("proposal", current.pk), actor=actor, why=why)
    if guard.gather(topic) and not isinstance(actor, str):
        guard.may_meet(topic, []).or_refuse()
    return current


def require_staff_or_author(actor: Actor, proposal: Proposal) -> None:
    mine = access.seats_of(actor) if not isinstance(actor, str) else None
    if mine is not None and proposal.authors.filter(appointment__in=mine).exists():
        return
    access.require(actor, *access.DECISION_ROLES)


@transaction.atomic
def bring_to_item(*, actor: Actor, proposal: Proposal, item: AgendaItem) -> Proposal:
    """Bring to an item of a posted agenda. This makes it fully public, with authors and sponsors (BK-41)."""
    access.require(actor, *access.DECISION_ROLES)
    current = held(proposal)
    _refuse_taken_back(current)
    if current.state == ProposalState.DRAFT:
        raise NotPossibleNow(_("Its authors have not submitted it yet."), rule="C2C-30")
    if not item.meeting.is_public:
        raise NotPossibleNow(_("The agenda is not posted yet."), rule="BK-41")
    if current.steps.filter(kind=Kind.AGENDA, item=item).exists():
        return current
    why = _("Under item %(number)s of the agenda") % {"number": item.number}
    chain.link(("proposal", current.pk), ("item", item.pk), actor=actor, why=why)
    now = clock.now()
    fields: dict[str, Any] = {}
    if not current.is_public:
        fields["published_at"] = now
        fields["sequence"] = current.sequence or next_sequence(current.year)
    write_step(current, Kind.AGENDA, actor=actor, item=item, fields=fields)
    show_steps(current, now, all_of_them=True)
    return current


@transaction.atomic
def withdraw_proposal(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Withdraw before a body has taken it up. If public, it stays findable as withdrawn."""
    require_staff_or_author(actor, proposal)
    current = held(proposal)
    write_step(current, Kind.WITHDRAWN, actor=actor)
    return current
