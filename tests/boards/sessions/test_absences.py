"""Excused and unexcused absences: recorded of who never came, on whose word, and never with a reason (BK-30)."""

import pytest

from boards.event_choices import EventKind
from boards.minutes import all_lines, draft, minutes_text, unfounded, unsaid
from boards.models import Attendance
from boards.motion_choices import MotionKind
from boards.sessions.services import end_meeting
from tests.factories import boards as make
from tests.factories import live
from tests.factories.console import Console
from tests.furniture import furnished

ATTENDED = "Choose a member who has not attended."


@furnished
def running(home):
    """Of six seats one is vacant; three members are there, Persons 4 and 5 are not. Person 1 is the chair."""
    body = make.body(6, vacant=(6,), quorum_base="filled_seats", procedure_threshold="present")
    make.pages(home, body)
    make.officer(body, 1)
    return live.begin(make.posted(body), room=3)


@furnished
def console(client_for, clerk, running, set_clock):
    set_clock(live.minute(2))
    return Console(client_for(clerk), running)


def seat(console: Console, place: int) -> int:
    return live.seats(console.meeting)[place - 1].pk


def absent(console: Console, place: int, how: str = "excused", **more):
    return console.send("absences/", {"seat": seat(console, place), "excused": how} | more)


def minutes(meeting) -> dict[str, str]:
    sections = minutes_text(draft(meeting))
    lines = all_lines(sections)
    assert not unfounded(lines, meeting.events.all())
    assert not unsaid(lines, meeting.events.all())
    return {line.lead: line.words for line in lines if line.lead.startswith("Absent")}


def excused_by_vote(body) -> None:
    body.absences_excused_by = "vote"
    body.save()


def test_of_whom_nothing_is_recorded_the_minutes_say_only_absent(running):
    assert minutes(running) == {"Absent": "Person 4, Person 5"}


def test_an_absence_is_excused_on_the_word_of_who_presides(console, running):
    console.send("presides/", {"seat": seat(console, 1)})
    assert absent(console, 4).status_code == 302
    facts = running.events.get(kind=EventKind.ABSENCE).facts
    assert facts == {"seat": seat(console, 4), "name": "Person 4", "excused": True, "who": "Person 1"}
    assert minutes(running) == {
        "Absent, excused": "Person 4 (according to Person 1, presiding)",
        "Absent": "Person 5",
    }


def test_while_no_one_presides_nobody_excuses(console, running):
    refused = absent(console, 4)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "First record who presides" in page
    assert not running.events.filter(kind=EventKind.ABSENCE).exists()


def test_an_absence_that_is_not_excused_needs_no_word(console, running):
    absent(console, 5, "not")
    assert minutes(running) == {"Absent, not excused": "Person 5", "Absent": "Person 4"}


def test_a_later_entry_replaces_the_earlier_one_and_a_second_press_changes_nothing(console, running):
    console.send("presides/", {"seat": seat(console, 1)})
    absent(console, 4, "not")
    absent(console, 4)
    absent(console, 4)
    assert running.events.filter(kind=EventKind.ABSENCE).count() == 2
    assert minutes(running)["Absent, excused"].startswith("Person 4")


def test_where_the_body_excuses_by_vote_the_vote_is_named(console, running):
    excused_by_vote(running.body)
    refused = absent(console, 4)
    assert refused.status_code == 422
    assert "This body excuses absences by vote." in refused.content.decode()


def test_a_vote_excuses_an_absence(console, running):
    excused_by_vote(running.body)
    words = {"en": "That the absence of Person 4 be excused."}
    vote = live.call(live.move(live.item(running, 1), text=words, kind=MotionKind.PROCEDURE), ayes=3)
    assert vote.passed
    assert absent(console, 4, vote=vote.pk).status_code == 302
    assert minutes(running)["Absent, excused"] == "Person 4 (by motion 1.1)"


@pytest.mark.parametrize("place", [1, 6], ids=["present", "vacant"])
def test_only_a_member_who_has_not_attended_is_absent(console, running, place):
    refused = absent(console, place, "not")
    assert (refused.status_code, ATTENDED in refused.content.decode()) == (422, True)


def test_who_came_and_left_is_not_absent(console, running):
    console.send("presence/", {"presence": f"{seat(console, 2)}:gone"})
    assert absent(console, 2, "not").status_code == 422
    assert "Person 2" not in minutes(running)["Absent"]


def test_who_arrives_later_is_stated_with_the_time_instead(console, running, client):
    console.send("presides/", {"seat": seat(console, 1)})
    absent(console, 4)
    live_page = f"{running.get_absolute_url()}live/"
    assert "Absent, excused: Person 4" in client.get(live_page).content.decode()
    with live.at(40):
        console.send("presence/", {"presence": f"{seat(console, 4)}:room"})
    assert minutes(running) == {"Absent": "Person 5"}
    assert "Person 4 (Seat 4): in the room, from 9:40 a.m." in str(
        [str(each) for each in all_lines(minutes_text(draft(running)))]
    )
    assert "Absent, excused" not in client.get(live_page).content.decode().partition("What happened last")[0]


def test_an_entry_made_by_mistake_is_undone(console, running):
    absent(console, 5, "not")
    entry = running.events.get(kind=EventKind.ABSENCE)
    console.send(f"entries/{entry.number}/undo/")
    assert minutes(running) == {"Absent": "Person 4, Person 5"}


def test_who_presides_cannot_be_undone_while_an_absence_rests_on_it(console, running):
    console.send("presides/", {"seat": seat(console, 1)})
    entry = running.events.get(kind=EventKind.PRESIDES)
    absent(console, 4)
    assert "starting with the latest" in console.said(f"entries/{entry.number}/undo/")
    absence = running.events.get(kind=EventKind.ABSENCE)
    console.send(f"entries/{absence.number}/undo/")
    console.send(f"entries/{entry.number}/undo/")
    assert minutes(running) == {"Absent": "Person 4, Person 5"}


def test_a_reply_of_the_member_is_a_hint_to_the_clerk_and_no_excuse(console, running):
    member = running.body.seats.get(position=4).appointments.get()
    Attendance.objects.create(meeting=running, appointment=member, coming="not")
    assert "Replied: cannot attend" in console.page()
    assert minutes(running) == {"Absent": "Person 4, Person 5"}


def test_a_clerk_who_is_a_member_reads_no_reply_of_another(console, running, clerk):
    """BK-41."""
    member = running.body.seats.get(position=4).appointments.get()
    Attendance.objects.create(meeting=running, appointment=member, coming="not")
    make.seat_user(running.body, clerk, position=2)
    assert "Replied: cannot attend" not in console.page()


def test_after_the_meeting_the_refusal_says_so(console, running):
    end_meeting(actor=make.ACTOR, meeting=running, because="No one asked to speak.")
    refused = absent(console, 4, "not")
    assert (refused.status_code, "This meeting is not in session." in refused.content.decode()) == (422, True)


def test_there_is_no_field_for_a_reason(console):
    page = console.page()
    form = page.partition('id="form-absence"')[2].partition("</details>")[0]
    assert "<textarea" not in form and 'type="text"' not in form


def test_the_live_page_names_no_one_absent_until_someone_is_recorded_as_present(client, home):
    """Right after "Begin", nothing is known of who is there."""
    body = make.body(3)
    make.pages(home, body)
    begun = live.begin(make.posted(body))
    address = f"{begun.get_absolute_url()}live/"
    assert "Absent:" not in client.get(address).content.decode()
    live.come(begun, live.seats(begun)[:2])
    assert "Absent: Person 3" in client.get(address).content.decode()
