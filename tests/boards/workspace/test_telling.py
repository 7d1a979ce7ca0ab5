"""What members tell the clerk about coming, and what training they did (BK-03, BK-29b, BK-29e, BK-41, BK-47)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

import pytest

from boards.bodies.training import record_training
from boards.exceptions import RsvpRefused
from boards.models import Appointment, Attendance, RemoteException, RemoteMember, TeleconferenceMode, Training
from boards.notices.services import send_remote_notice
from boards.sessions.services import end_meeting
from boards.workspace.attendance import record_rsvp
from cms.records import retention
from tests.factories import boards as make
from tests.factories import workspace
from tests.furniture import furnished


@furnished
def desk(home, member, set_clock):
    made = workspace.desk(home, member)
    set_clock(workspace.before())
    take(made, TeleconferenceMode.objects.filter(majority_together=False).first())
    return made


def take(desk, mode: TeleconferenceMode | None) -> None:
    """As if the meeting had been posted in this way."""
    type(desk.meeting).objects.filter(pk=desk.meeting.pk).update(mode=mode)
    desk.meeting.refresh_from_db()


def together(desk) -> None:
    take(desk, TeleconferenceMode.objects.filter(majority_together=True).first())


def test_the_clerk_alone_reads_who_comes(desk, member, client_for, cast, make_user):
    """BK-41: not another member, not the public, not the administrator."""
    assert client_for(member).post(desk.url("workspace_coming"), {"coming": "not"}).status_code == 302
    address = f"/desk/meetings/{desk.meeting.pk}/members/"
    page = cast["clerk"].get(address).content.decode()
    assert "I cannot attend" in page and "The quorum is 3." in page
    for name in ("editor", "publisher", "administrator", "analyst", "resident", "anonymous"):
        assert cast[name].get(address).status_code in (302, 404), name
    fellow = make_user("fiona")
    make.seat_user(desk.body, fellow, position=2)
    for path in ("/workspace/", desk.url("workspace_meeting"), desk.meeting.get_absolute_url()):
        assert "cannot attend" not in client_for(fellow).get(path).content.decode()


def test_the_clerk_is_warned_when_no_quorum_can_come(desk, clerk, client_for):
    """BK-03: three of five."""
    for appointment in Appointment.objects.filter(seat__body=desk.body)[:3]:
        record_rsvp(actor=make.ACTOR, meeting=desk.meeting, appointment=appointment, coming="not")
    page = client_for(clerk).get(f"/desk/meetings/{desk.meeting.pk}/members/").content.decode()
    assert "there won’t be a quorum" in page


def test_from_afar_puts_the_member_on_the_list_of_the_notice(desk, member, client_for):
    """BK-29b: by name, without a place; how they are reached stays with the clerk."""
    client_for(member).post(desk.url("workspace_coming"), {"coming": "remote", "reach": "555-0199"})
    row = RemoteMember.objects.get()
    assert (row.appointment, row.reach) == (desk.appointment, "555-0199")
    client_for(member).post(desk.url("workspace_coming"), {"coming": "room"})
    assert not RemoteMember.objects.exists()
    assert Attendance.objects.get().coming == "room"


def test_who_says_it_late_is_told_so_and_marked_for_the_clerk(desk, member, client_for, set_clock):
    """BK-29b: where the notice by name is due a day before."""
    take(desk, TeleconferenceMode.objects.filter(remote_notice_hours__isnull=False).first())
    set_clock(make.starts() - timedelta(hours=3))
    answer = client_for(member).post(desk.url("workspace_coming"), {"coming": "remote"}, follow=True)
    assert "was due earlier" in answer.content.decode()


def test_what_was_said_about_coming_is_forgotten_after_the_meeting(desk, set_clock):
    """PRV-06: the minutes say who was there."""
    record_rsvp(actor=make.ACTOR, meeting=desk.meeting, appointment=desk.appointment, coming="room")
    set_clock(make.starts() + timedelta(days=20))
    retention.run()
    assert Attendance.objects.exists()
    set_clock(make.starts() + timedelta(days=31))
    assert retention.run()["boards.attendances"] == 1


def test_who_was_named_in_the_notice_stays_on_it(desk, member, client_for, clerk):
    client_for(member).post(desk.url("workspace_coming"), {"coming": "remote"})
    send_remote_notice(actor=make.ACTOR, meeting=desk.meeting)
    client_for(member).post(desk.url("workspace_coming"), {"coming": "not"})
    assert RemoteMember.objects.count() == 1
    assert (
        "I cannot attend"
        in client_for(clerk).get(f"/desk/meetings/{desk.meeting.pk}/members/").content.decode()
    )


def test_a_meeting_in_the_room_has_nothing_to_join_from_afar(desk, member, client_for):
    """BK-29a."""
    take(desk, None)
    browser = client_for(member)
    assert "remotely" not in browser.get(desk.url("workspace_coming")).content.decode()
    assert browser.post(desk.url("workspace_coming"), {"coming": "remote"}).status_code == 422
    assert browser.post(desk.url("workspace_coming"), {}).status_code == 422
    assert not Attendance.objects.exists()


def test_nothing_is_told_once_the_meeting_began_or_is_over(desk, member, client_for):
    make.in_session(desk.meeting, present=5)
    answer = client_for(member).post(desk.url("workspace_coming"), {"coming": "room"})
    assert answer.status_code == 422 and "is calling the roll" in answer.content.decode()
    end_meeting(actor=make.ACTOR, meeting=desk.meeting)
    answer = client_for(member).post(desk.url("workspace_coming"), {"coming": "room"})
    assert answer.status_code == 422 and "has ended or was canceled" in answer.content.decode()


def test_nobody_tells_for_somebody_else(desk, member, clerk):
    other = Appointment.objects.filter(seat__body=desk.body).exclude(pk=desk.appointment.pk)[0]
    for actor in (member, clerk):
        with pytest.raises(PermissionDenied):
            record_rsvp(actor=actor, meeting=desk.meeting, appointment=other, coming="room")
    with pytest.raises(RsvpRefused):
        record_rsvp(actor=member, meeting=desk.meeting, appointment=desk.appointment, coming="maybe")


def test_a_member_asks_to_count_from_afar_because_of_a_disability(desk, member, client_for):
    """BK-29e: 20 words at most, no diagnosis; the description is on no page of others."""
    together(desk)
    browser, address = client_for(member), desk.url("workspace_exception")
    assert browser.post(address, {"description": "word " * 21}).status_code == 422
    assert browser.post(address, {"description": "I cannot sit long."}).status_code == 302
    assert RemoteException.objects.get().appointment == desk.appointment
    again = browser.post(address, {"description": "Again"})
    assert again.status_code == 422 and "already requested an exception" in again.content.decode()
    assert "cannot sit long" not in browser.get(desk.meeting.get_absolute_url()).content.decode()


def test_only_where_a_majority_is_together_there_is_an_exception(desk, member, client_for):
    take(desk, None)
    answer = client_for(member).post(desk.url("workspace_exception"), {"description": ""})
    assert answer.status_code == 422 and "BK-29e" in answer.content.decode()


def test_a_training_for_a_majority_is_a_noticed_meeting(desk, clerk, client_for, set_clock):
    """BK-47: three of five seats; two groups on one day add up."""
    set_clock(make.starts() + timedelta(days=1))
    appointments = list(Appointment.objects.filter(seat__body=desk.body).order_by("pk"))
    browser, address = client_for(clerk), f"/desk/seats/training/{desk.body.slug}/"
    facts = {
        "title": "Open meetings",
        "done_on": "2022-11-09",
        "appointments": [each.pk for each in appointments[:3]],
    }
    refused = browser.post(address, facts)
    assert refused.status_code == 422 and "§ 11122.5(b)" in refused.content.decode()
    assert browser.post(address, facts | {"appointments": [appointments[0].pk]}).status_code == 302
    assert (
        browser.post(address, facts | {"appointments": [each.pk for each in appointments[1:3]]}).status_code
        == 422
    )
    assert browser.post(address, facts | {"meeting": desk.meeting.pk}).status_code == 302
    assert Training.objects.count() == 3
    page = browser.get(address).content.decode()
    assert "Open meetings" in page


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"title": " "}, "Describe what"),
        ({"done_on": make.DAY + timedelta(days=90)}, "in the future"),
        ({"meeting": True}, "on that date"),
    ],
)
def test_a_training_that_cannot_be(desk, facts, says):
    words = {"title": "Open meetings", "done_on": workspace.before(6).date()} | facts
    if words.get("meeting"):
        words["meeting"] = desk.meeting
    with pytest.raises(RsvpRefused, match=says):
        record_training(actor=make.ACTOR, body=desk.body, appointments=[desk.appointment], **words)


def test_a_member_of_another_body_is_not_trained_here(desk):
    other = make.body(3, slug="data-and-tools")
    with pytest.raises(RsvpRefused):
        record_training(
            actor=make.ACTOR,
            body=other,
            appointments=[desk.appointment],
            title="X",
            done_on=workspace.before().date(),
        )


def test_a_member_reads_their_term_and_training(desk, member, client_for):
    record_training(
        actor=make.ACTOR,
        body=desk.body,
        appointments=[desk.appointment],
        title="Open meetings",
        done_on=workspace.before(6).date(),
    )
    page = client_for(member).get("/workspace/term/").content.decode()
    assert "Open meetings" in page and "On your own, or in a small group" in page
    assert 'class="term"' in page


def test_joining_remotely_is_declared_with_what_it_means(desk, member, client_for, set_clock):
    """BK-29b, BK-29d: for the notice, the quorum and the meeting."""
    named = TeleconferenceMode.objects.filter(remote_notice_hours__isnull=False).first()
    take(desk, named)
    page = client_for(member).get(desk.url("workspace_coming")).content.decode()
    assert "A notice must name you, without your location, by" in page and named.section in page
    set_clock(make.starts() - timedelta(hours=1))
    page = client_for(member).get(desk.url("workspace_coming")).content.decode()
    assert "was due on" in page and "Call the clerk first." in page


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"quorum_at_place": True}, "You do not count toward the quorum"),
        ({"majority_together": True}, "you do not count toward it"),
        ({"majority_together": False, "quorum_at_place": False}, "You count toward the quorum."),
    ],
)
def test_the_quorum_is_said_as_the_mode_counts_it(desk, member, client_for, condition, words):
    take(desk, TeleconferenceMode.objects.filter(**condition).first())
    assert words in client_for(member).get(desk.url("workspace_coming")).content.decode()


def test_a_meeting_in_the_room_says_nothing_of_joining_remotely(desk, member, client_for):
    take(desk, None)
    assert "If you join remotely" not in client_for(member).get(desk.url("workspace_coming")).content.decode()


def test_the_packet_says_whether_a_notice_named_the_member(desk, member, client_for):
    take(desk, TeleconferenceMode.objects.filter(remote_notice_hours__isnull=False).first())
    browser, url = client_for(member), desk.url("workspace_meeting")
    browser.post(desk.url("workspace_coming"), {"coming": "remote"})
    assert "No notice has named you" in browser.get(url).content.decode()
    send_remote_notice(actor=make.ACTOR, meeting=desk.meeting)
    assert "names you as a remote member" in browser.get(url).content.decode()
