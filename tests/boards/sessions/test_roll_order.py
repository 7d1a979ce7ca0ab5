"""The order of a roll call: a setting of the body, fixed when the roll is called, kept in the minutes (BK-30)."""

import pytest

from boards.minutes import draft
from boards.rules.roll_call import Called, by_last_name, roll_order
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

NAMES = ("Zoe Adams", "Ana María Ñúñez, Ph.D.", "Ben Ito Jr.", "", "Cy Brown")
SEATS = [Called(place, name) for place, name in enumerate(NAMES, start=1)]


@furnished
def running(home):
    body = make.body(4)
    make.pages(home, body)
    make.officer(body, 1)
    for row, name in zip(
        body.seats.order_by("position"), ("Zoe Young", "Al Xu", "Mo Adams", "Bo Ek"), strict=True
    ):
        member = row.appointments.get()
        member.person_name = name
        member.save()
    return live.begin(make.posted(body), room=4)


@furnished
def console(client_for, clerk, running):
    return Console(client_for(clerk), running)


def setting(meeting, **values) -> None:
    for name, value in values.items():
        setattr(meeting.body, name, value)
    meeting.body.save()


def offered(console: Console) -> list[str]:
    """Names in the order of the roll call on the page, which is also that of the keyboard."""
    roll = console.page("?item=2").partition('id="roll"')[2]
    return [part.partition("<")[0] for part in roll.split('class="roll__who"><strong>')[1:]]


def called(meeting) -> list[list[str]]:
    motions = [motion for item in draft(meeting)["items"] for motion in item["motions"]]
    return [[vote["name"] for vote in motion["votes"]] for motion in motions]


@pytest.mark.parametrize(
    ("rule", "turn", "last", "order"),
    [
        ("seats", 3, None, [1, 2, 3, 4, 5]),
        ("names", 0, None, [1, 5, 3, 2, 4]),
        ("rotating", 0, None, [1, 2, 3, 4, 5]),
        ("rotating", 7, None, [3, 4, 5, 1, 2]),
        ("rotating", 7, 5, [3, 4, 1, 2, 5]),
        ("seats", 0, 1, [2, 3, 4, 5, 1]),
    ],
)
def test_each_rule_gives_its_order(rule, turn, last, order):
    assert roll_order(rule, SEATS, turn=turn, last=last) == order


@pytest.mark.parametrize(
    ("name", "under"),
    [("Ana María Ñúñez, Ph.D.", "nunez"), ("Ben Ito Jr.", "ito"), ("Cher", "cher"), ("", "")],
)
def test_a_name_stands_under_its_last_name(name, under):
    assert by_last_name(name)[0] == under


def test_the_console_calls_by_last_name_and_the_minutes_keep_that_order(console, running):
    setting(running, roll_call_order="names")
    with live.at(10):
        live.heard(live.item(running, 2))
        moved = live.move(live.item(running, 2))
    order = ["Mo Adams", "Bo Ek", "Al Xu", "Zoe Young"]
    assert offered(console) == order
    with live.at(12):
        live.call(moved, ayes=4)
    assert called(running) == [order]
    setting(running, roll_call_order="seats")
    assert called(running) == [order]


def test_a_rotating_roll_starts_one_seat_later_after_each_closed_vote(console, running):
    setting(running, roll_call_order="rotating")
    item = live.item(running, 2)
    with live.at(10):
        live.heard(item)
        for _vote in range(3):
            live.call(live.move(item), ayes=0)
    firsts = [names[0] for names in called(running)]
    assert firsts == ["Zoe Young", "Al Xu", "Mo Adams"]


def test_a_roll_call_that_has_begun_keeps_its_order(console, running):
    setting(running, roll_call_order="names")
    item = live.item(running, 2)
    with live.at(10):
        live.heard(item)
        moved = live.move(item)
    first = offered(console)
    console.send(f"motions/{moved.pk}/vote/", {"vote": f"{live.seats(running)[2].pk}:aye"})
    setting(running, roll_call_order="seats")
    assert offered(console) == first


def test_whoever_presides_is_called_last(console, running):
    setting(running, presiding_votes_last=True)
    item = live.item(running, 2)
    with live.at(10):
        console.send("presides/", {"seat": live.seats(running)[0].pk})
        live.heard(item)
        live.call(live.move(item), ayes=4)
    assert called(running) == [["Al Xu", "Mo Adams", "Bo Ek", "Zoe Young"]]


def test_who_presides_after_the_first_vote_keeps_the_place_in_which_they_were_called(console, running):
    setting(running, presiding_votes_last=True)
    item = live.item(running, 2)
    with live.at(10):
        live.heard(item)
        moved = live.move(item)
        for place in range(4):
            if place == 1:
                console.send("presides/", {"seat": live.seats(running)[0].pk})
            console.send(f"motions/{moved.pk}/vote/", {"vote": f"{live.seats(running)[place].pk}:aye"})
        assert offered(console)[0] == "Zoe Young"
        console.send(f"motions/{moved.pk}/close/")
    moved.refresh_from_db()
    assert (moved.is_closed, moved.roll_order) == (True, [])
    assert called(running) == [["Zoe Young", "Al Xu", "Mo Adams", "Bo Ek"]]


def test_the_plain_order_of_the_seats_is_not_kept_twice(running):
    item = live.item(running, 2)
    with live.at(10):
        moved = live.decide(item, ayes=4)
    moved.refresh_from_db()
    assert moved.roll_order == []
    assert called(running) == [["Zoe Young", "Al Xu", "Mo Adams", "Bo Ek"]]
