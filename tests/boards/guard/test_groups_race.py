"""BK-42: many invitations at once, of which one has room, leave the circle below a majority."""

import pytest

from tests.boards.guard import race_groups, race_matters
from tests.boards.racing import race
from tests.cms.processes import own_database

__all__ = ["own_database"]


@pytest.mark.engine
@pytest.mark.race
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_eighth_of_sixteen_comes_in_and_no_ninth(own_database):
    """BK-42: eight members are invited at the same moment from two processes; seven were in."""
    end = race(race_groups.main, database=own_database)
    assert sorted(end["answers"]) == ["BK-42"] * 7 + ["in"]
    assert end["inside"] == 8


@pytest.mark.engine
@pytest.mark.race
@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_two_drafts_of_one_text_share_their_room(own_database):
    """BK-40: six of sixteen are in contact on two drafts; six more are invited to both at once, and two come in."""
    end = race(race_matters.main, database=own_database)
    assert sorted(end["answers"]) == ["BK-42"] * 4 + ["in"] * 2
    assert end["inside"] == 8
