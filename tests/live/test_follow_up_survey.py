"""Staff send a follow-up survey; someone who came answers it on a small phone by the link of the email, once."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.live.accessible import WIDE, complaints
from tests.live.forms import send
from tests.live.marks import NIGHTLY_WALK

pytestmark = NIGHTLY_WALK  # rules: tests/engagement/follow_up
DESK = "/desk/conversations/fourth-conversation/follow-up/"
PHONE = (320, 568)
# The demonstration's next conversation, as if it had been held three days ago with those who left an address.
HELD = """
from datetime import timedelta
from cms import clock
from engagement.models import Conversation
row = Conversation.objects.get(slug="fourth-conversation")
start = clock.now() - timedelta(days=3)
facts = {"starts_at": start, "ends_at": start + timedelta(hours=2), "status": "held"}
Conversation.objects.filter(pk=row.pk).update(**facts)
row.registrations.exclude(email="").update(arrived_at=start, arrived_people=1)
print(row.pk)
"""
MAIL = """
import json
from tests.factories import follow_up
found = follow_up.mails()["maribel@demo.example"]
print(json.dumps([found.language, follow_up.address_in(found)]))
"""


@pytest.fixture(scope="module")
def sent(site, sessions) -> str:
    """The desk's part; returns the address in the email of a reader of Spanish."""
    site.printed(HELD)
    desk = sessions.page("editor")
    desk.goto(f"{site.url}{DESK}")
    desk.get_by_label("Feedback form").select_option(label="How was the conversation?")
    desk.get_by_role("button", name="Save and preview").click()
    expect(desk.get_by_role("heading", name="As it will be sent: Tiếng Việt")).to_be_visible()
    expect(desk.locator("main")).to_contain_text("Usted participó en")
    found = complaints(desk, site, [DESK, f"/es{DESK}"], (WIDE, PHONE))
    assert not found, "\n".join(found)
    desk.goto(f"{site.url}{DESK}")
    desk.get_by_role("button", name="Send to 3 people").click()
    expect(desk.get_by_role("button", name="Stop sending")).to_be_visible()
    site.work()
    desk.goto(f"{site.url}{DESK}")
    expect(desk.get_by_text("3 / 3")).to_be_visible()
    language, address = json.loads(site.printed(MAIL))
    assert language == "es"
    return address


def test_a_link_is_answered_once_on_a_phone_and_counted_on_the_desk(site, sessions, sent):
    phone = sessions.page(width=PHONE[0], height=PHONE[1])
    phone.goto(site.url + sent)
    expect(phone.get_by_text("Encuesta posterior a")).to_be_visible()
    found = complaints(phone, site, [sent], (PHONE,))
    assert not found, "\n".join(found)
    phone.get_by_label("Sí, todo").check()
    phone.get_by_role("textbox", name="¿Qué debemos hacer mejor").fill("Más tiempo para los grupos.")
    phone.wait_for_timeout(3000)  # nobody answers faster than they read
    assert send(phone) == 303
    assert "/receipts/TL-" in urlsplit(phone.url).path
    expect(phone.locator("main")).to_contain_text("Más tiempo para los grupos.")

    phone.goto(site.url + sent)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Este enlace ya se usó")
    found = complaints(phone, site, [sent], (PHONE,))
    assert not found, "\n".join(found)
    phone.get_by_role("link", name="Buscar mi recibo").first.click()
    expect(phone).to_have_url(f"{site.url}/es/receipts/")

    desk = sessions.page("editor")
    desk.goto(f"{site.url}{DESK}")
    result = desk.get_by_role("region", name="Responses")
    expect(result.locator("dd").nth(0)).to_have_text("3")
    expect(result.locator("dd").nth(1)).to_have_text("1")
    found = complaints(desk, site, [DESK, f"/es{DESK}"], (WIDE, PHONE))
    assert not found, "\n".join(found)
    desk.goto(f"{site.url}/desk/conversations/fourth-conversation/heard/")
    expect(desk.locator("main")).to_contain_text("Follow-up survey")
