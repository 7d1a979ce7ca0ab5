"""Who presides: the chair, the vice chair, a chair pro tem by vote, or a member for the moment (C2C-06).

The console asks, the live page and the minutes name whom an event names, and nobody else.
"""

from datetime import timedelta

import pytest

from boards.event_choices import EventKind
from boards.events.presiding import presiding_now
from boards.exceptions import NotPossibleNow
from boards.minutes import all_lines, draft, minutes_text, unfounded, unsaid
from boards.models import Motion
from boards.motion_choices import MotionEffect, MotionKind
from boards.sessions.presiding import preside
from boards.sessions.recusals import recuse
from boards.sessions.services import end_meeting
from cms import clock
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

MORE = (*live.ITEMS, ("discussion", "Plan of the year"))
NOT_PRESENT = "Choose a member who is present and not recused from the current item."
ELECT = {"en": "That Person 3 be elected chair pro tem."}


@furnished
def running(home):
    """Person 1 is the chair, Person 2 the vice chair; they and Person 3 are there, two members are not."""
    half = {"threshold_numerator": 1, "threshold_denominator": 2, "threshold_more_than": True}
    body = make.body(5, **half)
    make.pages(home, body)
    make.officer(body, 1)
    make.officer(body, 2, "vice_chair")
    return live.begin(make.posted(body, items=MORE), room=3)


@furnished
def console(client_for, clerk, running, set_clock):
    set_clock(live.minute(2))
    return Console(client_for(clerk), running)


def seat(console: Console, place: int):
    return live.seats(console.meeting)[place - 1]


def presides(console: Console, place: int, **more) -> str:
    return console.said("presides/", {"seat": seat(console, place).pk} | more)


def leaves(console: Console, place: int) -> str:
    return console.said("presence/", {"presence": f"{seat(console, place).pk}:gone"})


def elected(meeting, words=ELECT, *, ayes: int = 3, **facts) -> Motion:
    """A procedural motion under the call to order, voted on."""
    moved = live.move(live.item(meeting, 1), text=words, kind=MotionKind.PROCEDURE, **facts)
    return live.call(moved, ayes=ayes)


def minutes(meeting) -> list[str]:
    """What the minutes say of it; each sentence has its event, and each event its sentence."""
    sections = minutes_text(draft(meeting))
    lines = all_lines(sections)
    assert not unfounded(lines, meeting.events.all())
    assert not unsaid(lines, meeting.events.all())
    return [line.words for line in lines if line.lead == "Presiding"]


def test_the_console_offers_the_chair_and_says_that_no_one_presides(console):
    page = console.page()
    assert "No one is recorded as presiding. The meeting can go on" in page
    assert "Person 1, chair, presides" in page


def test_one_press_records_the_chair_from_the_call_to_order(console, running):
    page = presides(console, 1)
    assert "Who presides?" not in page
    assert "takes over" not in page
    facts = running.events.get(kind=EventKind.PRESIDES).facts
    assert facts == {"seat": seat(console, 1).pk, "name": "Person 1", "as": "chair"}
    assert minutes(running) == ["Person 1, chair"]


def test_who_came_after_the_first_item_was_called_did_not_preside_from_the_call_to_order(console, running):
    console.on(live.item(running, 1), "call")
    live.come(running, [seat(console, 4)])
    with live.at(30):
        presides(console, 4)
    assert minutes(running) == ["Person 4, from 9:30 a.m."]


def test_who_came_before_the_first_item_presided_from_the_call_to_order(console, running):
    live.come(running, [seat(console, 4)])
    console.on(live.item(running, 1), "call")
    presides(console, 4)
    assert minutes(running) == ["Person 4"]


def test_a_second_press_changes_nothing(console, running):
    presides(console, 1)
    presides(console, 1)
    assert running.events.filter(kind=EventKind.PRESIDES).count() == 1


def test_without_the_chair_the_vice_chair_is_next(console, running):
    assert "Person 2, vice chair, presides" in leaves(console, 1)
    presides(console, 2)
    assert minutes(running) == ["Person 2, vice chair"]


def test_a_member_without_office_or_vote_only_presides(console, running):
    presides(console, 3)
    assert minutes(running) == ["Person 3"]
    assert "pro tem" not in str(draft(running)["presiding"])


def test_a_vote_elects_a_chair_pro_tem_and_the_minutes_name_it(console, running):
    vote = elected(running)
    assert f"{vote}: That Person 3 be elected chair pro tem." in console.page()
    with live.at(8):
        presides(console, 3, elected_by=vote.pk)
    assert minutes(running) == ["Person 3, elected chair pro tem by motion 1.1, from 9:08 a.m."]


def test_one_vote_elects_one_member_unless_the_entry_is_undone(console, running):
    vote = elected(running)
    presides(console, 3, elected_by=vote.pk)
    live.come(running, [seat(console, 4)])
    refused = console.send("presides/", {"seat": seat(console, 4).pk, "elected_by": vote.pk})
    assert refused.status_code == 422
    assert "This vote elected another member." in refused.content.decode()
    entry = running.events.get(kind=EventKind.PRESIDES)
    console.send(f"entries/{entry.number}/undo/")
    assert "elected chair pro tem by motion 1.1" in presides(console, 4, elected_by=vote.pk)


@pytest.mark.parametrize(
    "vote",
    [
        lambda meeting: elected(meeting, ayes=0),
        lambda meeting: live.decide(live.item(meeting, 2), ayes=3),
        lambda meeting: live.call(live.move(live.item(meeting, 3), effect=MotionEffect.TABLE), ayes=3),
    ],
    ids=["did not pass", "a decision", "tables the item"],
)
def test_no_other_vote_elects_a_chair_pro_tem(console, running, vote):
    assert elected(running).passed
    found = vote(running)
    refused = console.send("presides/", {"seat": seat(console, 3).pk, "elected_by": found.pk})
    assert refused.status_code == 422
    with pytest.raises(NotPossibleNow, match="choose a procedural motion that passed at this meeting"):
        preside(actor=make.ACTOR, meeting=running, seat=seat(console, 3), elected_by=found)
    assert presiding_now(running) is None


def test_the_chair_presides_without_an_election(console, running):
    vote = elected(running)
    refused = console.send("presides/", {"seat": seat(console, 1).pk, "elected_by": vote.pk})
    assert refused.status_code == 422
    assert "The chair and the vice chair preside without an election." in refused.content.decode()


@pytest.mark.parametrize("place", [4, 5])
def test_who_is_not_present_does_not_preside(console, running, place):
    refused = console.send("presides/", {"seat": seat(console, place).pk})
    page = refused.content.decode()
    assert (refused.status_code, NOT_PRESENT in page) == (422, True)
    assert presiding_now(running) is None


def test_who_is_recused_from_the_item_at_hand_does_not_preside_over_it(console, running):
    presides(console, 1)
    live_item = live.item(running, 2)
    console.on(live_item, "call")
    recuse(actor=make.ACTOR, item=live_item, seat=seat(console, 1), reason="My employer is a party.")
    page = console.page()
    assert "Who presides?" in page
    assert "Person 2, vice chair, presides" in page
    refused = console.send("presides/", {"seat": seat(console, 1).pk})
    assert (refused.status_code, NOT_PRESENT in refused.content.decode()) == (422, True)
    with live.at(12):
        presides(console, 2)
    with live.at(20):
        console.on(live.item(running, 3), "call")
        assert "Person 1, chair, takes over" in console.page()
        presides(console, 1)
    assert minutes(running) == [
        "Person 1, chair, to 9:02 a.m.",
        "Person 2, vice chair, from 9:12 a.m.",
        "Person 1, chair, from 9:20 a.m.",
    ]


def test_who_left_no_longer_presides_and_nothing_stops(console, running):
    presides(console, 1)
    live.come(running, [seat(console, 4)])
    with live.at(30):
        assert "Who presides?" in leaves(console, 1)
        console.on(live.item(running, 2), "comment", {"comment": "open"})
    assert EventKind.COMMENT_OPENED in live.kinds(running)
    assert minutes(running) == ["Person 1, chair, to 9:30 a.m."]


def test_a_departure_taken_back_leaves_the_gavel_where_it_was(console, running):
    presides(console, 1)
    with live.at(30):
        leaves(console, 1)
        console.send("presence/", {"presence": f"{seat(console, 1).pk}:slip"})
        assert presiding_now(running).name == "Person 1"
    assert minutes(running) == ["Person 1, chair"]


def test_an_entry_made_by_mistake_is_undone_and_what_it_replaced_stands_again(console, running):
    presides(console, 1)
    with live.at(9):
        presides(console, 3)
        wrong = running.events.latest("number")
        assert "Undo: this member does not preside" in console.page()
        console.send(f"entries/{wrong.number}/undo/")
        assert "Person 3: entry made by mistake, undone" in console.page()
    assert presiding_now(running).name == "Person 1"
    assert minutes(running) == ["Person 1, chair"]


def test_after_two_minutes_another_entry_says_what_is_so(console, running):
    presides(console, 3)
    entry = running.events.get(kind=EventKind.PRESIDES)
    with clock.at(live.minute(2) + timedelta(minutes=2, seconds=1)):
        assert "Undo: this member" not in console.page()
        assert "Entries can be undone only within 2 minutes" in console.said(f"entries/{entry.number}/undo/")
    assert presiding_now(running).name == "Person 3"


def test_the_arrival_of_who_presides_is_no_slip(console, running):
    live.come(running, [seat(console, 4)])
    presides(console, 4)
    page = console.said("presence/", {"presence": f"{seat(console, 4).pk}:slip"})
    assert "The member has taken part" in page


def test_the_gavel_passes_in_recess_too(console, running):
    presides(console, 1)
    console.send("recess/")
    presides(console, 2)
    assert presiding_now(running).name == "Person 2"


def test_before_and_after_the_meeting_no_one_presides(console, running):
    presides(console, 1)
    end_meeting(actor=make.ACTOR, meeting=running)
    refused = console.send("presides/", {"seat": seat(console, 1).pk})
    assert refused.status_code == 422
    assert NOT_PRESENT in refused.content.decode()


def test_the_live_page_names_who_presides(console, running, client):
    presides(console, 1)
    address = f"{running.get_absolute_url()}live/"
    assert "Presiding: <strong>Person 1, chair</strong>" in client.get(address).content.decode()
    leaves(console, 1)
    assert "Person 1, chair</strong>" not in client.get(address).content.decode()
