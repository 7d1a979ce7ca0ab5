"""Another hour of a posted meeting on its day: only by a new notice that is in time (BK-10, BK-14, BK-16)."""

from datetime import timedelta
from importlib import import_module

import pytest

from boards.agendas.posting import post_new_notice
from boards.choices import ItemKind, MeetingStatus, NoticeKind
from boards.exceptions import NotPossibleNow
from boards.meetings.hours import set_new_hour
from boards.models import Duty, Meeting, PostedAgenda
from boards.notices.clock import NoticeTooLate
from boards.rules.closed_grounds import PERSONNEL
from cms import clock
from cms.models import OutboxMessage
from cms.records import verification
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
LATER = {"starts": "13:00", "ends": "16:00"}


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def meeting(board, set_clock):
    made = make.posted(board, before=14)
    set_clock(make.starts() - timedelta(days=12))
    return made


@furnished
def desk(clerk, client_for):
    return client_for(clerk)


def hour_of(meeting: Meeting) -> str:
    return f"/desk/meetings/{meeting.pk}/hour/"


def renew(meeting: Meeting) -> PostedAgenda:
    agendas.approve(meeting)
    return post_new_notice(actor=make.ACTOR, meeting=meeting, reason="The room is free only at one.")


def test_the_public_reads_the_posted_time_until_the_new_notice(client, desk, meeting):
    assert desk.post(hour_of(meeting), LATER).status_code == 302
    meeting.refresh_from_db()
    assert meeting.starts_at == make.starts() and meeting.sequence == 0
    page = client.get(ADDRESS).content.decode()
    assert "9:00 a.m." in page and "1:00 p.m." not in page
    assert "1:00 p.m." not in client.get("/boards/calendar.ics").content.decode()
    screen = desk.get(f"/desk/meetings/{meeting.pk}/").content.decode()
    assert "The public still sees the old details" in screen and "1:00 p.m." in screen
    assert "Keep the posted time" in screen


def test_the_new_notice_moves_the_hour_and_keeps_page_and_calendar_entry(client, desk, meeting):
    notice.subscriber("reader@example.org")
    uid = meeting.ics_uid
    desk.post(hour_of(meeting), LATER)
    posting = renew(meeting)
    meeting.refresh_from_db()
    calendar = client.get(f"{ADDRESS}event.ics").content.decode()
    assert meeting.starts_at == make.starts() + timedelta(hours=4) and not meeting.has_new_hour
    assert (meeting.slug, meeting.sequence, posting.act) == ("2022-11-09", 1, "notice")
    assert f"UID:{uid}" in calendar and "SEQUENCE:1" in calendar and "T130000" in calendar
    assert "1:00 p.m." in client.get(ADDRESS).content.decode()
    first = client.get(f"{ADDRESS}posted/1/").content.decode()
    assert "9:00 a.m." in first and "1:00 p.m." not in first
    notice.tell(meeting, NoticeKind.RENEWED)
    assert "New time: 1:00 p.m. Pacific" in OutboxMessage.objects.get(to="reader@example.org").text
    assert list(verification.breaks()) == []


def test_it_takes_two_people_as_every_posting(desk, meeting):
    desk.post(hour_of(meeting), LATER)
    address = f"/desk/meetings/{meeting.pk}/correct/"
    refused = desk.post(address, {"reason": "Another hour", "act": "notice"})
    assert refused.status_code == 422 and b"Approved by another person" in refused.content
    agendas.approve(meeting)
    assert desk.post(address, {"reason": "Another hour", "act": "notice"}).status_code == 302


def test_an_hour_is_never_a_clerical_correction(desk, meeting):
    desk.post(hour_of(meeting), {"starts": "09:00", "ends": "15:00"})
    address = f"/desk/meetings/{meeting.pk}/correct/"
    assert "Propose as a correction" not in desk.get(address).content.decode()
    refused = desk.post(address, {"reason": "It lasts longer", "act": "propose"})
    assert refused.status_code == 422 and b"The time of the meeting changes" in refused.content


def test_it_can_be_removed_before_it_is_posted(desk, meeting):
    desk.post(hour_of(meeting), LATER)
    for _twice in range(2):
        desk.post(f"{hour_of(meeting)}keep/")
    meeting.refresh_from_db()
    assert not meeting.has_new_hour and meeting.starts_at == make.starts()


def test_too_late_the_ways_on_stand_beside_the_refusal(desk, meeting, set_clock):
    set_clock(make.starts() - timedelta(days=9))
    for answer in (desk.get(hour_of(meeting)), desk.post(hour_of(meeting), LATER)):
        page = answer.content.decode()
        assert "Too late for a regular meeting" in page and "Move it to another day" in page
        assert f"/desk/meetings/{meeting.pk}/cancel/" in page and "§ 11128.5" in page
    assert answer.status_code == 422 and 'value="13:00"' in page
    meeting.refresh_from_db()
    assert not meeting.has_new_hour


def test_a_notice_that_became_too_late_changes_nothing(desk, meeting):
    desk.post(hour_of(meeting), LATER)
    agendas.approve(meeting)
    with clock.at(make.starts() - timedelta(days=9)), pytest.raises(NoticeTooLate):
        post_new_notice(actor=make.ACTOR, meeting=meeting, reason="Late")
    meeting.refresh_from_db()
    assert meeting.starts_at == make.starts() and meeting.has_new_hour


@pytest.mark.parametrize(("hours", "is_in_time"), [(6, True), (2, False)])
def test_a_special_meeting_counts_48_hours_to_its_new_start(board, set_clock, hours, is_in_time):
    made = agendas.special(board)
    with clock.at(make.starts() - timedelta(hours=60)):
        make.post(made)
    set_clock(make.starts() - timedelta(hours=44))
    starts = make.starts() + timedelta(hours=hours)
    change = {"starts_at": starts, "ends_at": starts + timedelta(hours=1)}
    if is_in_time:
        set_new_hour(actor=make.ACTOR, meeting=made, **change)
        assert renew(made).number == 2
        return
    with pytest.raises(NoticeTooLate):
        set_new_hour(actor=make.ACTOR, meeting=made, **change)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"starts": "09:00", "ends": "12:00"}, "This is the posted time."),
        ({"starts": "13:00", "ends": "12:00"}, "The end must be after the start."),
        ({"starts": "soon", "ends": "12:00"}, "Enter a valid time."),
        ({"starts": "11:00", "ends": "12:00"}, "This body already has a meeting at that time."),
    ],
)
def test_what_makes_no_sense_is_refused(desk, board, meeting, data, words):
    other = make.starts() + timedelta(hours=2)
    make.plan_at(board, other, at=make.starts() - timedelta(days=13))
    refused = desk.post(hour_of(meeting), data)
    assert refused.status_code == 422 and words in refused.content.decode()


def test_an_hour_that_another_meeting_took_meanwhile_is_not_posted(desk, board, meeting):
    """Two clerks: nobody can plan at the hour that waits, and the hour waits for nobody's meeting."""
    desk.post(hour_of(meeting), LATER)
    with pytest.raises(NotPossibleNow, match="already has a meeting"):
        make.plan_at(board, make.starts() + timedelta(hours=4))
    Meeting.objects.filter(pk=make.plan_at(board, make.starts() + timedelta(hours=6)).pk).update(
        starts_at=make.starts() + timedelta(hours=4), ends_at=make.starts() + timedelta(hours=5)
    )
    agendas.approve(meeting)
    with pytest.raises(NotPossibleNow, match="already has a meeting"):
        post_new_notice(actor=make.ACTOR, meeting=meeting, reason="Later")


def test_only_a_posted_meeting_ahead_gets_another_hour(board, meeting):
    starts = make.starts() + timedelta(hours=4)
    change = {"starts_at": starts, "ends_at": starts + timedelta(hours=1)}
    for status in set(MeetingStatus) - {MeetingStatus.POSTED}:
        Meeting.objects.filter(pk=meeting.pk).update(status=status)
        with pytest.raises(NotPossibleNow):
            set_new_hour(actor=make.ACTOR, meeting=meeting, **change)


def test_the_notice_to_an_employee_is_due_a_day_before_the_new_hour(board, desk, set_clock):
    made = make.meeting(board, items=make.ITEMS)
    item = {"kind": ItemKind.CLOSED, "title": "Personnel", "citation": PERSONNEL.citation}
    agendas.write(made, [{"kind": "information", "title": "Call to order"}, item])
    set_clock(make.starts() - timedelta(days=13))
    make.post(made)
    desk.post(hour_of(made), LATER)
    renew(made)
    assert Duty.objects.get(meeting=made, kind="employee").due_at == make.starts() - timedelta(hours=20)


def test_a_meeting_that_begins_keeps_its_hour_and_can_continue_at_the_other(desk, board, meeting, set_clock):
    """BK-19."""
    desk.post(hour_of(meeting), LATER)
    make.in_session(meeting, present=3)
    set_clock(make.starts() + timedelta(hours=1))
    assert not meeting.has_new_hour
    assert "Keep the posted time" not in desk.get(f"/desk/meetings/{meeting.pk}/").content.decode()
    later = {"day": "2022-11-09", "starts": "13:00", "ends": "16:00", "place": "Room 1"}
    assert desk.post(f"/desk/meetings/{meeting.pk}/continue/", later).status_code == 302


@pytest.mark.parametrize(
    ("act", "more"),
    [("cancel", {}), ("move", {"day": "2022-11-30", "starts": "09:00", "ends": "12:00"})],
)
def test_a_meeting_that_is_called_off_has_no_other_hour(desk, meeting, act, more):
    desk.post(hour_of(meeting), LATER)
    assert desk.post(f"/desk/meetings/{meeting.pk}/{act}/", {"reason_en": "Flood."} | more).status_code == 302
    meeting.refresh_from_db()
    assert meeting.is_called_off and not meeting.has_new_hour


def test_only_a_posted_meeting_holds_two_hours(board, meeting):
    start = make.starts() + timedelta(hours=4)
    Meeting.objects.filter(pk=meeting.pk).update(
        status="ended", new_starts_at=start, new_ends_at=start + timedelta(hours=1)
    )
    assert not Meeting.objects.at_the_time([board.pk], start).exists()


def test_a_committee_that_the_law_does_not_cover_is_not_too_late(home, desk, set_clock):
    """BK-01."""
    found = make.body(2, slug="small", covered_under="n", kind="committee")
    make.pages(home, found)
    made = make.meeting(found)
    set_clock(make.starts() - timedelta(days=5))
    make.post(made)
    assert b"Too late" not in desk.get(hour_of(made)).content
    assert desk.post(hour_of(made), LATER).status_code == 302


def set_hour(meeting: Meeting) -> None:
    start = make.starts() + timedelta(hours=4)
    set_new_hour(actor=make.ACTOR, meeting=meeting, starts_at=start, ends_at=start + timedelta(hours=1))


@pytest.mark.parametrize(("module", "act"), [("meetings.hours", set_hour), ("agendas.posting", renew)])
def test_one_act_on_the_dates_of_a_body_at_a_time(meeting, monkeypatch, module, act):
    locks = []
    if act is renew:
        set_hour(meeting)
    lock = import_module(f"boards.{module}").locked
    monkeypatch.setattr(f"boards.{module}.plans_locked", lambda body: locks.append("dates"))
    monkeypatch.setattr(f"boards.{module}.locked", lambda row: locks.append("meeting") or lock(row))
    act(meeting)
    assert locks[:2] == ["dates", "meeting"]
