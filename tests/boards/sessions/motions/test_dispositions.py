"""Motions that act on other business: each that passes is its own event, and both say so (BK-12, BK-19, BK-30)."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.event_choices import EventKind
from boards.exceptions import PostedIsFrozen
from boards.models import DeferredItem, Motion
from boards.motion_choices import MotionEffect, MotionState
from boards.sessions.motions import amend_motion
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.factories.motions import call, event, passed, public, seats, verify, words

LATER = make.DAY + timedelta(days=28)


SET_ASIDE = [
    ("table", {}, MotionState.TABLED, EventKind.TABLED, "Tabled by motion 2.2."),
    (
        "continue",
        {"until": "2022-12-14"},
        MotionState.CONTINUED,
        EventKind.POSTPONED,
        "Continued to December 14, 2022, by motion 2.2.",
    ),
    (
        "refer",
        {"referred_to_en": "the Data and Tools Advisory Board"},
        MotionState.REFERRED,
        EventKind.REFERRED,
        "Referred to the Data and Tools Advisory Board by motion 2.2.",
    ),
    (
        "decline",
        {},
        MotionState.DECLINED,
        EventKind.DECLINED,
        "Not taken up: postponed indefinitely by motion 2.2.",
    ),
]


@pytest.mark.parametrize(("effect", "more", "state", "kind", "said"), SET_ASIDE)
def test_the_pending_motion_is_set_aside_by_its_own_event(
    console, client, running, item, main, effect, more, state, kind, said
):
    motion = passed(console, item, effect, **more)
    main.refresh_from_db()
    assert (main.state, motion.about, motion.kind) == (state, main, "procedure")
    facts = event(running, kind)
    assert (facts["motion"], facts["number"], facts["by"], facts["by_number"]) == (
        main.pk,
        "2.1",
        motion.pk,
        "2.2",
    )
    for page in (console.page("?item=2"), public(client, running)):
        assert said in page
        assert "motion 2.1" in page
        assert "Withdrawn" not in page
    with pytest.raises(PostedIsFrozen):
        motion.save()


@pytest.mark.parametrize(("effect", "more", "_state", "kind", "_said"), SET_ASIDE)
def test_without_a_motion_the_item_itself_is_set_aside(
    console, running, item, effect, more, _state, kind, _said
):
    motion = passed(console, item, effect, **more)
    assert motion.about is None
    facts = event(running, kind)
    assert (facts["motion"], facts["number"]) == (None, "2")
    assert "this item" in console.page("?item=2")


def test_what_fails_to_pass_leaves_the_main_motion(console, running, item, main):
    console.on(item, "motion", words(running, "table"))
    motion = Motion.objects.get(effect="table")
    vote = {"vote": f"{seats(running)[0]}:aye"}
    assert "A motion to set this one aside is still open." in console.said(f"motions/{main.pk}/vote/", vote)
    assert not main.votes.exists()
    call(console, motion, ayes=1)
    assert "Table, continue, refer or postpone the motion" in console.page("?item=2")
    main.refresh_from_db()
    assert main.is_open
    assert not running.events.filter(kind=EventKind.TABLED).exists()
    assert not DeferredItem.objects.exists()
    page = console.said(f"motions/{main.pk}/vote/", vote)
    assert main.votes.count() == 1
    assert "Table, continue, refer or postpone the motion" not in page


@pytest.mark.parametrize(
    "more", [{}, {"until": ""}, {"until": "2022-11-09"}, {"until": "2022-01-01"}, {"until": "soon"}]
)
def test_what_is_continued_says_to_which_later_day(console, running, item, main, more):
    answer = console.on(item, "motion", words(running, "continue", **more))
    assert answer.status_code == 422
    assert "To do so." in answer.content.decode()
    assert Motion.objects.count() == 1


def test_what_is_referred_says_to_whom(console, running, item, main):
    answer = console.on(item, "motion", words(running, "refer"))
    assert answer.status_code == 422
    assert "Enter to whom it is referred." in answer.content.decode()


@pytest.mark.parametrize("effect", ["", "reconsider", "rescind", "take_up", "adjourn"])
def test_while_a_motion_is_pending_only_what_sets_it_aside_is_in_order(console, running, item, main, effect):
    assert console.on(item, "motion", words(running, effect)).status_code == 422
    assert Motion.objects.count() == 1


def test_no_motion_is_set_aside_while_its_roll_is_called(console, running, item, main):
    console.send(f"motions/{main.pk}/vote/", {"vote": f"{seats(running)[0]}:aye"})
    answer = console.on(item, "motion", words(running, "table"))
    assert "The roll is being called. Finish the vote first." in answer.content.decode()


def test_an_amendment_is_voted_on_before_the_motion_is_set_aside(console, running, item, main):
    first, second = seats(running)[:2]
    console.send(f"motions/{main.pk}/amend/", {"text_en": "By region.", "mover": first, "seconder": second})
    answer = console.on(item, "motion", words(running, "table"))
    assert "Another motion on this item is still open." in answer.content.decode()


def test_a_motion_to_table_is_not_amended_and_withdrawing_it_leaves_the_main_motion(
    console, running, item, main
):
    console.on(item, "motion", words(running, "table"))
    motion = Motion.objects.get(effect="table")
    first, second = seats(running)[:2]
    data = {"text_en": "Later.", "mover": first, "seconder": second}
    assert "Only a main motion can be amended." in console.said(f"motions/{motion.pk}/amend/", data)
    console.send(f"motions/{motion.pk}/withdraw/")
    main.refresh_from_db()
    assert main.is_open


def test_withdrawing_the_main_motion_withdraws_what_was_to_set_it_aside(console, running, item, main):
    console.on(item, "motion", words(running, "table"))
    console.send(f"motions/{main.pk}/withdraw/")
    assert set(Motion.objects.values_list("state", flat=True)) == {"withdrawn"}


def test_the_public_is_heard_before_an_item_is_declined_but_a_discussion_may_be_tabled(
    home, client_for, clerk, set_clock
):
    """BK-20: postponing indefinitely disposes of the business, so it is not procedure."""
    board = make.body(3)
    make.pages(home, board)
    items = [("information", "Call to order"), ("discussion", "The year ahead")]
    meeting = make.in_session(make.posted(board, items=items), present=3)
    set_clock(make.starts())
    console, item = Console(client_for(clerk), meeting), meeting.items.get(number=2)
    refused = console.on(item, "motion", words(meeting, "decline"))
    assert "BK-12" in refused.content.decode()
    console.on(item, "motion", words(meeting, "decline", confirmed="on"))
    decline = Motion.objects.get()
    vote = {"vote": f"{seats(meeting)[0]}:aye"}
    assert "The public must be heard first." in console.said(f"motions/{decline.pk}/vote/", vote)
    console.send(f"motions/{decline.pk}/withdraw/")
    passed(console, item, "table")
    assert event(meeting, EventKind.TABLED)["number"] == "2"


@pytest.mark.parametrize(("kind", "rule"), [("comment", "BK-21"), ("adjourn", "no business")])
def test_there_are_items_without_business_to_set_aside(home, kind, rule):
    board = make.body(3)
    made = live.begin(live.meeting(board, items=[("action", "First"), (kind, "Last")]), room=3)
    with live.at(10), pytest.raises(Exception, match="agenda|business"):
        live.move(live.item(made, 2), effect=MotionEffect.TABLE)


@pytest.mark.parametrize(("ayes", "waits"), [(None, True), (1, False), (5, False)])
def test_a_tabled_item_waits_unless_a_later_motion_was_voted_on(console, item, ayes, waits):
    passed(console, item, "table")
    if ayes is not None:
        console.on(item, "motion", words(console.meeting, ""))
        call(console, Motion.objects.get(effect=""), ayes=ayes)
    console.end()
    assert DeferredItem.objects.exists() is waits


def test_a_tabled_item_still_waits_after_a_motion_to_decline_it_failed(console, item):
    passed(console, item, "table")
    console.on(item, "motion", words(console.meeting, "decline"))
    call(console, Motion.objects.get(effect="decline"), ayes=1)
    console.end()
    assert DeferredItem.objects.exists()


def test_what_is_continued_waits_for_a_later_agenda(console, item, main):
    passed(console, item, "continue", until="2022-12-14")
    waiting = DeferredItem.objects.get()
    assert (waiting.source, waiting.title) == (item, item.title)


def test_an_amended_motion_is_told_as_amended_and_not_as_withdrawn(console, client, running, item, main):
    third, fourth = running.body.seats.order_by("position")[2:4]
    with live.at(55):
        text = {"en": "By county and school."}
        change = amend_motion(actor=make.ACTOR, motion=main, text=text, mover=third, seconder=fourth)
    call(console, change)
    fresh = Motion.objects.get(about=main)
    call(console, fresh)
    for page in (console.page("?item=2"), public(client, running)):
        assert "Amended: replaced by motion 2.3." in page
        assert "To amend motion 2.1." in page
        assert "Motion 2.1 as amended." in page
        assert "Withdrawn" not in page


def test_every_motion_is_sealed_at_the_end_however_it_ended(console, item, main):
    passed(console, item, "refer", referred_to_en="Staff")
    console.on(item, "motion", words(console.meeting, "", seconder=""))
    console.send(f"motions/{Motion.objects.get(state='moved').pk}/no-second/")
    console.end()
    assert "was changed" not in verify()
    for state in (MotionState.REFERRED, MotionState.NO_SECOND):
        row = Motion.objects.get(state=state)
        Motion.objects.filter(pk=row.pk).update(state=MotionState.WITHDRAWN)
        assert f"motion {row.pk} was changed" in verify()


def test_a_day_in_the_facts_is_a_date(console, running, item, main):
    passed(console, item, "continue", until="2022-12-14")
    assert date.fromisoformat(event(running, EventKind.POSTPONED)["until"]) == date(2022, 12, 14)


def test_more_motions_ask_the_database_no_more_often(console, client, running, item, main):
    def asked(page) -> int:
        with CaptureQueriesContext(connection) as captured:
            page()
        return len(captured)

    pages = (lambda: console.page("?item=2"), lambda: public(client, running))
    passed(console, item, "table")
    few = [asked(page) for page in pages]
    for effect in ("take_up", "table") * 2:
        passed(console, item, effect, about=main.pk if effect == "take_up" else "")
    assert [asked(page) for page in pages] == few
