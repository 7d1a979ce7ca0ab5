"""A joint meeting in the workspace: members of both bodies have it, each on their own seat (BK-03, BK-29b)."""

from datetime import timedelta

import pytest

from boards.exceptions import NotPossibleNow
from boards.models import Attendance
from boards.notices.services import add_remote_member
from boards.workspace.access import get_meeting
from tests.boards.workspace.test_calendar_link import made_address
from tests.factories import agendas, joint
from tests.factories import boards as make
from tests.furniture import furnished


@furnished
def bodies(home, set_clock):
    set_clock(make.starts() - timedelta(days=11))
    return joint.two(home)


@furnished
def three(bodies, make_user):
    """A member of the host, one of the body that joins, and one of neither."""
    found = [make_user(name) for name in ("hanna", "omar", "ruth")]
    third = make.body(3, slug="third")
    for body, person in zip([*bodies, third], found, strict=True):
        make.seat_user(body, person)
    return found


@furnished
def ahead(bodies):
    return joint.posted(*bodies)


def test_members_of_both_find_it_in_the_workspace_and_no_one_else(three, ahead, client_for):
    path = f"/workspace/meetings/{ahead.pk}/"
    assert [client_for(each).get(path).status_code for each in three] == [200, 200, 404]
    shown = [joint.BOTH in client_for(each).get("/workspace/").text for each in three]
    assert shown == [True, True, False]


def test_each_answers_on_their_own_seat(three, ahead, bodies, client_for):
    for person in three[:2]:
        browser = client_for(person)
        assert browser.post(f"/workspace/meetings/{ahead.pk}/coming/", {"coming": "room"}).status_code == 302
    seats = Attendance.objects.order_by("pk").values_list("appointment__seat__body", flat=True)
    assert list(seats) == [body.pk for body in bodies]


def test_who_sits_on_both_answers_on_the_seat_of_the_host(bodies, ahead, make_user):
    both = make_user("both")
    for body in bodies:
        make.seat_user(body, both)
    assert get_meeting(both, ahead.pk)[1].seat.body == bodies[0]


@furnished
def twice(bodies, make_user):
    """The seats of one person on both bodies."""
    person = make_user("twice")
    return [make.seat_user(body, person, position=2) for body in bodies]


def test_a_reply_of_who_sits_on_both_counts_for_each_seat(twice, ahead, cast, client_for):
    path = f"/workspace/meetings/{ahead.pk}/coming/"
    assert client_for(twice[0].user).post(path, {"coming": "not"}).status_code == 302
    reports = cast["clerk"].get(f"/desk/meetings/{ahead.pk}/members/").context["told"]
    assert [each.away for each in reports] == [1, 1]
    assert "1 member replied about attending." in cast["clerk"].get(f"/desk/meetings/{ahead.pk}/").text


def test_who_joins_remotely_is_on_the_list_in_each_seat_and_named_once(twice, bodies, cast, client_for):
    """BK-29b: both bodies count whose names were in the notice."""
    made = joint.posted(*bodies, mode=agendas.mode("classic"), sites=["Room 1"], **agendas.REMOTE)
    path, browser = f"/workspace/meetings/{made.pk}/coming/", client_for(twice[0].user)
    assert browser.post(path, {"coming": "remote", "reach": "916-555-0123"}).status_code == 302
    assert set(made.remote_members.values_list("appointment", flat=True)) == {each.pk for each in twice}
    cast["publisher"].post(f"/desk/meetings/{made.pk}/notices/remote/send/")
    assert cast["anonymous"].get(made.get_absolute_url()).text.count("Person 2") == 1
    browser.post(path, {"coming": "room"})
    assert Attendance.objects.filter(coming="room").count() == 2


def test_the_clerk_adds_who_sits_on_both_once(twice, bodies):
    made = joint.posted(*bodies, mode=agendas.mode("classic"), sites=["Room 1"], **agendas.REMOTE)
    add_remote_member(actor=make.ACTOR, meeting=made, appointment=twice[1])
    assert made.remote_members.count() == 2
    with pytest.raises(NotPossibleNow, match="already on the list"):
        add_remote_member(actor=make.ACTOR, meeting=made, appointment=twice[0])


def test_their_calendars_have_it(three, ahead, client_for, client):
    shown = []
    for person in three:
        calendar = client.get(made_address(client_for(person))).text.replace("\r\n ", "")
        shown.append(ahead.ics_uid in calendar and joint.BOTH in calendar)
    assert shown == [True, True, False]


def test_the_clerk_reads_the_replies_body_by_body(three, ahead, bodies, cast, client_for):
    """BK-03: each body needs a quorum of its own."""
    client_for(three[1]).post(f"/workspace/meetings/{ahead.pk}/coming/", {"coming": "not"})
    page = cast["clerk"].get(f"/desk/meetings/{ahead.pk}/members/")
    reports = page.context["told"]
    assert [(each.body, each.quorum, len(each.rows)) for each in reports] == [
        ("Governing Board", 2, 3),
        ("Advisory Board", 3, 5),
    ]
    assert [each.away for each in reports] == [0, 1]
    assert "<h3>Governing Board</h3>" in page.text and "<h3>Advisory Board</h3>" in page.text
    home = cast["clerk"].get("/desk/").text
    assert "Governing Board: 0 of 3 say they will attend." in home
    assert "Advisory Board: 5 members have not replied" not in home
    assert "Advisory Board: 4 members have not replied" in home


def test_a_notice_is_logged_for_members_named_with_their_body(ahead, cast):
    page = cast["publisher"].get(f"/desk/meetings/{ahead.pk}/notices/log/").text
    assert "Person 1 · Governing Board" in page and "Person 1 · Advisory Board" in page
