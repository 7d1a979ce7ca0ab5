"""Random meetings: every sentence follows from an event, every event is stated, and all totals agree (BK-30, BK-31)."""

import re
from contextlib import suppress
from datetime import timedelta
from random import Random

from django.db import transaction
from django.urls import reverse

import pytest

from boards.minutes import all_lines, draft, minutes_text, unfounded, unsaid
from boards.models import Meeting, Motion
from boards.sessions.presenters import live_view
from cms import clock
from cms.exceptions import RuleBroken
from cms.web.one_time_keys import code_in_use
from tests.boards.minutes import entailed, entailed_events, entailed_pages
from tests.boards.minutes.drawn_meetings import GROUND, Room, draw, steps_of
from tests.boards.minutes.entailed_pages import Totals
from tests.factories import boards as make
from tests.factories import comments
from tests.furniture import furnished

ITEMS = [
    ("information", "Call to order"),
    ("action", "Publish results by county"),
    ("discussion", "Plan of the year"),
    ("closed", "Price of a building"),
    ("action", "Adopt the budget"),
    ("action", "Appoint a committee"),
    ("action", "Adopt the codebook"),
    ("adjourn", "Adjournment"),
]


@furnished
def posted(home):
    """Seven seats, one of them vacant; one comment on item 2."""
    found = make.body(7, vacant=(4,))
    make.pages(home, found)
    made = make.meeting(found, items=ITEMS)
    for page in made.pages.all():
        page = page.get_latest_revision_as_object()
        page.agenda[3].value["citation"] = GROUND
        page.save_revision()
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(made)
    comments.said(made, number=2)
    made.refresh_from_db()
    return made


def test_drawn_meetings_state_what_happened(posted, clerk, client):
    for seed in range(5):
        hold(posted, clerk, client, steps_of(Random(seed), phrases=6))


@pytest.mark.deep
def test_many_drawn_meetings_state_what_happened(posted, clerk, client):
    for seed in range(5, 225):
        hold(posted, clerk, client, steps_of(Random(seed), phrases=20))


def hold(posted, clerk, client, steps) -> None:
    """Nothing of a meeting stays for the next one."""
    with transaction.atomic():
        room = room_of(posted, clerk)
        draw(room, steps, live_page_is_true)
        with clock.at(make.starts() + timedelta(hours=3)):
            minutes_are_true(room)
            decide(room)
            totals_agree(room, client)
            receipt_is_true(room, client)
        transaction.set_rollback(True)


def room_of(posted, clerk) -> Room:
    return Room(
        Meeting.objects.select_related("body", "mode").get(pk=posted.pk), clerk, posted.comments.get()
    )


def fresh(room) -> Meeting:
    return Meeting.objects.select_related("body", "mode", "live_state").get(pk=room.meeting.pk)


def events(room) -> list:
    return list(room.meeting.events.select_related("posting", "item").defer("posting__snapshot"))


def written(room) -> dict[int, int]:
    return {room.comment.item_id: 1}


def live_page_is_true(room, act) -> None:
    meeting = fresh(room)
    said = live_view(meeting, getattr(meeting, "live_state", None))["said"]
    assert not entailed_pages.untrue_live(said, events(room)), (room.done, said)


def minutes_are_true(room) -> None:
    happened, sections = events(room), minutes_text(draft(fresh(room)))
    assert entailed.untrue(sections, happened, written(room)) == [], room.done
    assert entailed_events.missing(sections, happened) == [], room.done
    lines = all_lines(sections)
    assert (unfounded(lines, happened), unsaid(lines, happened)) == ([], []), room.done


def decide(room) -> None:
    """Every closed vote that can have a decision gets one."""
    for motion in Motion.objects.filter(item__meeting=room.meeting, state="closed").select_related(
        "item__meeting"
    ):
        with suppress(RuleBroken):
            make.decision(motion)


def totals_agree(room, client) -> None:
    """Minutes, the meeting's page and each decision say the same of each vote."""
    wanted = Totals.of_events(events(room))
    assert Totals.of_minutes(minutes_text(draft(fresh(room)))) == wanted, room.done
    page = client.get(room.meeting.get_absolute_url()).content.decode()
    assert Totals.of_page(page, events(room)) == wanted.standing(events(room)), room.done
    listed = {row["number"]: row for row in client.get("/decisions/all.json").json()["decisions"]}
    published = {event.facts["number"]: event for event in events(room) if event.kind == "decision"}
    assert set(listed) == set(published)
    for number, event in published.items():
        motion = Motion.objects.get(pk=event.facts["motion"])
        passed, ayes, base, _needed = wanted.votes[motion.number]
        assert event.facts["outcome"] == outcome_of(motion, passed, events(room)), room.done
        assert (listed[number]["outcome"] == "Not adopted") != passed
        said = client.get(f"/decisions/{number}/").content.decode()
        assert f"{ayes} of {base} seats voted aye" in said, said


def outcome_of(motion, passed, happened) -> str:
    """What the vote alone decides, told from the motion's effect and the log."""
    if not passed:
        return "failed"
    if motion.effect in ("table", "continue", "refer"):
        return "deferred"
    if motion.effect == "decline":
        return "declined"
    return "adapted" if was_amended(motion.pk, happened) else "adopted"


def was_amended(pk, happened) -> bool:
    """Whether it goes back to an amendment, also past a vote that was reconsidered."""
    came = {event.facts["into"]: event for event in happened if event.kind in ("amended", "reconsidered")}
    while event := came.get(pk):
        if event.kind == "amended":
            return True
        pk = event.facts["motion"]
    return False


def receipt_is_true(room, client) -> None:
    """What the person who commented on an item reads: a vote, a discussion, a decision only as they happened."""
    said = room.comment.submission
    html = client.get(
        reverse("feedback:receipt", args=[code_in_use(said.key, said.receipt_digest)])
    ).content.decode()
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    assert not entailed_pages.untrue_receipt(text, room.comment.item_id, events(room)), (room.done, text)


# The check itself ----------------------------------------------------------------------------------------


HELD = [
    ("take_gavel", 1),
    ("call", 1), ("hear", 1), ("step_aside", 0), ("move", 1), ("amend", 1), ("call_roll", 1), ("call_roll", 1),
    ("step_back", 0), ("call", 4), ("hear", 4), ("move", 4), ("withdraw", 0), ("leave", 2), ("rest", 0), ("go_on", 0),
    ("go_out", 0), ("come_back", 1), ("lose", 0), ("restore", 0), ("go_on", 0), ("disturb", 0), ("put_right", 3),
    ("call", 2), ("leave_open", 1),
]  # fmt: skip


UNNOTICED = {"came"}
"""A member who changed how they attend has two arrivals; the text can do with one of them."""


@pytest.fixture
def held(posted, clerk):
    room = room_of(posted, clerk)
    draw(room, HELD, live_page_is_true)
    assert {name for name, _pick in HELD} <= set(room.done), room.refused
    return room


def test_the_check_finds_a_sentence_without_its_event(held):
    """Without an event, the text of the minutes as they were is no longer true."""
    sections, happened = minutes_text(draft(fresh(held))), events(held)
    assert entailed.untrue(sections, happened, written(held)) == []
    unnoticed = set()
    for event in happened:
        if event.kind in entailed_events.MUST:
            rest = [each for each in happened if each != event]
            unnoticed |= set() if entailed.untrue(sections, rest, written(held)) else {event.kind}
    assert unnoticed <= UNNOTICED


def test_the_check_finds_an_event_that_the_text_does_not_state(held):
    sections, happened = minutes_text(draft(fresh(held))), events(held)
    assert entailed_events.missing(sections, happened) == []
    for section in sections:
        others = [each for each in sections if each is not section]
        is_empty = {str(line.says) for line in section.lines} <= {"nothing recorded", "item not called"}
        assert is_empty or entailed_events.missing(others, happened), section.key
