"""A body that meets several times a day: each meeting has its own name, notice, clock, calendar entry and record."""

from datetime import timedelta

import pytest

from boards.agendas.approvals import approve_agenda
from boards.agendas.posting import post_agenda
from boards.choices import Channel, NoticeKind
from boards.exceptions import NotPossibleNow
from boards.meetings.facts import change_facts
from boards.meetings.states import continue_meeting, move_meeting
from boards.meetings.withdrawals import delete_draft
from boards.minutes.services import post_minutes
from boards.models import Duty, Meeting, MeetingPage, NoticeSending
from boards.sessions.console.build import earlier_actions
from boards.sessions.services import end_meeting
from cms import clock
from cms.models import OutboxMessage
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

BODY = "/boards/governing-board/"
FIRST, SECOND = f"{BODY}2022-11-09/", f"{BODY}2022-11-09-2/"


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def two(board):
    """Both posted twelve days before: one at nine, one at three in the afternoon."""
    first = make.posted(board)
    second = make.plan_at(board, make.starts() + timedelta(hours=6))
    make.write_agenda(second, [("information", "Call to order"), ("action", "Adopt the calendar")])
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(second)
    first.refresh_from_db()
    second.refresh_from_db()
    return first, second


def test_both_are_named_by_their_time_wherever_they_are_named(client, client_for, clerk, two):
    desk = client_for(clerk)
    with clock.at(make.starts() - timedelta(days=5)):
        screens = [
            client.get(FIRST),
            client.get(f"{FIRST}posted/1/"),
            client.get(f"{BODY}feed.atom"),
            client.get("/boards/notices/"),
            desk.get("/desk/meetings/"),
            desk.get(f"/desk/meetings/{two[0].pk}/"),
        ]
    for screen in screens:
        assert "November 9, 2022, 9:00 a.m." in screen.content.decode(), screen.request["PATH_INFO"]
    assert [str(each).split(", ", 1)[1] for each in two] == [
        "November 9, 2022, 9:00 a.m.",
        "November 9, 2022, 3:00 p.m.",
    ]


def test_a_meeting_alone_on_its_day_is_named_by_the_day(board):
    assert str(make.posted(board)).endswith("November 9, 2022")


def test_a_draft_that_gets_company_is_named_by_its_time_and_stays_approved(board):
    first = make.meeting(board)
    approve_agenda(actor=make.SECOND, meeting=first)
    second = make.plan_at(board, make.starts() + timedelta(hours=6))
    first.refresh_from_db()
    assert str(first).endswith("November 9, 2022, 9:00 a.m.")
    titles = {
        page.locale.language_code: page.get_latest_revision_as_object().title
        for page in MeetingPage.objects.filter(meeting=second).select_related("locale")
    }
    assert titles["en"] == "Wednesday, November 9, 2022, 3:00 p.m." and titles["es"].endswith(
        "2022, 3:00 p.\xa0m."
    )
    with clock.at(make.starts() - timedelta(days=12)):
        assert post_agenda(actor=make.ACTOR, meeting=first).number == 1


def test_a_title_without_its_time_still_follows_the_day(board):
    first = make.meeting(board)
    make.plan_at(board, make.starts() + timedelta(hours=6))
    times = {
        "starts_at": make.starts() + timedelta(days=7),
        "ends_at": make.starts() + timedelta(days=7, hours=1),
    }
    with clock.at(make.starts() - timedelta(days=20)):
        change_facts(actor=make.ACTOR, meeting=first, **times)
    page = MeetingPage.objects.get(meeting=first, locale__language_code="en")
    assert page.get_latest_revision_as_object().title == "Wednesday, November 16, 2022"


def names(*meetings: Meeting) -> list[bool]:
    """Of each, whether its time names it."""
    return [Meeting.objects.get(pk=each.pk).shares_day for each in meetings]


def test_a_name_the_public_reads_tells_of_no_secret_draft(client, board, set_clock):
    first = make.posted(board)
    set_clock(make.starts() - timedelta(days=11))
    before = client.get("/boards/feed.atom").content
    second = make.plan_at(board, make.starts() + timedelta(hours=6), at=clock.now())
    assert client.get("/boards/feed.atom").content == before
    assert names(first, second) == [False, True]
    change_facts(actor=make.ACTOR, meeting=second, date_is_public=True)
    assert names(first, second) == [True, True]
    other_day = {
        "starts_at": make.starts() + timedelta(days=7),
        "ends_at": make.starts() + timedelta(days=7, hours=1),
    }
    change_facts(actor=make.ACTOR, meeting=second, **other_day)
    assert names(first, second) == [False, False]


def test_a_draft_that_is_posted_names_the_day_apart(board):
    first = make.posted(board)
    second = make.plan_at(board, make.starts() + timedelta(hours=6), at=make.starts() - timedelta(days=15))
    make.write_agenda(second, make.ITEMS)
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(second)
    assert names(first, second) == [True, True]


def test_a_draft_alone_again_is_named_by_its_day(board, set_clock):
    first = make.meeting(board)
    second = make.plan_at(board, make.starts() + timedelta(hours=6))
    assert names(first, second) == [True, True]
    delete_draft(actor=make.ACTOR, meeting=second)
    assert names(first) == [False]


def test_calendars_keep_them_apart(client, two):
    calendar = client.get(f"{BODY}calendar.ics").content.decode().replace("\r\n ", "")
    assert all(calendar.count(f"UID:{each.ics_uid}") == 1 for each in two)
    own = client.get(f"{SECOND}event.ics").content.decode().replace("\r\n ", "")
    assert two[1].ics_uid in own and two[0].ics_uid not in own and "T150000" in own


def test_agendas_and_changes_stay_with_their_meeting(client, two):
    """BK-10."""
    first, second = (client.get(address).content.decode() for address in (FIRST, SECOND))
    assert "Publish results by county" in first and "Adopt the calendar" not in first
    assert "Adopt the calendar" in second and "Publish results by county" not in second
    assert client.get(f"{SECOND}posted/2/").status_code == 404


@pytest.mark.parametrize("part", ["packet/", "comment/"])
def test_packet_and_comments_stay_with_their_meeting(client, two, part):
    with clock.at(make.starts() - timedelta(days=5)):
        first, second = (client.get(address + part).content.decode() for address in (FIRST, SECOND))
    assert "Publish results by county" in first and "Adopt the calendar" not in first
    assert "Adopt the calendar" in second and "Publish results by county" not in second


def test_minutes_of_one_are_not_those_of_the_other(client, two):
    meeting = make.in_session(two[0], present=3)
    make.closed_motion(meeting, ayes=3)
    end_meeting(actor=make.ACTOR, meeting=meeting)
    post_minutes(actor=make.ACTOR, meeting=meeting)
    assert "Publish results by county" in client.get(f"{FIRST}minutes/").content.decode()
    assert client.get(f"{SECOND}minutes/").status_code == 404


def test_a_subscription_to_one_brings_no_notice_of_the_other(two):
    notice.subscriber("one@example.org", meeting=two[1])
    for each in two:
        notice.tell(each, NoticeKind.AGENDA)
    mails = OutboxMessage.objects.filter(to="one@example.org")
    assert [SECOND in mail.text for mail in mails] == [True]


def test_calling_one_off_leaves_the_other(client, client_for, clerk, two):
    with clock.at(make.starts() - timedelta(days=5)):
        client_for(clerk).post(f"/desk/meetings/{two[0].pk}/cancel/", {"reason_en": "No room."})
        assert "This meeting is canceled" in client.get(FIRST).content.decode()
        assert "This meeting is canceled" not in client.get(SECOND).content.decode()
    sent = NoticeSending.objects.filter(about=NoticeKind.CANCELLED, channel=Channel.WEB)
    assert {row.posting.meeting_id for row in sent} == {two[0].pk}


def test_a_special_meeting_before_a_regular_one_has_a_clock_of_its_own(board):
    """BK-16."""
    regular = make.plan_at(board, make.starts() + timedelta(hours=6))
    make.write_agenda(regular, make.ITEMS)
    special = agendas.special(board)
    with clock.at(make.starts() - timedelta(hours=60)):
        assert make.post(special).number == 1
        with pytest.raises(Exception, match="Too late for a regular meeting"):
            make.post(regular)


def test_an_emergency_the_same_afternoon_has_duties_and_notices_of_its_own(board):
    """BK-18."""
    first = make.posted(board)
    starts = make.starts() + timedelta(hours=6)
    facts = {"kind": "emergency", "ground": "disaster", "called_by": "chair"}
    urgent = make.plan_at(board, starts, at=make.starts() + timedelta(hours=2), **facts)
    agendas.write(urgent, [agendas.FINDING, {"title": "Move the data center"}])
    with clock.at(starts - timedelta(hours=2)):
        make.post(urgent)
    assert urgent.slug == "2022-11-09-2"
    assert not Duty.objects.filter(meeting=first).exists()
    assert NoticeSending.objects.filter(posting__meeting=urgent).exists()


def test_the_afternoon_can_cure_a_vote_of_the_morning(board):
    morning = make.in_session(make.posted(board), present=3)
    moved = make.closed_motion(morning, ayes=3)
    afternoon = make.plan_at(board, make.starts() + timedelta(hours=6))
    make.write_agenda(afternoon, make.ITEMS)
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(afternoon)
    assert earlier_actions(make.action_item(afternoon)) == [moved]
    assert earlier_actions(make.action_item(morning)) == []


def test_the_list_of_the_desk_asks_no_more_for_more_meetings(
    client_for, clerk, board, django_assert_max_num_queries
):
    make.plan_at(board, make.starts())
    browser = client_for(clerk)
    browser.get("/desk/meetings/")
    with django_assert_max_num_queries(60) as one:
        browser.get("/desk/meetings/")
    for hours in (2, 4, 6):
        make.plan_at(board, make.starts() + timedelta(hours=hours))
    with django_assert_max_num_queries(len(one)):
        browser.get("/desk/meetings/")


# The same day, later -----------------------------------------------------------------------------


@furnished
def begun(board, set_clock):
    made = make.in_session(make.posted(board), present=3)
    set_clock(make.starts() + timedelta(hours=1))
    return made


def test_a_meeting_continues_the_same_day(client, client_for, clerk, begun):
    """BK-19: the items keep their rows, and the order goes to the door at once."""
    data = {"day": "2022-11-09", "starts": "15:00", "ends": "17:00", "place": "Second Hall"}
    answer = client_for(clerk).post(f"/desk/meetings/{begun.pk}/continue/", data, follow=True)
    fresh = Meeting.objects.get(follows=begun)
    assert "The meeting continues today at 3:00 p.m." in answer.content.decode()
    assert (fresh.slug, fresh.kind) == ("2022-11-09-2", "adjourned")
    assert Duty.objects.get(meeting=begun, kind="door").due_at == clock.now()
    page = client.get(FIRST).content.decode()
    assert "This meeting continues" in page and "The same day:" in page and "3:00 p.m." in page
    make.post(fresh)
    assert "Continued from" in client.get(SECOND).content.decode()
    assert "9:00 a.m." in client.get(SECOND).content.decode()


def test_without_members_the_clerk_cannot_continue_within_48_hours(board, set_clock):
    made = make.posted(board)
    set_clock(make.starts() + timedelta(minutes=30))
    times = {"starts_at": make.starts() + timedelta(hours=6), "ends_at": make.starts() + timedelta(hours=8)}
    with pytest.raises(NotPossibleNow, match="48 hours before"):
        continue_meeting(actor=make.ACTOR, meeting=made, place="Second Hall", **times)


def test_a_meeting_is_not_moved_to_its_own_day(board, set_clock):
    made = make.posted(board)
    set_clock(make.starts() - timedelta(days=11))
    times = {"starts_at": make.starts() + timedelta(hours=6), "ends_at": make.starts() + timedelta(hours=8)}
    with pytest.raises(NotPossibleNow, match="change the time instead"):
        move_meeting(actor=make.ACTOR, meeting=made, reason={"en": "Why"}, **times)
