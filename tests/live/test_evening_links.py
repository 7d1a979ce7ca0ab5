"""One evening with helpers who have no account: a volunteer at the door, a co-host, and links that end by the clock."""

import json
import math
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.live.accessible import WIDE, complaints
from tests.live.marks import WALK
from tests.live.site import Site
from tests.live.steps import picture

pytestmark = WALK
HOURS = """
import json
from engagement.models import Conversation
found = Conversation.objects.get(slug="fourth-conversation")
print(json.dumps([found.starts_at.isoformat(), found.ends_at.isoformat()]))
"""
DESK = "/desk/conversations/fourth-conversation/links/"
SMALL = (320, 640)


@pytest.fixture(scope="module")
def hours(site) -> tuple[datetime, datetime]:
    start, end = (datetime.fromisoformat(each) for each in json.loads(site.printed(HOURS)))
    return start, end


def set_clock(site: Site, moment: datetime) -> None:
    seconds = math.ceil(moment.astimezone(UTC).timestamp() - time.time())
    Path(site.env["CLOCK_FILE"]).write_text(str(seconds))


def make_link(page: Page, site: Site, duty: str, name: str) -> str:
    """Returns the path of the link."""
    page.goto(site.url + DESK)
    page.get_by_label(duty).check()
    page.get_by_label("Who gets it").fill(name)
    page.get_by_role("button", name="Create link").click()
    expect(page.get_by_text("Give this link to the helper now")).to_be_visible()
    expect(page.get_by_role("img", name="QR code with the same link")).to_be_visible()
    picture(page, f"desk-{name}")
    return "/" + page.get_by_role("link", name="/conversations/evening/").inner_text().split("/", 3)[3]


@pytest.fixture(scope="module")
def links(site, sessions) -> dict[str, str]:
    """Both made on the same day, before the clock moves on."""
    page = sessions.page("editor")
    return {
        "door": make_link(page, site, "At the door: check people in", "Side entrance"),
        "co-host": make_link(page, site, "Co-host: run sheet", "Co-host"),
    }


def phone(sessions, **options) -> Page:
    return sessions.page(width=SMALL[0], height=SMALL[1], **options)


def test_a_volunteer_checks_somebody_in_on_a_phone_without_scripts(site, sessions, hours, links):
    path = links["door"]
    page = phone(sessions, java_script_enabled=False)
    page.goto(site.url + path)
    expect(page.get_by_role("heading", level=1)).to_have_text("This link is not active yet")
    picture(page, "early")
    set_clock(site, hours[0] - timedelta(minutes=30))
    page.goto(site.url + path)
    page.get_by_label("Name, group or code").fill("maribel")
    page.get_by_role("button", name="Find").click()
    row = page.get_by_role("listitem").filter(has_text="Maribel")
    row.get_by_label("How many people came").fill("5")
    row.get_by_role("button", name="Arrived").click()
    expect(page.get_by_role("listitem").filter(has_text="Maribel")).to_contain_text("5 people")
    walk_ins = page.get_by_role("region", name="Walk-ins")
    walk_ins.get_by_label("People").fill("3")
    walk_ins.get_by_role("button", name="Count").click()
    expect(walk_ins).to_contain_text("3 people")
    walk_ins.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Last counted")).to_have_count(0)
    page.goto(site.url + path)
    picture(page, "door")
    assert "Spanish interpreter" not in page.content() and page.context.cookies() == []
    found = complaints(phone(sessions), site, [path], (SMALL, WIDE))
    assert not found, "\n".join(found)


def test_a_co_host_opens_a_poll_and_the_link_ends_by_the_clock(site, sessions, hours, links):
    path = links["co-host"]
    found = complaints(sessions.page("editor"), site, [DESK], (SMALL, WIDE))
    set_clock(site, hours[0] + timedelta(minutes=5))
    page = phone(sessions)
    page.goto(site.url + path)
    page.get_by_role("button", name="Start: ").click()
    expect(page.get_by_role("button", name="End the conversation")).to_be_visible()
    page.get_by_label("People present").fill("40")
    page.get_by_role("button", name="Close and count").click()
    poll = page.get_by_role("article", name="What should the next tool show first?")
    poll.get_by_role("button", name="Open poll").click()
    expect(poll.get_by_role("button", name="Close and count")).to_be_visible()
    page.get_by_role("button", name="Show to everyone").first.click()
    expect(page.get_by_role("button", name="Show to everyone")).to_have_count(0)
    picture(page, "co-host")
    assert page.context.cookies() == []
    found += complaints(phone(sessions), site, [path], (SMALL, WIDE))
    assert not found, "\n".join(found)
    set_clock(site, hours[1] + timedelta(hours=2))
    expect(page.get_by_text("No connection, or this link is no longer active.")).to_be_visible(timeout=90_000)
    page.get_by_role("button", name="Close and count").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This link is no longer active")
    picture(page, "ended")
