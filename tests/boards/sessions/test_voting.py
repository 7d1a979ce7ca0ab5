"""Running a meeting: comment before votes, one row for each seat, the body's own threshold (BK-20, BK-30, C2C-05)."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction

import pytest

from boards.choices import BodyKind
from boards.exceptions import PostedIsFrozen
from boards.models import Appointment, CommentWindow, Motion, Vote
from boards.motion_choices import Choice
from boards.sessions.comment_windows import open_comment
from boards.sessions.votes import close_vote
from tests.factories import boards as make
from tests.furniture import furnished


@furnished
def board(home):
    found = make.body(21)
    make.pages(home, found)
    return found


@furnished
def posted(board):
    return make.posted(board)


@furnished
def running(posted):
    return make.in_session(posted)


@furnished
def fourteen(posted):
    return make.in_session(posted, present=14)


@furnished
def moved(running):
    return make.motion(running, make.action_item(running))


@furnished
def console(client_for, clerk, running, set_clock):
    set_clock(make.starts())
    return client_for(clerk), f"/desk/meetings/{running.pk}/live/"


@pytest.mark.parametrize(("ayes", "passed"), [(0, False), (13, False), (14, True), (21, True)])
def test_at_21_seats_13_ayes_fail_and_14_pass(running, ayes, passed):
    closed = make.closed_motion(running, ayes=ayes)
    assert (closed.passed, closed.needed, closed.base) == (passed, 14, 21)
    assert closed.votes.filter(choice=Choice.AYE).count() == ayes


def test_a_meeting_begins_on_the_day_of_its_notice_and_on_no_other(posted, client_for, clerk, set_clock):
    set_clock(make.starts() - timedelta(days=1))
    answer = client_for(clerk).post(f"/desk/meetings/{posted.pk}/live/begin/", follow=True)
    posted.refresh_from_db()
    assert not posted.is_in_session
    assert "The notice is for" in answer.content.decode()
    set_clock(make.starts())
    client_for(clerk).post(f"/desk/meetings/{posted.pk}/live/begin/")
    posted.refresh_from_db()
    assert posted.is_in_session


def test_fourteen_present_can_pass_with_all_their_ayes(fourteen):
    closed = make.closed_motion(fourteen, ayes=14)
    assert closed.passed
    assert closed.votes.filter(choice=Choice.ABSENT).count() == 7


def test_an_abstention_counts_as_not_agreeing(fourteen):
    moved = make.motion(fourteen, make.action_item(fourteen))
    make.call_roll(moved, ayes=13, rest=Choice.ABSTAIN)
    assert close_vote(actor=make.ACTOR, motion=moved).passed is False


@pytest.mark.parametrize(("base", "needed"), [("authorized_seats", 14), ("filled_seats", 12)])
def test_vacancies_shrink_the_base_only_where_the_body_says_so(home, base, needed):
    found = make.body(21, vacant=(19, 20, 21), threshold_base=base)
    make.pages(home, found)
    meeting = make.in_session(make.posted(found))
    closed = make.closed_motion(meeting, ayes=12)
    assert (closed.needed, closed.passed) == (needed, base == "filled_seats")
    assert closed.votes.filter(choice=Choice.VACANT, appointment=None).count() == 3


def test_an_advisory_board_needs_a_majority_of_its_seats(home):
    rule = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_more_than": True}
    found = make.body(16, slug="data-tools", kind=BodyKind.ADVISORY, **rule)
    make.pages(home, found)
    closed = make.closed_motion(make.in_session(make.posted(found)), ayes=9)
    assert (closed.needed, closed.passed) == (9, True)


def test_a_seat_that_does_not_vote_has_no_row(home):
    found = make.body(4)
    seat = found.seats.get(position=4)
    seat.is_voting = False
    seat.save()
    make.pages(home, found)
    closed = make.closed_motion(make.in_session(make.posted(found), present=3), ayes=2)
    assert (closed.votes.count(), closed.base, closed.needed) == (3, 3, 2)


def test_no_vote_before_the_public_was_heard(console, running):
    browser, address = console
    moved = make.motion(running, make.action_item(running), comment=False)
    seat = moved.item.meeting.presences.first().seat_id
    response = browser.post(f"{address}motions/{moved.pk}/vote/", {"vote": f"{seat}:aye"}, follow=True)
    assert b"BK-20" in response.content
    assert Vote.objects.count() == 0


def test_no_vote_while_comment_is_still_open(console, running):
    browser, address = console
    item = make.action_item(running)
    open_comment(actor=make.ACTOR, item=item)
    moved = make.motion(running, item, comment=False)
    seat = moved.item.meeting.presences.first().seat_id
    browser.post(f"{address}motions/{moved.pk}/vote/", {"vote": f"{seat}:aye"})
    assert Vote.objects.count() == 0
    browser.post(f"{address}items/{item.pk}/comment/", {"comment": "close"})
    browser.post(f"{address}motions/{moved.pk}/vote/", {"vote": f"{seat}:aye"})
    assert Vote.objects.get().choice == Choice.AYE


def test_comment_opens_once(console, running):
    browser, address = console
    item = make.action_item(running)
    for _time in range(2):
        browser.post(f"{address}items/{item.pk}/comment/", {"comment": "open"})
    assert CommentWindow.objects.filter(item=item).count() == 1


def test_a_mistake_is_put_right_before_closing_and_both_stay_in_the_history(console, running, moved):
    browser, address = console
    seat = running.presences.first().seat_id
    for choice in ("no", "aye", "aye"):
        browser.post(f"{address}motions/{moved.pk}/vote/", {"vote": f"{seat}:{choice}"})
    vote = Vote.objects.get()
    assert vote.choice == Choice.AYE
    assert list(vote.history.order_by("pk").values_list("choice", flat=True)) == ["no", "aye"]


def test_the_button_says_how_many_have_still_to_vote(console, running, moved):
    browser, address = console
    seat = running.presences.first().seat_id
    browser.post(f"{address}motions/{moved.pk}/vote/", {"vote": f"{seat}:aye"})
    page = browser.get(f"{address}?item=2").content.decode()
    assert "Close the vote: 20 yet to vote" in page
    response = browser.post(f"{address}motions/{moved.pk}/close/", follow=True)
    assert "20 members have yet to vote." in response.content.decode()
    moved.refresh_from_db()
    assert not moved.is_closed


def test_a_closed_vote_cannot_be_changed(console, running):
    browser, address = console
    closed = make.closed_motion(running)
    seat = running.presences.first().seat_id
    before = list(closed.votes.values_list("pk", "choice"))
    browser.post(f"{address}motions/{closed.pk}/vote/", {"vote": f"{seat}:no"})
    assert list(closed.votes.values_list("pk", "choice")) == before
    vote = closed.votes.first()
    for act in (vote.save, vote.delete, closed.save, closed.delete):
        with pytest.raises(PostedIsFrozen):
            act()


@pytest.mark.engine
def test_the_database_takes_one_vote_for_each_seat(running, moved):
    appointment = Appointment.objects.first()
    row = {"motion": moved, "seat": appointment.seat, "appointment": appointment, "choice": "aye"}
    Vote(**row).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote(**row).save()


def test_the_console_runs_a_whole_meeting(client_for, clerk, home, set_clock):
    board = make.body(3)
    make.pages(home, board)
    posted = make.posted(board)
    set_clock(make.starts())
    browser, address = client_for(clerk), f"/desk/meetings/{posted.pk}/live/"
    browser.post(f"{address}begin/")
    browser.post(f"{address}presence/", {"presence": "all:room"})
    item = make.action_item(posted)
    for act in ("open", "close"):
        browser.post(f"{address}items/{item.pk}/comment/", {"comment": act})
    seats = list(board.seats.order_by("position").values_list("pk", flat=True))
    words = {"text_en": "That results are shown by county.", "mover": seats[0], "seconder": seats[1]}
    browser.post(f"{address}items/{item.pk}/motion/", words)
    moved = Motion.objects.get()
    for place, seat in enumerate(seats):
        vote = f"{seat}:{'aye' if place < 2 else 'no'}"
        browser.post(f"{address}motions/{moved.pk}/vote/", {"vote": vote})
    page = browser.post(f"{address}motions/{moved.pk}/close/", follow=True).content.decode()
    assert "2 of 3 seats voted aye; 2 were required." in page
    browser.post(f"{address}end/")
    posted.refresh_from_db()
    assert posted.is_over


def test_presence_says_what_those_present_can_do(client_for, clerk, posted, set_clock):
    """BK-03."""
    meeting = make.in_session(posted, present=13)
    set_clock(make.starts())
    browser, address = client_for(clerk), f"/desk/meetings/{meeting.pk}/live/"
    page = browser.get(address).content.decode()
    assert "13 present. They can meet but not decide: 14 are required." in page
    seat = meeting.presences.first().seat_id
    for how in ("left", "remote"):
        browser.post(f"{address}presence/", {"presence": f"{seat}:{how}"})
    rows = meeting.presences.filter(seat=seat).order_by("pk").values_list("mode", "left_at")
    assert [(mode, bool(left)) for mode, left in rows] == [("room", True), ("remote", False)]


@pytest.mark.parametrize(
    "data",
    [
        {"text_en": "", "mover": "1", "seconder": "2"},
        {"text_en": "x" * 1001},
        {"text_en": "That it is so.", "mover": "", "seconder": ""},
        {"text_en": "That it is so.", "mover": "999999", "seconder": "abc"},
        {"text_en": "\x0b\ufffe", "mover": "1", "seconder": "1"},
    ],
)
def test_a_wrong_motion_is_refused_and_typed_words_stay(console, running, data):
    browser, address = console
    item = make.action_item(running)
    response = browser.post(f"{address}items/{item.pk}/motion/", data)
    assert response.status_code == 422
    assert Motion.objects.count() == 0


def test_one_member_cannot_both_move_and_second(console, running):
    browser, address = console
    seat = running.presences.first().seat_id
    data = {"text_en": "That it is so.", "mover": seat, "seconder": seat}
    response = browser.post(f"{address}items/{make.action_item(running).pk}/motion/", data)
    assert "A second member must second the motion." in response.content.decode()


@pytest.mark.parametrize("value", ["", "x", "999999:aye", ":aye", "aye"])
def test_a_vote_for_no_seat_does_not_exist(console, running, value, moved):
    browser, address = console
    assert browser.post(f"{address}motions/{moved.pk}/vote/", {"vote": value}).status_code == 404


@pytest.mark.parametrize("choice", ["", "absent", "vacant", "AYE", "aye' --"])
def test_only_spoken_votes_are_taken(console, running, choice, moved):
    browser, address = console
    seat = running.presences.first().seat_id
    browser.post(f"{address}motions/{moved.pk}/vote/", {"vote": f"{seat}:{choice}"})
    assert Vote.objects.count() == 0


def test_an_item_that_is_no_action_takes_no_motion(console, running):
    browser, address = console
    item = running.items.get(number=1)
    seats = list(running.presences.values_list("seat", flat=True))
    data = {"text_en": "That it is so.", "mover": seats[0], "seconder": seats[1]}
    page = browser.post(f"{address}items/{item.pk}/motion/", data, follow=True).content.decode()
    assert "BK-12" in page
    assert Motion.objects.count() == 0


def test_an_item_put_off_needs_a_reason_and_a_day(console, running):
    browser, address = console
    item = make.action_item(running)
    leave = f"{address}items/{item.pk}/leave/"
    assert browser.post(leave, {"outcome": "deferred"}).status_code == 422
    assert browser.post(leave, {"outcome": "adopted", "reason_en": "x"}).status_code == 422
    assert browser.post(leave, {"outcome": "deferred", "reason_en": "x", "until": "soon"}).status_code == 422
    data = {"outcome": "deferred", "reason_en": "It needs a cost estimate.", "until": "2023-05-01"}
    assert browser.post(leave, data).status_code == 302
    item.refresh_from_db()
    assert item.outcome.until == date(2023, 5, 1)
