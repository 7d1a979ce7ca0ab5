"""Ranking services, only during a meeting (BK-46)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.exceptions import NotPossibleNow
from boards.locks import acting
from boards.models import AgendaItem, Appointment, BallotVote, Meeting, Proposal, RankingBallot
from boards.proposals.ballot_casting import end, open_now, write_places
from boards.proposals.course import on_item
from cms.records.history import Actor, record


@transaction.atomic
def open_ballot(*, actor: Actor, item: AgendaItem, proposals: Iterable[Proposal]) -> RankingBallot:
    """Open a ranking while the meeting is in session, if the proposals' rules include one."""
    access.require(actor, *access.LIVE_ROLES)
    meeting = _session(item)
    chosen = list(proposals)
    if len(chosen) < 2:
        raise NotPossibleNow(_("Choose at least two proposals to rank."), rule="BK-46")
    if any(not each.rules or not each.rules.has_ranking for each in chosen):
        raise NotPossibleNow(_("The rules of this cycle have no ranking."), rule="C2C-30")
    if RankingBallot.objects.filter(item=item).exists():
        raise NotPossibleNow(_("There is already a ranking under this item."), rule="BK-46")
    for each in chosen:
        on_item(actor, each, item)
    ballot = record(RankingBallot(item=item, is_demo=meeting.is_demo), actor=actor, reason="opened")
    ballot.proposals.set(chosen)
    return ballot


@transaction.atomic
def rank(
    *, actor: Actor, ballot: RankingBallot, appointment: Appointment, order: list[int]
) -> list[BallotVote]:
    """Enter one seat's ranking, first to last, as stated aloud. The rules for members' own ranking apply."""
    access.require(actor, *access.LIVE_ROLES)
    return write_places(open_now(ballot), appointment, order, actor=actor)


@transaction.atomic
def close_ballot(*, actor: Actor, ballot: RankingBallot) -> RankingBallot:
    """Close a ranking with at least one vote; others close when the session ends."""
    access.require(actor, *access.LIVE_ROLES)
    current = open_now(ballot)
    if not current.votes.exists():
        raise NotPossibleNow(_("No one has ranked yet."), rule="BK-46")
    return end(current, actor=actor, reason="closed")


def _session(item: AgendaItem) -> Meeting:
    try:
        return acting(item.meeting)
    except NotPossibleNow as error:
        raise NotPossibleNow(str(error), rule=error.rule or "BK-46") from error
