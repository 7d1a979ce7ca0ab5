"""Rankings: a participant puts answers in places from the first on; how many put each first is published.

Places after the first are for staff only. Beside the first places, an order by points would name small numbers: of
33 people 17 put A first and 16 put B first; if C then led B by points, all 17 put C second.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from engagement.choices import PollKind, PollState
from engagement.exceptions import NotPossibleNow
from engagement.live.ballots import cast, lock_accepting
from engagement.models import Ballot, Conversation, Poll, PollOption


@transaction.atomic
def rank_options(
    *, conversation: Conversation, poll_id: int, participant: str, places: Mapping[int, int]
) -> Ballot:
    """Store the places of options by primary key, at least the first one; the last ranking counts."""
    poll = lock_accepting(conversation, poll_id, PollKind.RANKING)
    known = set(PollOption.objects.filter(poll=poll).values_list("pk", flat=True))
    if not places or not places.keys() <= known:
        raise NotPossibleNow(_("Give at least one answer rank 1."))
    if sorted(places.values()) != list(range(1, len(places) + 1)):
        raise NotPossibleNow(_("Give each answer its own rank, starting with 1."))
    return cast(poll, participant, choices=sorted(places, key=lambda option: places[option]))


def points_of(polls: Iterable[Poll]) -> dict[int, list[tuple[PollOption, int]]]:
    """For staff: poll → its options by points, most first, of those counted in a ranking. One query, or none.

    Of n options the first place gives n points, the second n - 1, and so on.
    """
    counted = [each for each in polls if each.kind == PollKind.RANKING and each.state == PollState.CLOSED]
    if not counted:
        return {}
    given: dict[int, list[list[int]]] = defaultdict(list)
    for poll, ranked in Ballot.objects.filter(poll__in=counted).values_list("poll", "choices"):
        given[poll].append(ranked)
    return {poll.pk: _by_points(list(poll.options.all()), given[poll.pk]) for poll in counted}


def _by_points(options: list[PollOption], rankings: list[list[int]]) -> list[tuple[PollOption, int]]:
    points = dict.fromkeys((each.pk for each in options), 0)
    for ranked in rankings:
        for place, option in enumerate(ranked):
            points[option] += len(options) - place
    totals = [(each, points[each.pk]) for each in options]
    return sorted(totals, key=lambda row: -row[1]) if rankings else []
