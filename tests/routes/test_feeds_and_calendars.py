"""Every feed and calendar of the demo, as programs that come back each hour read them."""

from collections import ChainMap
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote

from django.urls import reverse

import feedparser
import pytest
from icalendar import Calendar

from boards.models import Body, Meeting
from boards.workspace.calendar_links import renew_calendar_link
from cms.users.models import User
from engagement.models import Conversation
from tests.atom_rules import ATOM, well_made
from tests.calendar_reader import moments
from tests.routes.ledger import patterns

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]
ENDS = (".atom", ".ics")


def addresses() -> list[str]:
    """One of each route of the ledger, in both languages where it is in both; a new route without one fails below."""
    meeting, talk = Meeting.objects.public().first(), Conversation.objects.public().first()
    member = User.objects.filter(appointments__seat__body=Body.objects.get(slug="governing-board"))[0]
    found = [
        reverse("cms:checkpoint_feed"),
        reverse("boards:event", args=[meeting.body.slug, meeting.slug]),
        reverse("boards:own_calendar", args=[renew_calendar_link(owner=member)]),
        reverse("engagement:event", args=[talk.slug]),
        *(reverse(f"boards:{name}", args=["governing-board"]) for name in ("calendar", "feed")),
        *(
            reverse(f"boards:{name}")
            for name in ("calendar_all", "feed_all", "proposals_feed", "decisions_feed")
        ),
        *(reverse(f"engagement:{name}") for name in ("calendar", "feed")),
        reverse("engagement:follow_feed", args=["conversations", talk.slug]),
        reverse("boards:office_notices_feed"),
    ]
    return [prefix + each for each in found for prefix in ("", "/es")]


def test_no_route_is_left_out():
    routes = [route for route, _pattern in patterns() if route.endswith(ENDS)]
    assert len(addresses()) == 2 * len(routes)


def test_what_did_not_change_is_not_sent_again(client):
    """The tag is that of the content, packed or not, though a packed answer has random bytes."""
    for address in addresses():
        for packed in ({}, {"Accept-Encoding": "gzip"}):
            first = client.get(address, headers=packed)
            assert first.status_code == 200 and not first.cookies, address
            for method in (client.get, client.head):
                again = method(address, headers={**packed, "If-None-Match": first["ETag"]})
                assert (again.status_code, again.content) == (304, b""), address
            other = client.get(address, headers={**packed, "If-None-Match": '"another"'})
            assert other.status_code == 200 and other["ETag"] == first["ETag"], address


def test_scripts_of_other_sites_may_read_all_but_the_private_one(client):
    for address in addresses():
        answer = client.get(address)
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        is_private = "/calendar/" in address
        for each in (answer, again):
            assert each.get("Access-Control-Allow-Origin") == (None if is_private else "*"), address
            assert each["Cache-Control"] == ("private, no-store" if is_private else "no-cache"), address


def test_each_feed_keeps_the_rules(client):
    for address in (each for each in addresses() if each.endswith(".atom")):
        content = client.get(address).content
        root = well_made(content, f"http://testserver{address}")
        found = feedparser.parse(content)
        assert not found.bozo and 1 <= len(found.entries) <= 50, address
        assert found.feed.author == "Office of Cradle-to-Career Data", address
        assert all(each.text.startswith("<p>") for each in root.iter(f"{ATOM}summary")), address


def test_the_feed_of_some_decisions_says_which(client):
    address = f"/decisions/feed.atom?words={quote('data & care')}"
    root = well_made(client.get(address).content, "http://testserver/decisions/feed.atom?words=data+%26+care")
    links = [each.get("href") for each in root.findall(f"{ATOM}link")]
    assert "http://testserver/decisions/?words=data+%26+care" in links
    assert client.get("/decisions/feed.atom?nothing=1").content == client.get("/decisions/feed.atom").content


def test_programs_find_the_moment_of_each_meeting_and_conversation(client):
    """Show 5 of the issue: summer and winter, by the zone in the file alone, also in the files of earlier years."""
    wanted = {"/boards/calendar.ics": Meeting.objects.announced()}
    wanted["/conversations/calendar.ics"] = Conversation.objects.public()
    for address, rows in wanted.items():
        times = {row.ics_uid: (row.starts_at, row.ends_at) for row in rows}
        found = [moments(content) for content in _of_all_years(client, address)]
        assert dict(ChainMap(*found)) == times and sum(map(len, found)) == len(times) > 0
    calendars = map(Calendar.from_ical, _of_all_years(client, "/boards/calendar.ics"))
    hours = {each["DTSTART"].dt.utcoffset() for calendar in calendars for each in calendar.events}
    assert len(hours) == 2
    first = Meeting.objects.get(day="2022-05-11")
    assert first.starts_at == datetime(2022, 5, 11, 16, tzinfo=UTC)


def _of_all_years(client, address: str) -> Iterator[bytes]:
    """The file at this address, and each that the one after it names as the earlier one."""
    while address:
        content = client.get(address).content
        yield content
        address = str(Calendar.from_ical(content).get("LINK", "")).removeprefix("http://testserver")
