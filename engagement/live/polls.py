"""Live polls: create, open, answer once per participant, close and count (C2C-21)."""

from django.db import transaction
from django.db.models import Count, Max, Sum
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records import ledger
from cms.records.history import Actor, record, record_changes, record_many
from engagement import access
from engagement.choices import PollKind, PollState
from engagement.exceptions import NotPossibleNow
from engagement.live.poll_results import decided_result
from engagement.live.services import locked, notify_phones
from engagement.models import Ballot, BallotChoice, Conversation, Poll, PollOption

FEWEST, MOST = 2, 8


@transaction.atomic
def make_poll(
    *,
    actor: Actor,
    conversation: Conversation,
    question: dict[str, str],
    options: list[dict[str, str]],
    kind: str = PollKind.ONE,
) -> Poll:
    access.require(actor, *access.DOOR_ROLES)
    if not FEWEST <= len(options) <= MOST:
        raise NotPossibleNow(_("A poll must have two to eight answers to choose from."))
    current = locked(conversation)
    last = current.polls.aggregate(last=Max("order"))["last"]
    poll = Poll(
        conversation=current,
        question=question,
        kind=kind,
        order=0 if last is None else last + 1,
        is_demo=current.is_demo,
    )
    record(poll, actor=actor, reason="poll created")
    rows = [PollOption(poll=poll, label=label, order=order) for order, label in enumerate(options)]
    record_many(PollOption, rows, actor=actor, reason="poll created")
    return poll


@transaction.atomic
def open_poll(*, actor: Actor, poll: Poll) -> Poll:
    """Open a poll. Only one is open at a time."""
    access.require(actor, *access.DOOR_ROLES)
    conversation = locked(poll.conversation)
    current = Poll.objects.select_for_update().get(pk=poll.pk)
    if current.state == PollState.OPEN:
        return current
    if current.state == PollState.CLOSED or current.n_answered:
        raise NotPossibleNow(_("This poll has been counted. Create a new one to ask again."))
    if conversation.is_cancelled:
        raise NotPossibleNow(_("This conversation is canceled."))
    if conversation.polls.filter(state=PollState.OPEN).exists():
        raise NotPossibleNow(_("Another poll is open. Close it first."))
    current.state, current.opened_at = PollState.OPEN, clock.now()
    record(current, actor=actor, reason="poll opened", update_fields=["state", "opened_at"])
    notify_phones(conversation.pk)
    return current


@transaction.atomic
def close_poll(*, actor: Actor, poll: Poll, n_present: int | None = None) -> Poll:
    """Close and count. `n_present` defaults to the check-in count and is never less than the number of answers."""
    access.require(actor, *access.DOOR_ROLES)
    conversation = locked(poll.conversation)
    current = Poll.objects.select_for_update().get(pk=poll.pk)
    if current.state != PollState.OPEN:
        raise NotPossibleNow(_("This poll is not open."))
    answered = current.ballots.count()
    present = arrivals(conversation) if n_present is None else n_present
    if n_present is not None and n_present < answered:
        raise NotPossibleNow(
            _("%(answered)s people answered, so at least as many were present.") % {"answered": answered},
            rule="C2C-21",
        )
    options = list(current.options.annotate(chosen=Count("choices")))
    for option in options:
        option.count = option.chosen
    record_changes(PollOption, options, ["count"], actor=actor, reason="poll closed")
    current.n_answered, current.n_present = answered, max(present, answered)
    current.state, current.closed_at = PollState.CLOSED, clock.now()
    current.result = decided_result(current)
    fields = ["n_answered", "n_present", "state", "closed_at", "result"]
    record(current, actor=actor, reason="poll closed", update_fields=fields)
    ledger.append("publish", current, actor=actor)
    notify_phones(current.conversation_id)
    return current


def freeze_result(poll: Poll, *, actor: Actor) -> Poll:
    """Store and seal the numbers of a poll counted on paper: what is public stays as it is (PRV-12)."""
    if poll.result is not None:
        return poll
    poll.result = decided_result(poll)
    record(poll, actor=actor, reason="result public", update_fields=["result"])
    ledger.append("publish", poll, actor=actor)
    return poll


def arrivals(conversation: Conversation) -> int:
    """Number of people counted at check-in: registered and walk-ins."""
    listed = conversation.registrations.aggregate(n=Sum("arrived_people"))["n"] or 0
    return listed + (conversation.walk_ins.aggregate(n=Sum("people"))["n"] or 0)


@transaction.atomic
def answer_poll(*, conversation: Conversation, poll_id: int, participant: str, options: list[int]) -> Ballot:
    """Store one row per participant; the last answer counts until the poll closes.

    The poll's row is locked, so an answer and the closing cannot interleave.
    """
    poll = Poll.objects.select_for_update().filter(conversation=conversation, pk=poll_id).first()
    if poll is None or poll.state != PollState.OPEN:
        raise NotPossibleNow(_("This poll is closed. Its result follows here."))
    known = set(PollOption.objects.filter(poll=poll).values_list("pk", flat=True))
    chosen = set(options)
    if not chosen or not chosen <= known:
        raise NotPossibleNow(_("Choose one of the answers."))
    if poll.kind == PollKind.ONE and len(chosen) > 1:
        raise NotPossibleNow(_("Choose one answer only."))
    [ballot] = Ballot.objects.bulk_create(
        [Ballot(poll=poll, participant=participant, at=clock.now())],
        update_conflicts=True,
        unique_fields=["poll", "participant"],
        update_fields=["at"],
    )
    old = BallotChoice.objects.filter(ballot=ballot)
    old._raw_delete(old.db)
    BallotChoice.objects.bulk_create([BallotChoice(ballot=ballot, option_id=each) for each in sorted(chosen)])
    return ballot
