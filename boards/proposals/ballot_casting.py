"""Members rank proposals while their meeting is in session; its end closes the ranking (BK-46)."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.bodies.rosters import roster_of
from boards.exceptions import GuardRefused, NotPossibleNow
from boards.locks import acting
from boards.models import Appointment, BallotVote, Meeting, ProposalStepKind, RankingBallot
from boards.proposals.steps import write_step
from cms import clock
from cms.records.history import Actor, record


@transaction.atomic
def cast_ballot(
    *, actor: Actor, ballot: RankingBallot, appointment: Appointment, order: list[int]
) -> list[BallotVote]:
    """Record a present member's ranking, by name. It can change until the ranking closes."""
    if not isinstance(actor, str) and not access.seats_of(actor).filter(pk=appointment.pk).exists():
        raise GuardRefused(_("Members rank only for the seat they hold today."), rule="BK-46")
    current = open_now(ballot)
    return write_places(current, appointment, order, actor=actor)


def open_now(ballot: RankingBallot) -> RankingBallot:
    """Lock the ballot; refused outside the session, and once it is closed."""
    rows = RankingBallot.objects.select_for_update(of=("self",)).select_related("item__meeting__body")
    current = rows.get(pk=ballot.pk)
    try:
        current.item.meeting = acting(current.item.meeting)
    except NotPossibleNow as error:
        raise NotPossibleNow(str(error), rule="BK-46") from error
    if not current.is_open:
        raise NotPossibleNow(_("This ranking is closed."), rule="BK-46")
    return current


def write_places(
    ballot: RankingBallot, appointment: Appointment, order: list[int], *, actor: Actor
) -> list[BallotVote]:
    if sorted(order) != sorted(ballot.proposals.values_list("pk", flat=True)):
        raise NotPossibleNow(_("Give each proposal a different rank."), rule="BK-46")
    members = roster_of(ballot.item.meeting, ballot.item)
    place = members.place_of(appointment.seat)
    if place is None or not place.may_vote or place.sitting != appointment:
        raise NotPossibleNow(_("Only voting members who are present can rank."), rule="BK-46")
    for row in ballot.votes.filter(seat=appointment.seat):
        row.delete()
    return [
        record(
            BallotVote(
                ballot=ballot, seat=appointment.seat, appointment=appointment, proposal_id=pk, place=number
            ),
            actor=actor,
            reason="ranked",
        )
        for number, pk in enumerate(order, 1)
    ]


def end(ballot: RankingBallot, *, actor: Actor, reason: str) -> RankingBallot:
    """Close the ballot for good, and record the step on each ranked proposal."""
    ballot.closed_at = clock.now()
    record(ballot, actor=actor, reason=reason, update_fields=["closed_at"])
    if ballot.votes.exists():
        for proposal in ballot.proposals.select_related("body", "rules", "cycle"):
            write_step(proposal, ProposalStepKind.RANKED, actor=actor, item=ballot.item)
    return ballot


def close_ballots_of(*, actor: Actor, meeting: Meeting) -> None:
    """Close all open rankings when the session ends. One without votes closes without a result."""
    open_ones = RankingBallot.objects.filter(item__meeting=meeting, closed_at=None).select_related("item")
    for ballot in open_ones:
        ballot.item.meeting = meeting
        end(ballot, actor=actor, reason="meeting adjourned")
