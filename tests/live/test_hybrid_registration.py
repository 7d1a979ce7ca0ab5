"""A hybrid conversation with both sides full, and a need that is answered: as people and staff go through it."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.live.accessible import WIDE, complaints
from tests.live.forms import send
from tests.live.marks import NIGHTLY_WALK

pytestmark = NIGHTLY_WALK  # rules: tests/engagement/registrations

ONE_SEAT_ON_EACH_SIDE = """
import json
from django.db.models import F
from engagement.models import Conversation
row = Conversation.objects.filter(slug="fourth-conversation")
row.update(capacity=F("seats_taken") + 1, online_capacity=F("online_taken") + 1)
print(json.dumps(row.values_list("slug", flat=True)[0]))
"""
SIDES = """
import json
from engagement.models import Conversation
found = Conversation.objects.get(slug="fourth-conversation")
print(json.dumps([[side.taken, side.capacity] for side in found.sides]))
"""
SHORT = (320, 640)


@pytest.fixture(scope="module")
def path(site) -> str:
    return f"/conversations/{json.loads(site.printed(ONE_SEAT_ON_EACH_SIDE))}/"


def register(page: Page, address: str, *, mode: str, name: str, need: str = "") -> str:
    """Returns the path of the receipt."""
    page.goto(f"{address}register/")
    page.get_by_label("Name or nickname").fill(name)
    page.get_by_role("group", name="How you will attend").get_by_label(mode).check()
    page.get_by_label("What you need to take part").fill(need)
    assert send(page) == 303
    return page.url.split("/conversations/", 1)[1]


def change(page: Page, address: str, *, mode: str, waits: bool = False) -> int:
    page.goto(f"{address}change/")
    page.get_by_role("group", name="How you will attend").get_by_label(mode).check()
    box = page.get_by_label("put me on the waiting list")
    box.set_checked(waits)
    return send(page)


def cancel(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Cancel my registration").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You canceled your registration")


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_both_sides_fill_and_people_change_between_them(site, plain, sessions, path):
    receipts = f"{site.url}/conversations/"
    room = receipts + register(plain, site.url + path, mode="In person", name="Ana")
    heading(plain, "You have a seat")
    expect(plain.get_by_role("link", name="Google Calendar")).to_be_visible()
    plain.goto(f"{site.url}{path}")
    expect(plain.get_by_text("The room is full. You can still attend online")).to_be_visible()
    online = receipts + register(plain, site.url + path, mode="Online", name="Omar")
    heading(plain, "You have a seat")
    waits = receipts + register(plain, site.url + path, mode="In person: all seats are taken", name="Wen")
    heading(plain, "You are on the waiting list")

    assert change(plain, room, mode="Online") == 422
    expect(plain.get_by_role("alert")).to_contain_text("nothing was changed")
    assert change(plain, room, mode="Online", waits=True) == 303
    heading(plain, "You have a seat")
    expect(plain.get_by_text("on the online waiting list")).to_be_visible()

    cancel(plain, online)
    plain.goto(room)
    expect(plain.locator(".door-code")).to_contain_text("Online")
    plain.goto(waits)
    assert all(taken <= seats for taken, seats in json.loads(site.printed(SIDES)))
    found = complaints(
        sessions.page(), site, [path, *(each.removeprefix(site.url) for each in (room, f"{room}change/"))]
    )
    assert not found, "\n".join(found)


def test_a_need_is_answered_on_the_desk_and_read_on_the_receipt(site, plain, sessions, path):
    receipt = register(plain, site.url + path, mode="Online", name="Dara", need="Captions in large print")
    expect(plain.get_by_role("region", name="What you need to take part")).to_contain_text("Not answered yet")
    desk = sessions.page("editor")
    desk.goto(f"{site.url}/desk/conversations/needs/")
    desk.get_by_role("link", name="Dara").click()
    expect(desk.get_by_text("Captions in large print")).to_be_visible()
    desk.get_by_label("Arranged", exact=True).check()
    desk.get_by_label("Reply to the person").fill("Captions are on a second screen, in large print.")
    desk.get_by_role("button", name="Send the answer").click()
    expect(desk.get_by_text("Saved. The person who asked can read it.")).to_be_visible()
    need = desk.url.removeprefix(site.url)
    plain.goto(f"{site.url}/conversations/{receipt}")
    expect(plain.get_by_text("Captions are on a second screen, in large print.")).to_be_visible()
    screens = [
        "/desk/conversations/needs/",
        need,
        "/desk/conversations/fourth-conversation/registration-questions/",
    ]
    found = complaints(desk, site, screens, (WIDE, SHORT))
    found += complaints(sessions.page(), site, [f"/conversations/{receipt}"], (WIDE, SHORT))
    assert not found, "\n".join(found)
