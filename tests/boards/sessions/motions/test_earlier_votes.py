"""Earlier motions come back: taken from the table, reconsidered, rescinded (BK-30). Both motions say so."""

from datetime import timedelta

import pytest

from boards.agendas.drafts import place_deferred_item
from boards.event_choices import EventKind
from boards.models import AgendaItem, DeferredItem, Motion
from boards.motion_choices import MotionEffect, MotionState
from cms import clock
from cms.models import Link
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.factories.motions import call, event, passed, public, seats, verify, words

LATER = make.DAY + timedelta(days=28)


# Taken from the table ---------------------------------------------------------------------------------------


def test_in_the_same_meeting_the_tabled_motion_is_open_again(console, running, item, main):
    passed(console, item, "table")
    motion = passed(console, item, "take_up", about=main.pk)
    main.refresh_from_db()
    assert main.is_open
    facts = event(running, EventKind.TAKEN_UP)
    tabled = running.events.get(kind=EventKind.TABLED)
    assert (facts["motion"], facts["by"], facts["from"]) == (main.pk, motion.pk, tabled.number)
    assert "Adopted." in call(console, main)
    console.end()
    assert not DeferredItem.objects.exists()
    assert "was changed" not in verify()


@pytest.fixture
def tabled_then(console, item, main, board, set_clock, client_for, clerk):
    """Tabled at one meeting, whose item the next one continues."""
    passed(console, item, "table")
    console.end()
    waiting = DeferredItem.objects.get()
    later = make.meeting(board, day=LATER)
    with clock.at(make.starts(LATER) - timedelta(days=12)):
        place_deferred_item(actor=make.ACTOR, meeting=later, waiting=waiting)
        make.post(later)
    later.refresh_from_db()
    make.in_session(later, present=5)
    set_clock(make.starts(LATER) + timedelta(hours=1))
    again = later.items.get(continues=item)
    make.heard(later, again)
    return Console(client_for(clerk), later), again


def test_at_a_later_meeting_it_is_open_again_as_a_new_motion(tabled_then, client, running, main):
    console, again = tabled_then
    motion = passed(console, again, "take_up", about=main.pk)
    fresh = Motion.objects.get(about=main, effect="")
    main.refresh_from_db()
    assert (fresh.state, fresh.text, fresh.mover, fresh.item) == ("moved", main.text, main.mover, again)
    assert main.state == MotionState.TABLED
    facts = event(console.meeting, EventKind.TAKEN_UP)
    assert (facts["motion"], facts["by"], facts["was"]["motion"]) == (fresh.pk, motion.pk, main.pk)
    assert Link.objects.filter(source_kind="motion", source_id=main.pk, target_id=fresh.pk).exists()
    page = public(client, running)
    assert f"Taken from the table: see motion {fresh.number} of December 7, 2022." in page
    call(console, fresh)
    assert "Motion 2.1 of November 9, 2022, taken from the table." in public(client, console.meeting)
    console.end()
    assert "was changed" not in verify()


def test_a_motion_is_taken_from_the_table_once(tabled_then, main):
    console, again = tabled_then
    passed(console, again, "take_up", about=main.pk)
    call(console, Motion.objects.get(about=main, effect=""))
    answer = console.on(again, "motion", words(console.meeting, "take_up", about=main.pk))
    assert answer.status_code == 422


@pytest.mark.parametrize("about", ["", "0", "x"])
def test_only_what_lies_on_the_table_is_taken_from_it(console, running, item, voted, about):
    answer = console.on(item, "motion", words(running, "take_up", about=about or voted.pk))
    assert answer.status_code == 422
    with live.at(50), pytest.raises(Exception, match="Choose a motion that was tabled"):
        live.move(item, effect=MotionEffect.TAKE_UP, about=voted)


def test_once_taken_up_the_vote_to_table_it_settles_nothing(console, client_for, publisher, item, main):
    table = passed(console, item, "table")
    address = f"/desk/decisions/from/{table.pk}/"
    assert client_for(publisher).get(address).status_code == 200
    passed(console, item, "take_up", about=main.pk)
    assert client_for(publisher).get(address).status_code == 404
    console.send(f"motions/{main.pk}/withdraw/")
    assert "Called, without an outcome" in console.page("end/")
    assert console.on(item, "leave", {"outcome": "declined", "reason_en": "Withdrawn."}).status_code == 302


def test_what_is_tabled_again_is_decided_by_the_last_vote(console, item, main):
    passed(console, item, "table")
    passed(console, item, "take_up", about=main.pk)
    console.on(item, "motion", words(console.meeting, "table"))
    again = Motion.objects.get(effect="table", state="moved")
    call(console, again)
    assert list(Motion.objects.without_decision()) == [again]
    assert list(Motion.objects.settling()) == [again]


def test_taken_up_at_a_later_meeting_no_decision_is_asked_of_the_vote_to_table_it(tabled_then, main):
    console, again = tabled_then
    table = Motion.objects.get(effect="table")
    assert list(Motion.objects.without_decision()) == [table]
    passed(console, again, "take_up", about=main.pk)
    assert list(Motion.objects.without_decision()) == []
    assert list(Motion.objects.settling()) == [table]


def test_a_published_decision_to_table_stays_as_it_is(console, item, main):
    table = passed(console, item, "table")
    make.decision(table)
    passed(console, item, "take_up", about=main.pk)
    assert list(Motion.objects.deciding()) == [table]


def test_a_motion_taken_up_under_another_item_needs_one_posted_for_action(tabled_then, main):
    """BK-12: what is only to be discussed is not voted on."""
    console, again = tabled_then
    AgendaItem.objects.filter(pk=again.pk).update(kind="discussion")
    data = words(console.meeting, "take_up", about=main.pk)
    assert "BK-12" in console.on(again, "motion", data).content.decode()
    assert console.on(again, "motion", data | {"confirmed": "on"}).status_code == 302


def test_the_event_names_the_motion_that_is_open_again(tabled_then, main):
    console, again = tabled_then
    passed(console, again, "take_up", about=main.pk)
    facts = event(console.meeting, EventKind.TAKEN_UP)
    assert (facts["text"], facts["kind"]) == (main.text, "decision")
    assert (facts["mover"], facts["seconder"]) == ("Person 1", "Person 2")


# Reconsidered -----------------------------------------------------------------------------------------------


def test_a_reconsidered_vote_stays_and_a_new_motion_is_open(console, client, running, item, voted):
    motion = passed(console, item, "reconsider", about=voted.pk)
    voted = Motion.objects.get(pk=voted.pk)
    fresh = Motion.objects.get(about=voted, effect="")
    assert voted.is_closed and voted.is_superseded
    assert voted.superseded_by == motion
    assert (fresh.state, fresh.text, fresh.seconder) == ("moved", voted.text, voted.seconder)
    facts = event(running, EventKind.RECONSIDERED)
    assert (facts["motion"], facts["by"], facts["into"]) == (voted.pk, motion.pk, fresh.pk)
    assert Link.objects.filter(source_kind="motion", source_id=voted.pk, target_id=fresh.pk).exists()
    assert "Not adopted." in call(console, fresh, ayes=1)
    for page in (console.page("?item=2"), public(client, running)):
        assert "Reconsidered by motion 2.2: see motion 2.3." in page
        assert "To reconsider the vote on motion 2.1." in page
        assert "Motion 2.1 on reconsideration." in page
        assert "4 of 5 seats voted aye" not in page
    assert "1 of 5 seats voted aye" in public(client, running)
    console.end()
    assert "was changed" not in verify()


def test_the_desk_no_longer_asks_to_publish_a_decision_once_its_vote_is_reconsidered(
    console, client_for, publisher, item, voted
):
    make.decision_draft(voted)
    desk = client_for(publisher)
    assert "Review and publish a decision" in desk.get("/desk/").content.decode()
    passed(console, item, "reconsider", about=voted.pk)
    assert "Review and publish a decision" not in desk.get("/desk/").content.decode()


def test_a_reconsidered_vote_makes_no_decision(console, client_for, publisher, item, voted):
    """Neither while the body is asked to reconsider, nor after it has."""
    address = f"/desk/decisions/from/{voted.pk}/"
    assert client_for(publisher).get(address).status_code == 200
    console.on(item, "motion", words(console.meeting, "reconsider", about=voted.pk))
    assert client_for(publisher).get(address).status_code == 404
    call(console, Motion.objects.get(effect="reconsider"))
    assert client_for(publisher).get(address).status_code == 404


def test_only_the_prevailing_side_moves_to_reconsider(console, running, item, voted):
    data = words(running, "reconsider", about=voted.pk, mover=seats(running)[4])
    answer = console.on(item, "motion", data)
    assert "Only a member who voted on the prevailing side can move to reconsider." in answer.content.decode()


def test_after_a_lost_vote_those_who_voted_no_prevailed(console, running, item, main):
    call(console, main, ayes=1)
    data = words(running, "reconsider", about=main.pk)
    assert "prevailing side" in console.on(item, "motion", data).content.decode()
    assert console.on(item, "motion", data | {"mover": seats(running)[4]}).status_code == 302


def test_a_published_decision_is_not_reconsidered(console, item, voted):
    make.decision(voted)
    page = console.on(item, "motion", words(console.meeting, "reconsider", about=voted.pk))
    assert page.status_code == 422
    with live.at(70), pytest.raises(Exception, match="It can be rescinded, but not reconsidered."):
        live.move(item, effect=MotionEffect.RECONSIDER, about=voted)


def test_a_vote_is_reconsidered_under_its_own_item_while_it_stands(console, running, item, voted):
    other = running.items.get(number=1)
    with live.at(50), pytest.raises(Exception, match="under its own item"):
        live.move(other, effect=MotionEffect.RECONSIDER, about=voted)
    motion = passed(console, item, "reconsider", about=voted.pk)
    call(console, Motion.objects.get(about=voted, effect=""))
    for vote, said in ((voted, "already been reconsidered"), (motion, "Only the vote on a main motion")):
        with live.at(90), pytest.raises(Exception, match=said):
            live.move(item, effect=MotionEffect.RECONSIDER, about=vote)


def test_one_motion_at_a_time_asks_to_undo_a_vote(running, item, voted):
    other = running.items.get(number=1)
    with live.at(50):
        live.move(other, effect=MotionEffect.RESCIND, about=voted, confirmed=True)
        with pytest.raises(Exception, match="Another motion on that action is still open."):
            live.move(item, effect=MotionEffect.RECONSIDER, about=voted)


# Rescinded --------------------------------------------------------------------------------------------------


@pytest.fixture
def next_meeting(running, voted, board, set_clock, client_for, clerk):
    """A later meeting, after the action was taken and its decision published."""
    make.decision(voted)
    set_clock(make.starts() + timedelta(hours=2))
    Console(client_for(clerk), running).end()
    later = make.in_session(make.posted(board, day=LATER), present=5)
    set_clock(make.starts(LATER) + timedelta(hours=1))
    return Console(client_for(clerk), later)


def test_an_earlier_action_is_rescinded_by_a_decision_and_both_say_so(next_meeting, client, running, voted):
    item = make.action_item(next_meeting.meeting)
    next_meeting.on(item, "motion", words(next_meeting.meeting, "rescind", about=voted.pk))
    motion = Motion.objects.get(effect="rescind")
    assert (motion.kind, motion.about) == ("decision", voted)
    vote = {"vote": f"{seats(running)[0]}:aye"}
    assert "The public must be heard first." in next_meeting.said(f"motions/{motion.pk}/vote/", vote)
    for act in ("open", "close"):
        next_meeting.on(item, "comment", {"comment": act})
    call(next_meeting, motion)
    facts = event(next_meeting.meeting, EventKind.RESCINDED)
    assert (facts["motion"], facts["by"], facts["day"]) == (voted.pk, motion.pk, "2022-11-09")
    assert Link.objects.filter(source_kind="motion", source_id=voted.pk, target_id=motion.pk).exists()
    assert f"Rescinded by motion {motion.number} of December 7, 2022." in public(client, running)
    assert "4 of 5 seats voted aye" not in public(client, running)
    page = public(client, next_meeting.meeting)
    assert "To rescind the action of motion 2.1 of November 9, 2022." in page
    assert "5 of 5 seats voted aye" in page
    again = next_meeting.on(item, "motion", words(next_meeting.meeting, "rescind", about=voted.pk))
    assert again.status_code == 422


def test_what_did_not_pass_or_was_no_decision_cannot_be_rescinded(running, item, main):
    with live.at(60):
        live.call(main, ayes=1)
        with pytest.raises(Exception, match="Choose an earlier action of this body that passed."):
            live.move(item, effect=MotionEffect.RESCIND, about=main)


def test_another_body_does_not_rescind_it(running, voted):
    board = make.body(3, slug="data-tools")
    made = live.begin(live.meeting(board, day=LATER), room=3)
    with live.at(10, LATER), pytest.raises(Exception, match="of this body"):
        live.move(live.item(made, 2), effect=MotionEffect.RESCIND, about=voted)
