"""What the public reads of a joint meeting, where, and who is told of it: both bodies in each place (BK-03, BK-10)."""

import json
import re
from datetime import timedelta

import feedparser
import pytest
from icalendar import Calendar

from boards.agendas.corrections import propose_correction
from boards.exceptions import CannotPost
from boards.meetings.calendars import calendar_of
from boards.models import Meeting
from boards.notices.deadline_text import deadlines_of
from boards.notices.recipients import recipients_of, subscriptions_to
from cms import clock
from cms.models import OutboxMessage
from cms.open_data import sync
from tests.boards.notices.test_notice_proof import files_of
from tests.cms.sharing.schema_org import graph_of
from tests.factories import boards as make
from tests.factories import joint
from tests.factories import notices as notice
from tests.furniture import furnished

LINE = "Each body has its own quorum and votes separately."
BODIES = {"body": "governing-board", "joint_body": {"slug": "advisory", "name": joint.NAME}}


@furnished
def bodies(home):
    return joint.two(home)


@furnished
def ahead(bodies, set_clock):
    """Posted twelve days before; now it is a week ahead."""
    made = joint.posted(*bodies)
    set_clock(make.starts() - timedelta(days=7))
    return made


def words_of(client, path: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(path).text).split())


# Pages -------------------------------------------------------------------------------------------------


def test_its_page_names_and_links_both_bodies(client, ahead):
    page = client.get(joint.ADDRESS).text
    assert f"<title>{joint.BOTH}, " in page and LINE in page
    line = page[: page.index(LINE)].rpartition("<p>")[2]
    assert f'href="{joint.HOST}"' in line and f'href="{joint.OTHER}"' in line
    assert "Cada órgano tiene su propio quórum y vota por separado." in client.get(f"/es{joint.ADDRESS}").text


def test_it_says_what_each_body_needs_to_pass_anything(client, ahead):
    page = words_of(client, joint.ADDRESS)
    assert "Governing Board: To pass, 2 of 3 seats must vote aye" in page
    assert "Advisory Board: To pass, 4 of 5 seats must vote aye" in page


def test_a_meeting_of_one_body_says_nothing_of_this(client, bodies):
    make.posted(bodies[0])
    page = client.get(joint.ADDRESS).text
    assert LINE not in page and "Advisory Board" not in page


def test_a_date_announced_before_its_agenda_names_both(client, bodies, set_clock):
    joint.meeting(*bodies, date_is_public=True)
    set_clock(make.starts() - timedelta(days=20))
    page = words_of(client, joint.ADDRESS)
    assert joint.BOTH in page and LINE in page


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/boards/",
        joint.HOST,
        joint.OTHER,
        "/boards/meetings/",
        "/boards/meetings/?body=governing-board",
        "/boards/meetings/?body=advisory",
        f"{joint.ADDRESS}posted/1/",
        f"{joint.ADDRESS}packet/",
        f"{joint.ADDRESS}comment/",
        "/boards/notices/",
    ],
)
def test_every_page_that_names_it_names_both(client, ahead, path):
    assert joint.BOTH in words_of(client, path)


def test_both_pages_lead_to_its_one_address(client, ahead):
    for path in (joint.HOST, joint.OTHER):
        assert f'href="{joint.ADDRESS}"' in client.get(path).text
    assert client.get(f"{joint.OTHER}2022-11-09/").status_code == 404


def test_both_pages_list_it_once_it_is_past(client, ahead):
    with clock.at(make.starts() + timedelta(days=1)):
        for path in (joint.HOST, joint.OTHER):
            assert f"Joint meeting of {joint.BOTH}" in words_of(client, path)


def test_another_meeting_of_either_body_that_day_names_both_by_time(bodies):
    host, other = bodies
    made = joint.meeting(host, other)
    late = make.plan_at(other, make.starts() + timedelta(hours=6))
    for meeting in (made, late):
        meeting.refresh_from_db()
        assert meeting.shares_day
    assert late.slug == "2022-11-09"


# What is posted ----------------------------------------------------------------------------------------


def test_the_posting_says_who_meets(ahead):
    facts = ahead.postings.get().snapshot["meeting"]
    assert BODIES.items() <= facts.items()


def test_the_posting_of_one_body_has_no_further_key(bodies):
    facts = make.posted(bodies[0]).postings.get().snapshot["meeting"]
    assert "joint_body" not in facts


def test_another_name_of_the_joining_body_is_no_new_notice(ahead, bodies):
    """The change is named for a person to decide on; it does not bar other corrections (BK-14)."""
    bodies[1].name = {"en": "Advisory Council", "es": "Consejo Asesor"}
    bodies[1].save()
    proposed = propose_correction(actor=make.ACTOR, meeting=Meeting.objects.get(), reason="Renamed")
    (change,) = proposed.changes
    assert (change["before"], change["after"]) == ("Advisory Board", "Advisory Council")


def test_only_what_both_call_clerical_is_clerical(bodies):
    made = joint.meeting(*bodies)
    bodies[0].clerical_changes, bodies[1].clerical_changes = ["spelling", "link"], ["link", "contact"]
    made.body, made.joint_body = bodies
    assert made.clerical_changes == ["link"]


def test_two_people_post_it_if_either_body_asks(bodies):
    host, other = bodies
    host.two_people_post = False
    host.save()
    made = joint.meeting(host, other)
    with clock.at(make.starts() - timedelta(days=12)), pytest.raises(CannotPost, match="No one has approved"):
        make.post_agenda(actor=make.ACTOR, meeting=made)


def test_the_packet_is_due_at_the_earlier_of_both_goals(bodies):
    host, other = bodies
    made = joint.meeting(host, other)
    host.packet_days, other.packet_days = 5, 14
    made.body, made.joint_body = host, other
    days = [mark.latest_date for mark in deadlines_of(made) if mark.rule == "BK-52"]
    assert days == [make.DAY - timedelta(days=14)]


def test_the_law_covers_it_if_it_covers_either(bodies):
    made = joint.meeting(*bodies)
    for host, other in (("n", "a"), ("a", "n"), ("n", "n")):
        made.body.covered_under, made.joint_body.covered_under = host, other
        assert made.is_covered == ("a" in (host, other))


# Who is told -------------------------------------------------------------------------------------------


def test_members_and_subscribers_of_both_are_told_once(ahead, bodies, make_user):
    both = make_user("both")
    for body in bodies:
        make.seat_user(body, both)
    alone = make_user("alone")
    make.seat_user(bodies[1], alone, position=2)
    for email, body in (("a@example.org", bodies[0]), ("b@example.org", bodies[1])):
        notice.subscriber(email, body=body)
    for body in bodies:
        notice.subscriber("two@example.org", body=body)
    found = {each.email: each for each in recipients_of(ahead, clock.now())}
    assert set(found) == {both.email, alone.email, "a@example.org", "b@example.org", "two@example.org"}
    assert len(found[both.email].appointments) == len(found["two@example.org"].subscriptions) == 2
    notice.tell(ahead)
    letters = OutboxMessage.objects.all()
    assert sorted(each.to for each in letters) == sorted(found)
    assert all(joint.BOTH in each.subject and joint.BOTH in each.text for each in letters)


def test_a_subscriber_of_a_third_body_is_not_told(ahead, home):
    third = make.body(3, slug="third", name={"en": "Third"})
    notice.subscriber("c@example.org", body=third)
    assert "c@example.org" not in {each.email for each in recipients_of(ahead, clock.now())}


def test_more_subscribers_of_the_meeting_take_no_more_statements(ahead, django_assert_num_queries):
    for place in range(3):
        notice.subscriber(f"{place}@example.org", meeting=ahead)
    with django_assert_num_queries(1):
        named = [str(each.meeting) for each in subscriptions_to(ahead, clock.now())]
    assert len(named) == 3 and all(joint.BOTH in each for each in named)


# Programs ----------------------------------------------------------------------------------------------


def test_the_calendars_of_both_have_one_event_under_one_name(client, ahead):
    paths = (f"{joint.HOST}calendar.ics", f"{joint.OTHER}calendar.ics", "/boards/calendar.ics")
    for path in (*paths, f"{joint.ADDRESS}event.ics"):
        (event,) = Calendar.from_ical(client.get(path).content).events
        assert (str(event["uid"]), str(event["summary"])) == (ahead.ics_uid, joint.BOTH)


def test_the_feeds_of_both_have_one_entry_under_one_id(client, ahead):
    feeds = [client.get(f"{path}feed.atom").content for path in (joint.HOST, joint.OTHER, "/boards/")]
    entries = [feedparser.parse(each).entries for each in feeds]
    assert {len(each) for each in entries} == {1}
    assert len({each[0].id for each in entries}) == 1
    assert joint.BOTH in entries[0][0].title


def test_search_engines_read_both_organizers(client, ahead):
    data = graph_of(client.get(joint.ADDRESS).text)["subject"]
    assert [each["name"] for each in data["organizer"]] == ["Governing Board", "Advisory Board"]
    assert data["name"] == f"{joint.BOTH}: Wednesday, November 9, 2022"


@pytest.mark.indexes
@pytest.mark.parametrize(("path", "name"), [("/", joint.BOTH), ("/es/", joint.BOTH_ES)])
def test_the_names_of_both_find_it(client, ahead, path, name):
    sync.follow()
    assert f'href="{path.rstrip("/")}{joint.ADDRESS}"' in client.get(f"{path}search/", {"q": name}).text


def test_the_proof_of_notice_names_both(client, ahead):
    files = files_of(client, f"{joint.ADDRESS}notice.zip")
    assert joint.BOTH in files["README.txt"].decode()
    assert json.loads(files["notice.json"])["meeting"]["joint_body"] == joint.NAME


def test_more_joint_meetings_take_no_more_statements(bodies, django_assert_num_queries):
    """The second body comes with the first."""
    rows = Meeting.objects.announced().select_related("body", "joint_body", "successor__body")
    for days in (0, 1, 2):
        joint.posted(*bodies, day=make.DAY + timedelta(days=days))
    with django_assert_num_queries(2):
        calendar_of(rows, name="All")
