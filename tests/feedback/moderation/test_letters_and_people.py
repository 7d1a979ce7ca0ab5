"""Beside a count of comments: how many letters and people, if the difference gives nobody away (PAR-05, PRV-10)."""

import pytest

from feedback.releases.people_counts import with_people


def told(comments: int, people: int, *earlier: int):
    before = [{"people": {"": each}} for each in earlier]
    table = with_people({"dims": [], "total": comments}, {"": (people, people)}, before, 11)
    return table["people"][""]


@pytest.mark.parametrize("people", [30, 41, 19, 300])
def test_nobody_or_many_more_or_fewer_than_comments_are_told(people):
    assert told(30, people) == people


@pytest.mark.parametrize("people", [29, 31, 20, 40])
def test_a_difference_of_one_to_ten_is_not_told(people):
    assert told(30, people) == "complement"


def test_fewer_than_eleven_are_not_told_and_nobody_is():
    assert told(40, 10) == "complement" and told(40, 0) == 0


@pytest.mark.parametrize(("before", "now"), [(100, "held"), (91, "held"), (90, 101), (101, 101)])
def test_a_small_change_since_an_earlier_release_is_held(before, now):
    assert told(30, 101, before) == now
