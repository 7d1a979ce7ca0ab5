"""Results of a ranking: each member's ranks, and the points (BK-46)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch, QuerySet

from boards.models import BallotVote, Meeting, Proposal, RankingBallot
from cms.i18n.fields import text


@dataclass
class Ranked:
    """A proposal with its points: one for last place, one more for each place above."""

    proposal: Proposal
    points: int = 0
    firsts: int = 0

    @property
    def label(self) -> str:
        return f"{self.proposal.number} {text(self.proposal.title)}".strip()


@dataclass
class Row:
    """A member, with ranks in column order."""

    name: str
    places: list[int | str]


@dataclass
class BallotView:
    ballot: RankingBallot
    ranked: list[Ranked] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.ballot.is_open

    @property
    def bars(self) -> list[dict[str, Any]]:
        """Chart data; the chart is also its table."""
        return [
            {"label": each.label, "cell": each.points, "url": each.proposal.get_absolute_url()}
            for each in self.ranked
        ]

    @property
    def first(self) -> Ranked | None:
        return self.ranked[0] if self.rows else None


def ballots_of(meeting: Meeting) -> list[BallotView]:
    """All rankings of a meeting; three queries."""
    return [
        ballot_view(ballot) for ballot in _with_votes(RankingBallot.objects.filter(item__meeting=meeting))
    ]


def with_votes(pk: int) -> BallotView:
    return ballot_view(_with_votes(RankingBallot.objects.filter(pk=pk)).get())


def _with_votes(rows: QuerySet[Any]) -> Any:
    votes = BallotVote.objects.select_related("appointment", "seat").order_by("seat__position", "place")
    rows = rows.select_related("item__meeting__body", "item__meeting__joint_body").order_by("item__number")
    return rows.prefetch_related("proposals", Prefetch("votes", queryset=votes))


def ballot_view(ballot: RankingBallot) -> BallotView:
    proposals, votes = list(ballot.proposals.all()), list(ballot.votes.all())
    ranked = sorted(_points(proposals, votes), key=lambda each: (-each.points, -each.firsts, each.label))
    columns = [each.proposal.pk for each in ranked]
    given: dict[int, dict[int, int]] = defaultdict(dict)
    names: dict[int, str] = {}
    for vote in votes:
        given[vote.seat_id][vote.proposal_id] = vote.place
        names[vote.seat_id] = vote.appointment.person_name
    rows = [Row(names[seat], [places.get(pk, "") for pk in columns]) for seat, places in given.items()]
    return BallotView(ballot, ranked, rows)


def _points(proposals: list[Proposal], votes: Iterable[BallotVote]) -> list[Ranked]:
    found = {each.pk: Ranked(each) for each in proposals}
    for vote in votes:
        found[vote.proposal_id].points += len(proposals) - vote.place + 1
        found[vote.proposal_id].firsts += vote.place == 1
    return list(found.values())
