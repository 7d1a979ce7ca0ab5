"""Live polls: open, time, answer once per participant, close and count (C2C-21)."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from itertools import chain

from django.db import transaction
from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms import clock
from cms.records import ledger
from cms.records.history import Actor, record, record_changes
from engagement import access
from engagement.access import ActorOrLink
from engagement.choices import Duty, PollKind, PollState
from engagement.exceptions import NotPossibleNow
from engagement.live.ballots import cast
from engagement.live.poll_results import decided_result
from engagement.live.run_sheet import takes_part
from engagement.live.services import locked, notify_phones
from engagement.models import Ballot, Conversation, Poll, PollOption

LONGEST_TIMER = 600  # minutes


@transaction.atomic
def open_poll(
    *, actor: ActorOrLink, poll: Poll, minutes: int | None = None, closes_itself: bool = False
) -> Poll:
    """Open a poll, for so many minutes or until it is closed. Only one is open at a time.

    ``closes_itself``: no answer is accepted after the minutes; else the page only says that time is up.
    """
    by = access.require_at(actor, poll.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    conversation = locked(poll.conversation)
    current = Poll.objects.select_for_update().get(pk=poll.pk)
    if current.state == PollState.OPEN:
        return current
    if current.state == PollState.CLOSED or current.n_answered:
        raise NotPossibleNow(
            _("This poll has been counted. To ask again, reopen it: the result stays as it is.")
        )
    if not takes_part(conversation):
        raise NotPossibleNow(_("This conversation is over or canceled. It is no longer accepting answers."))
    if conversation.polls.filter(state=PollState.OPEN).exists():
        raise NotPossibleNow(_("Another poll is open. Close it first."))
    current.state, current.opened_at = PollState.OPEN, clock.now()
    return _timed(current, by, minutes, closes_itself, "poll opened")


@transaction.atomic
def time_poll(*, actor: Actor, poll: Poll, minutes: int | None = None, closes_itself: bool = False) -> Poll:
    """Give an open poll so many minutes from now, or no timer."""
    access.require(actor, *access.DOOR_ROLES)
    current = Poll.objects.select_for_update().get(pk=poll.pk)
    if current.state != PollState.OPEN:
        raise NotPossibleNow(_("This poll is not open."))
    return _timed(current, actor, minutes, closes_itself, "timer set")


def _timed(current: Poll, actor: Actor, minutes: int | None, closes_itself: bool, why: str) -> Poll:
    if minutes is not None and not 1 <= minutes <= LONGEST_TIMER:
        raise NotPossibleNow(_("Set a timer of 1 to 600 minutes."))
    if closes_itself and minutes is None:
        raise NotPossibleNow(_("Enter the number of minutes after which it closes."))
    current.ends_at = clock.now() + timedelta(minutes=minutes) if minutes else None
    current.closes_itself = closes_itself
    record(current, actor=actor, reason=why, update_fields=["state", "opened_at", "ends_at", "closes_itself"])
    notify_phones(current.conversation_id)
    return current


@transaction.atomic
def close_poll(*, actor: ActorOrLink, poll: Poll, n_present: int | None = None) -> Poll:
    """Close and count. `n_present` defaults to the check-in count and is never less than the number of answers.

    Refused without `n_present` if the door is in use and counted fewer people than answered.
    """
    by = access.require_at(actor, poll.conversation_id, Duty.CO_HOST, *access.DOOR_ROLES)
    conversation = locked(poll.conversation)
    current = Poll.objects.select_for_update().get(pk=poll.pk)
    if current.state != PollState.OPEN:
        raise NotPossibleNow(_("This poll is not open."))
    answered = current.ballots.count()
    present = _people_present(conversation, answered, n_present)
    options = list(current.options.all())
    chosen = _chosen(current)
    for option in options:
        option.count = chosen[option.pk]
    record_changes(PollOption, options, ["count"], actor=by, reason="poll closed")
    current.n_answered, current.n_present = answered, present
    current.state, current.closed_at = PollState.CLOSED, clock.now()
    current.result = decided_result(current)
    fields = ["n_answered", "n_present", "state", "closed_at", "result"]
    record(current, actor=by, reason="poll closed", update_fields=fields)
    ledger.append("publish", current, actor=by)
    notify_phones(current.conversation_id)
    return current


def _chosen(poll: Poll) -> Counter[int]:
    """Option → people who chose it; in a ranking, who put it first."""
    counted = 1 if poll.kind == PollKind.RANKING else None
    choices = poll.ballots.values_list("choices", flat=True)
    return Counter(chain.from_iterable(each[:counted] for each in choices))


def _people_present(conversation: Conversation, answered: int, typed: int | None) -> int:
    if typed is None:
        counted = arrivals(conversation)
        if words := door_missed_people(counted, answered):
            raise NotPossibleNow(words, rule="C2C-21")
        return max(counted, answered)
    if typed < answered:
        few = _("%(answered)s people answered, so at least that many were present.")
        raise NotPossibleNow(few % {"answered": answered}, rule="C2C-21")
    return typed


def door_missed_people(counted: int, answered: int) -> str:
    """What staff must do if the door is in use and more people answered than it counted, else empty: a person may have
    answered twice, or the door missed some. Neither is known, so a person says how many are present.
    """
    if not 0 < counted < answered:
        return ""
    words = ngettext(
        "%(answered)s people answered, %(counted)s was counted at the door. Enter how many are present.",
        "%(answered)s people answered, %(counted)s were counted at the door. Enter how many are present.",
        counted,
    )
    return words % {"answered": answered, "counted": counted}


def close_due_polls() -> int:
    """Close and count the polls that were opened to close by themselves and whose time is up. Returns how many.

    One whose number of people present has to be typed takes no more answers and waits for staff.
    """
    due = Poll.objects.filter(state=PollState.OPEN, closes_itself=True, ends_at__lte=clock.now())
    closed = 0
    for poll in due.select_related("conversation"):
        with suppress(NotPossibleNow):  # someone closed it a moment ago, or the door missed people
            close_poll(actor="system:timer", poll=poll)
            closed += 1
    return closed


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
    """Store one row per participant; the last answer counts until the poll closes. Two statements.

    The poll's row is locked, so an answer and the closing cannot interleave.
    """
    if not takes_part(conversation):
        raise NotPossibleNow(_("This conversation is over or canceled. It is no longer accepting answers."))
    poll, known = _locked_with_options(conversation, poll_id)
    if poll is None or not poll.accepts_answers:
        raise NotPossibleNow(_("This poll is closed. Its result appears here."))
    chosen = set(options)
    if not chosen or not chosen <= known:
        raise NotPossibleNow(_("Choose one of the answers."))
    if poll.kind == PollKind.RANKING:
        raise NotPossibleNow(_("Give at least one answer rank 1."))
    if poll.kind != PollKind.MANY and len(chosen) > 1:
        raise NotPossibleNow(_("Choose one answer only."))
    return cast(poll, participant, choices=sorted(chosen))


def _locked_with_options(conversation: Conversation, poll_id: int) -> tuple[Poll | None, set[int]]:
    """The poll, its row locked, and the keys of its options, in one query."""
    polls = Poll.objects.select_for_update(of=("self",)).filter(conversation=conversation, pk=poll_id)
    rows = list(polls.annotate(option=F("options")).order_by())
    return (rows[0] if rows else None), {row.option for row in rows}
