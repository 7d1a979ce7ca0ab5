"""Who is there, when the public could speak, motions and votes (BK-02, BK-20, BK-30, C2C-05)."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from boards import access
from boards.choices import SPOKEN, Choice, ItemKind, MotionState, PresenceMode
from boards.exceptions import CommentFirst, NotPossibleNow, VoteNotComplete
from boards.models import AgendaItem, CommentWindow, Meeting, Motion, Presence, Seat, Vote
from boards.rosters import Place, Roster, roster_of
from boards.thresholds import Tally, tally
from cms import chain, clock, ledger
from cms.history import Actor, record


@transaction.atomic
def mark_presence(
    *, actor: Actor, meeting: Meeting, seats: list[Seat], mode: PresenceMode | None
) -> list[Presence]:
    """Someone came, in the room or remote; without a mode, they left. Saying it twice changes nothing."""
    access.require(actor, *access.LIVE_ROLES)
    _in_session(meeting)
    places = {place.seat.pk: place for place in roster_of(meeting).places}
    changed = []
    for seat in seats:
        place = places.get(seat.pk)
        if place is None or place.is_vacant:
            raise NotPossibleNow(_("This seat is vacant. Nobody can be present for it."))
        changed += _change_presence(meeting, place, mode, actor)
    return changed


def _change_presence(
    meeting: Meeting, place: Place, mode: PresenceMode | None, actor: Actor
) -> list[Presence]:
    there = place.presence
    if there is not None and there.mode == mode:
        return []
    rows = []
    if there is not None:
        there.left_at = max(clock.now(), there.arrived_at)
        reason = "left" if mode is None else "changed how they attend"
        rows.append(record(there, actor=actor, reason=reason, update_fields=["left_at"]))
    if mode is not None:
        fresh = Presence(meeting=meeting, seat=place.seat, holding=place.holding, mode=mode)
        rows.append(record(fresh, actor=actor, reason="came"))
    return rows


@transaction.atomic
def open_comment(*, actor: Actor, item: AgendaItem) -> CommentWindow:
    access.require(actor, *access.LIVE_ROLES)
    _in_session(item.meeting)
    if CommentWindow.objects.filter(item=item).exists():
        raise NotPossibleNow(_("The public was already heard on this item."), rule="BK-20")
    return record(CommentWindow(item=item), actor=actor, reason="comment opened")


@transaction.atomic
def close_comment(*, actor: Actor, item: AgendaItem) -> CommentWindow:
    access.require(actor, *access.LIVE_ROLES)
    _in_session(item.meeting)
    window = CommentWindow.objects.select_for_update().filter(item=item).first()
    if window is None:
        raise NotPossibleNow(_("Comment on this item is not open."), rule="BK-20")
    if window.closed_at:
        raise NotPossibleNow(_("Comment on this item is closed already."), rule="BK-20")
    window.closed_at = max(clock.now(), window.opened_at)
    return record(window, actor=actor, reason="comment closed", update_fields=["closed_at"])


@transaction.atomic
def make_motion(
    *, actor: Actor, item: AgendaItem, text: dict[str, str], mover: Seat, seconder: Seat
) -> Motion:
    """Two different present members move and second; the item must be one that may be acted on."""
    access.require(actor, *access.LIVE_ROLES)
    _in_session(item.meeting)
    if item.kind != ItemKind.ACTION:
        raise NotPossibleNow(_("This item was not posted as an action item. It takes no vote."), rule="BK-12")
    if mover.pk == seconder.pk:
        raise NotPossibleNow(_("A second member must second the motion."))
    if Motion.objects.filter(item=item, state=MotionState.MOVED).exists():
        raise NotPossibleNow(_("Another motion on this item is still open."))
    places = {place.seat.pk: place for place in roster_of(item.meeting).present}
    if mover.pk not in places or seconder.pk not in places:
        raise NotPossibleNow(_("Only members who are present can move and second."))
    last = Motion.objects.filter(item=item).aggregate(last=Max("order"))["last"] or 0
    motion = Motion(
        item=item,
        order=last + 1,
        text=text,
        mover=places[mover.pk].holding,
        seconder=places[seconder.pk].holding,
        is_demo=item.meeting.is_demo,
    )
    record(motion, actor=actor, reason="moved")
    why = _("Moved under item %(number)s") % {"number": item.number}
    chain.link(("item", item.pk), ("motion", motion.pk), actor=actor, why=why)
    return motion


@transaction.atomic
def withdraw_motion(*, actor: Actor, motion: Motion) -> Motion:
    access.require(actor, *access.LIVE_ROLES)
    current = _open_motion(motion)
    current.state = MotionState.WITHDRAWN
    return record(current, actor=actor, reason="withdrawn", update_fields=["state"])


@transaction.atomic
def record_vote(*, actor: Actor, motion: Motion, seat: Seat, choice: str) -> Vote:
    """One row for each seat. Before the vote is closed a mistake is put right; the history keeps both."""
    access.require(actor, *access.LIVE_ROLES)
    current = _open_motion(motion)
    _refuse_before_comment(current.item)
    if choice not in SPOKEN:
        raise NotPossibleNow(_("A present member votes aye or no, abstains, or is recused."), rule="BK-30")
    place = next((each for each in roster_of(current.item.meeting).voting if each.seat.pk == seat.pk), None)
    if place is None or place.presence is None:
        raise NotPossibleNow(_("Only a present member with a voting seat can vote."), rule="BK-30")
    return _store(current, place, choice, actor)


def _store(motion: Motion, place: Place, choice: str, actor: Actor) -> Vote:
    vote = Vote.objects.filter(motion=motion, seat=place.seat).first()
    if vote is None:
        mode = place.presence.mode if place.presence else ""
        vote = Vote(motion=motion, seat=place.seat, holding=place.holding, choice=choice, mode=mode)
        return record(vote, actor=actor, reason="voted")
    if vote.choice == choice:
        return vote
    vote.choice, vote.cast_at = choice, clock.now()
    return record(vote, actor=actor, reason="put right before closing", update_fields=["choice", "cast_at"])


@transaction.atomic
def record_roll_call(*, actor: Actor, motion: Motion, choices: Mapping[Seat, str]) -> list[Vote]:
    """Several votes of one roll call, each by name."""
    return [
        record_vote(actor=actor, motion=motion, seat=seat, choice=choice) for seat, choice in choices.items()
    ]


@transaction.atomic
def close_vote(*, actor: Actor, motion: Motion) -> Motion:
    """Write absent and vacant seats down, count, and fix the result by the body's rule (C2C-05)."""
    access.require(actor, *access.LIVE_ROLES)
    current = _open_motion(motion)
    _refuse_before_comment(current.item)
    members = roster_of(current.item.meeting)
    cast = {vote.seat_id: vote for vote in current.votes.all()}
    if left := still_to_vote(members, cast):
        words = ngettext("%(count)s member has still to vote.", "%(count)s members have still to vote.", left)
        raise VoteNotComplete(words % {"count": left}, rule="BK-30", left=left)
    for place in members.voting:
        if place.seat.pk not in cast:
            choice = Choice.VACANT if place.is_vacant else Choice.ABSENT
            cast[place.seat.pk] = _store(current, place, choice, actor)
    counted = count(members, {key: vote.choice for key, vote in cast.items()})
    current.state, current.closed_at = MotionState.CLOSED, clock.now()
    current.base, current.needed, current.passed = counted.base, counted.needed, counted.passed
    fields = ["state", "closed_at", "base", "needed", "passed"]
    record(current, actor=actor, reason="vote closed", update_fields=fields)
    ledger.append_many("vote", list(current.votes.order_by("seat__position")), actor=actor)
    ledger.append("vote", current, actor=actor)
    return current


def still_to_vote(members: Roster, cast: Mapping[int, object]) -> int:
    return sum(place.seat.pk not in cast for place in members.present)


def count(members: Roster, choices: Mapping[int, str]) -> Tally:
    """The tally of a vote, by the body's own rule; seats without a row count as absent or vacant."""
    rows = [
        choices.get(place.seat.pk, Choice.VACANT if place.is_vacant else Choice.ABSENT)
        for place in members.voting
    ]
    return tally(rows, rule=members.body.rule)


def _in_session(meeting: Meeting) -> None:
    if not Meeting.objects.select_for_update().get(pk=meeting.pk).is_in_session:
        raise NotPossibleNow(_("This meeting is not in session."))


def _refuse_before_comment(item: AgendaItem) -> None:
    window = CommentWindow.objects.filter(item=item).first()
    if window is None or window.closed_at is None:
        raise CommentFirst(
            _("The public must be heard first. Open comment on this item, then close it."), rule="BK-20"
        )


def _open_motion(motion: Motion) -> Motion:
    current = (
        Motion.objects.select_for_update(of=("self",)).select_related("item__meeting__body").get(pk=motion.pk)
    )
    _in_session(current.item.meeting)
    if current.state != MotionState.MOVED:
        raise NotPossibleNow(_("This vote is closed. It cannot be changed."), rule="BK-30")
    return current
