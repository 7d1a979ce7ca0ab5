"""Votes by name are the same on the page of a meeting, in its minutes and in the open data (BK-30): the demo."""

import pytest

from boards.models import Meeting, MinutesVersion
from tests.boards.open_data.copies import attributes
from tests.boards.open_data.roll_calls import in_data, on_page

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]


def test_votes_are_the_same_on_page_and_in_the_data(client):
    told = attributes("motions")
    shown: dict[str, dict] = {}
    for meeting in Meeting.objects.public().filter(began_at__isnull=False).select_related("body"):
        shown |= on_page(client, meeting)
    assert shown.keys() == told.keys() and len(told) >= 10
    for key, motion in told.items():
        assert shown[key] == in_data(motion), key


def test_votes_are_the_same_in_minutes_and_in_the_data():
    told = attributes("motions")
    minuted = [
        motion
        for version in MinutesVersion.objects.all()
        for item in version.snapshot["items"]
        for motion in item["motions"]
    ]
    assert minuted
    for motion in minuted:
        row = told[str(motion["id"])]
        assert [(str(vote["seat"]), vote["name"], vote["choice"]) for vote in motion["votes"]] == [
            (vote["seat"]["id"], vote["person"], vote["choice"]["code"]) for vote in row["votes"]
        ]
        closed = motion["closed"]
        assert (closed["base"], closed["needed"], closed["passed"]) == (
            row["base"],
            row["needed"],
            row["passed"],
        )
        assert closed["ayes"] == row["tally"]["aye"] and motion["mover"] == row["mover"]["name"]
