"""A motion without a second: nothing is voted before it, and without it the motion fails (BK-30)."""

import pytest

from boards.event_choices import EventKind
from boards.models import Motion
from boards.motion_choices import MotionState
from tests.furniture import furnished

TEXT = "That results are shown by county."


@furnished
def seats(board):
    return list(board.seats.order_by("position").values_list("pk", flat=True))


@pytest.fixture
def moved(console, item, seats) -> Motion:
    answer = console.on(item, "motion", {"text_en": TEXT, "mover": seats[0], "seconder": ""})
    assert answer.status_code == 302
    return Motion.objects.get()


def test_a_motion_without_a_second_waits_and_the_console_and_live_page_say_so(console, client, moved):
    assert moved.waits_for_second
    page = console.page("?item=2")
    assert "Waiting for a second" in page
    assert "Moved by Person 1. Not seconded." in page
    assert "The motion has no second yet." in page
    assert "Close the vote" not in page
    assert "Record an amendment" not in page
    live = client.get(f"{moved.item.meeting.get_absolute_url()}live/").content.decode()
    assert "Waiting for a second" in live
    assert "Moved by Person 1. Not seconded." in live


@pytest.mark.parametrize(
    ("act", "data"),
    [
        ("vote", {"vote": "{seat}:aye"}),
        ("close", {}),
        ("amend", {"text_en": "By region.", "mover": "{seat}"}),
    ],
)
def test_nothing_is_done_with_it_before_its_second(console, moved, seats, act, data):
    sent = {name: value.format(seat=seats[0]) for name, value in data.items()}
    page = console.said(f"motions/{moved.pk}/{act}/", sent)
    assert "This motion has no second yet. Record the second, or that it failed for lack of one." in page
    assert not moved.votes.exists()
    assert Motion.objects.count() == 1


def test_another_member_seconds_it_and_the_roll_is_called(console, running, moved, seats):
    page = console.said(f"motions/{moved.pk}/second/", {"seat": seats[1]})
    assert "Moved by Person 1, seconded by Person 2." in page
    assert "Close the vote" in page
    event = running.events.get(kind=EventKind.SECONDED)
    assert event.facts == {"motion": moved.pk, "number": moved.number, "name": "Person 2"}
    assert running.events.get(kind=EventKind.MOTION).facts["seconder"] == ""
    assert f"Person 2 seconded motion {moved.number}" in page


def test_the_mover_is_not_offered_as_the_second(console, moved, seats):
    refused = console.send(f"motions/{moved.pk}/second/", {"seat": seats[0]})
    assert refused.status_code == 422
    assert Motion.objects.get().waits_for_second


@pytest.mark.parametrize("seat", ["", "x", "999999"])
def test_a_second_names_a_member_who_is_present(console, moved, seat):
    assert console.send(f"motions/{moved.pk}/second/", {"seat": seat}).status_code == 422


def test_a_recused_member_cannot_second(console, item, moved, seats):
    console.on(item, "recuse", {"seat": seats[1], "reason": "Works for the vendor."})
    assert console.send(f"motions/{moved.pk}/second/", {"seat": seats[1]}).status_code == 422
    assert Motion.objects.get().waits_for_second


def test_a_seconded_motion_takes_no_other_second_and_does_not_fail_for_lack_of_one(console, moved, seats):
    console.send(f"motions/{moved.pk}/second/", {"seat": seats[1]})
    for act in ("second", "no-second"):
        page = console.send(f"motions/{moved.pk}/{act}/", {"seat": seats[2]}, follow=True).content.decode()
        assert "This motion already has its second." in page
    assert Motion.objects.get().is_open


def test_it_fails_for_lack_of_a_second_and_every_page_says_so(console, client, running, moved):
    page = console.said(f"motions/{moved.pk}/no-second/")
    assert Motion.objects.get().state == MotionState.NO_SECOND
    assert "Failed for lack of a second." in page
    assert "Publish the decision" not in page
    assert "Record a motion" in page
    event = running.events.get(kind=EventKind.NO_SECOND)
    assert event.facts == {"motion": moved.pk, "number": moved.number, "mover": "Person 1"}
    public = client.get(running.get_absolute_url()).content.decode()
    assert "Failed for lack of a second." in public
    assert "Adopted" not in public
    live = client.get(f"{running.get_absolute_url()}live/").content.decode()
    assert "Failed for lack of a second" in live


def test_the_item_can_then_be_closed_without_a_vote_and_the_motion_stays_as_it_ended(console, item, moved):
    console.send(f"motions/{moved.pk}/no-second/")
    assert f"items/{item.pk}/leave/" in console.page("?item=2")
    data = {"outcome": "declined", "reason_en": "No member seconded it."}
    assert console.on(item, "leave", data).status_code == 302
    for act in ("no-second", "withdraw"):
        assert "This motion is no longer open." in console.said(f"motions/{moved.pk}/{act}/")
    assert Motion.objects.get().state == MotionState.NO_SECOND


def test_an_amendment_without_a_second_leaves_the_main_motion(console, moved, seats):
    console.send(f"motions/{moved.pk}/second/", {"seat": seats[1]})
    console.send(f"motions/{moved.pk}/amend/", {"text_en": "By region.", "mover": seats[2]})
    change = Motion.objects.get(amends=moved)
    vote = {"vote": f"{seats[0]}:aye"}
    assert "An amendment is still open." in console.said(f"motions/{moved.pk}/vote/", vote)
    console.send(f"motions/{change.pk}/no-second/")
    console.send(f"motions/{moved.pk}/vote/", vote)
    assert moved.votes.count() == 1


@pytest.mark.parametrize("effect", ["", "table", "decline"])
def test_no_motion_is_made_on_an_item_that_was_closed_without_a_vote(console, item, seats, effect):
    data = {"outcome": "declined", "reason_en": "The study is not ready."}
    assert console.on(item, "leave", data).status_code == 302
    assert f"items/{item.pk}/motion/" not in console.page("?item=2")
    motion = {"text_en": TEXT, "mover": seats[0], "seconder": seats[1], "effect": effect}
    answer = console.on(item, "motion", motion)
    assert "This item was closed without a vote." in answer.content.decode()
    assert not Motion.objects.exists()
