"""A member reads a packet on a phone, and offline; after signing out nothing of it is on the device."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.live, pytest.mark.slow, pytest.mark.timeout(900)]
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


def test_a_kept_packet_is_read_offline_without_notes_and_goes_with_signing_out(cable, sessions):
    page = sessions.page("advisory")
    address = meeting_page(page, cable)
    item = page.locator(".packet-items a").first.get_attribute("href") or ""
    page.goto(cable.url + item)
    page.locator(".private-note textarea").first.fill(WORDS)
    page.get_by_role("button", name="Save note").first.click()
    page.goto(cable.url + address)
    page.get_by_role("button", name="Save for reading offline").click()
    state = page.locator("[data-offline-state]")
    expect(state).to_contain_text("Saved on this device")
    page.reload()
    cable.cut()
    page.goto(cable.url + item)
    assert "Whole packet on one page" in page.title() and WORDS not in page.content()
    page.goto(f"{cable.url}/workspace/notes/")
    expect(page.locator("body")).to_contain_text("You are offline")
    cable.plug()
    page.goto(cable.url + address)
    page.locator("form[action$='/accounts/logout/'] button").click()
    page.wait_for_url(lambda url: "workspace" not in url)
    assert page.evaluate("caches.has('throughline-workspace')") is False
