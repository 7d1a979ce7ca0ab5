"""No name breaks a calendar, a feed or a table: line breaks, control characters, signs, length, direction marks."""

import csv
import io
import re

import pytest
from defusedxml import ElementTree
from icalendar import Calendar

from boards.models import Body, CalendarLink, Decision, Meeting, PostedAgenda
from boards.workspace.calendar_links import renew_calendar_link
from cms.i18n.fields import TranslatedFormField
from engagement.models import Conversation
from tests.factories import boards as make
from tests.factories import engagement
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
NAMES = [
    "Board\nBEGIN:VEVENT\nSUMMARY:Forged",
    "Board\r\nEND:VCALENDAR\r\n",
    "Board\rof directors",
    'Board; of, directors\\n: "x"',
    "B\x01o\x0ba\x0cr\x1bd\x7f",
    "Board\u2028of\u2029directors\x85",
    "\u202edraoB\u202c \u2066x\u2069 \u200f",
    "Ñandú " * 200,
    "🏛" * 120,
]
BOARD = "/boards/governing-board/"
CALENDARS = ["/boards/calendar.ics", f"{BOARD}calendar.ics", f"{BOARD}2022-11-09/event.ics"]
CALENDARS += ["/conversations/calendar.ics", "/conversations/{slug}/event.ics", "/calendar/{token}.ics"]
FEEDS = ["/boards/feed.atom", f"{BOARD}feed.atom", "/conversations/feed.atom", "/decisions/feed.atom"]
TABLES = ["/decisions/all.csv"]


@furnished
def addressed(home, member):
    """What stands in the addresses of a meeting, a conversation and a member's calendar."""
    make.held(home)
    make.seat_user(Body.objects.get(), member, position=2)
    talk = engagement.conversation()
    token = renew_calendar_link(owner=member)
    assert CalendarLink.objects.exists()
    return {"slug": talk.slug, "token": token}


@pytest.fixture(params=NAMES, ids=range(len(NAMES)))
def named(request, addressed):
    """One name for everything, as a hostile or careless hand left it in the database."""
    name = request.param
    Body.objects.update(name={"en": name})
    Meeting.objects.update(place=name[:200])
    for posting in PostedAgenda.objects.all():
        snapshot = posting.snapshot
        snapshot["meeting"]["place"] = name
        PostedAgenda.objects.filter(pk=posting.pk).update(snapshot=snapshot)
    Decision.objects.update(title={"en": name})
    Conversation.objects.update(name={"en": name}, place=name[:200])
    return addressed | {"name": name}


def test_no_name_breaks_a_calendar(client, named):
    for address in CALENDARS:
        answer = client.get(address.format(**named))
        content = answer.content
        assert answer.status_code == 200, address
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", content), address
        assert max(len(line) for line in content.split(b"\r\n")) <= 75, address
        read = Calendar.from_ical(content)
        assert not read.errors and not any(event.errors for event in read.events), address
        lines = content.replace(b"\r\n ", b"").split(b"\r\n")
        assert lines.count(b"BEGIN:VEVENT") == len(read.events) >= 1, address
        assert lines.count(b"END:VCALENDAR") == 1 and b"SUMMARY:Forged" not in lines, address


def test_no_name_breaks_a_feed(client, named):
    for address in FEEDS:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert ElementTree.fromstring(answer.content).tag.endswith("feed"), address


def test_no_name_breaks_a_table(client, named):
    for address in TABLES:
        answer = client.get(address)
        rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"), newline="")))
        assert answer.status_code == 200 and len({len(row) for row in rows}) == 1, address
        assert len(rows) == 1 + Decision.objects.count(), address


def test_a_short_text_loses_its_line_breaks_when_it_is_typed():
    field = TranslatedFormField(max_length=200)

    assert field.clean(["Board\r\nof\x0b\n directors", ""]) == {"en": "Board of directors"}
    assert TranslatedFormField(long=True).clean(["One\nTwo", ""]) == {"en": "One\nTwo"}
