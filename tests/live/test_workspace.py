"""A member reads a packet on a phone, and offline; after signing out nothing of it is on the device."""

from playwright.sync_api import Page, expect

from tests.live.marks import WALK
from tests.live.people import EMAILS
from tests.live.steps import picture

pytestmark = WALK
WORDS = "plumquartz rhubarb"


def meeting_page(page: Page, site) -> str:
    page.goto(f"{site.url}/workspace/")
    address = page.locator("article.next-meeting h3 a").first.get_attribute("href") or ""
    page.goto(site.url + address)
    return address


def test_each_item_fits_a_phone_and_leads_to_the_next(site, sessions):
    page = sessions.page("advisory", width=390, height=844)
    meeting_page(page, site)
    onward, seen = page.locator(".packet-items a").first.get_attribute("href"), 0
    while onward:
        page.goto(site.url + onward)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        following, seen = page.locator("a[rel=next]"), seen + 1
        onward = following.get_attribute("href") if following.count() else ""
    assert seen >= 4
    expect(page.locator("a[rel=prev]")).to_be_visible()


def test_what_changed_stands_marked_beside_the_document(site, sessions):
    page = sessions.page("advisory")
    meeting_page(page, site)
    page.locator(".packet-items a", has_text="Train counselors").first.click()
    page.get_by_role("link", name="Compare with version 1").click()
    expect(page.locator(".changes ins").first).to_be_visible()


PAPERS = """
from io import BytesIO
from django.core.files.uploadedfile import SimpleUploadedFile
import pikepdf
from boards.materials.distribution import give_material
from boards.materials.services import add_material
from boards.models import Appointment, Meeting

def paper(number):
    made = pikepdf.new()
    kind, name = pikepdf.Name.Font, pikepdf.Name.Helvetica
    font = pikepdf.Dictionary(Type=kind, Subtype=pikepdf.Name.Type1, BaseFont=name)
    for place in range(1, 26):
        page = made.add_blank_page(page_size=(612, 792))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        words = f"Paper {number}, page {place} of its pages"
        page.Contents = made.make_stream(f"BT /F1 24 Tf 72 700 Td ({words}) Tj ET".encode())
    data = BytesIO()
    made.save(data)
    return SimpleUploadedFile(f"paper-{number}.pdf", data.getvalue())

meeting = Meeting.objects.get(pk=%(meeting)s)
seat = Appointment.objects.filter(user__email="%(email)s", seat__body=meeting.body).first()
for number in range(1, 9):
    made = add_material(actor="system:test", meeting=meeting, key="%(key)s", title={"en": f"Paper {number}"},
                        prepared_by="other", file=paper(number))
    give_material(actor="system:test", material=made, appointments=[seat])
"""


def keep(page: Page, cable, sessions) -> str:
    """Save a packet with eight papers of 25 pages under its first item; returns the item's address."""
    address = meeting_page(page, cable)
    item = page.locator(".packet-items a").first.get_attribute("href") or ""
    facts = {"meeting": address.split("/")[-2], "key": item.split("/")[-2], "email": EMAILS["advisory"]}
    sessions.site.manage("shell", "-v0", "-c", PAPERS % facts)
    page.goto(cable.url + address)
    page.get_by_role("button", name="Save for offline reading").click()
    expect(page.locator("[data-offline-state]")).to_contain_text("Saved on this device", timeout=300_000)
    page.reload()
    return item


def note(last) -> None:
    last.locator("details.private-note summary").click()
    last.locator("textarea").fill(WORDS)
    last.get_by_role("button", name="Save note").click()
    last.get_by_role("button", name="Mark this page").click()
    expect(last.locator("[data-state]")).to_contain_text("It will be sent when you are online")


def test_a_packet_of_two_hundred_pages_is_read_and_noted_offline(cable, sessions):
    """The network is really cut: items open, notes wait on the device, and are sent once when it is back."""
    page = sessions.page("advisory", width=390, height=844)
    item = keep(page, cable, sessions)
    cable.cut()
    page.goto(cable.url + item)
    key = item.split("/")[-2]
    page.wait_for_url(f"**/whole/#key-{key}")
    pages = page.locator(f"[id='key-{key}'] .pdf-page")
    expect(pages).to_have_count(200)
    last = pages.last
    last.scroll_into_view_if_needed()
    expect(last.locator("img")).to_have_js_property("complete", True)
    assert last.locator("img").evaluate("each => each.naturalWidth") > 500
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    note(last)
    picture(page, "members-offline")
    page.goto(f"{cable.url}/workspace/notes/")
    expect(page.locator("body")).to_contain_text("You are offline")
    page.goto(cable.url + item)
    expect(last.locator("textarea")).to_have_value(WORDS)
    cable.plug()
    page.reload()
    expect(last.locator("textarea")).to_have_value(WORDS)
    page.goto(f"{cable.url}/workspace/notes/")
    expect(page.get_by_text(WORDS)).to_have_count(1)
    expect(page.get_by_text("Paper 8, version 1, page 25")).to_have_count(2)
    signs_out_and_nothing_stays(page)


def signs_out_and_nothing_stays(page: Page) -> None:
    page.locator("form[action$='/accounts/logout/'] button").click()
    page.wait_for_url(lambda url: "workspace" not in url)
    assert page.evaluate("caches.has('throughline-workspace')") is False
    assert page.evaluate("Object.keys(localStorage).filter((name) => name.includes('notes')).length") == 0
