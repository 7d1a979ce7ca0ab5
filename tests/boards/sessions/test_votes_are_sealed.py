"""Once a vote is closed, the record notices a change of any member's vote (BK-30)."""

import pytest

from boards.models import Vote
from tests.factories import boards as make
from tests.factories import live
from tests.factories.motions import verify
from tests.furniture import furnished


@furnished
def closed_vote():
    running = live.begin(live.meeting(make.body(5)), room=5)
    with live.at(10):
        return live.decide(live.item(running, 2), ayes=4)


def test_a_closed_vote_verifies(closed_vote):
    assert "was changed" not in verify()


@pytest.mark.parametrize("change", [{"choice": "no"}, {"mode": "remote"}])
def test_a_vote_changed_in_the_database_is_named(closed_vote, change):
    vote = closed_vote.votes.order_by("seat__position").first()
    Vote.objects.filter(pk=vote.pk).update(**change)
    assert f"vote {vote.pk} was changed" in verify()
