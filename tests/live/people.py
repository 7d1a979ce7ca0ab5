"""Sign in as the demo's people do: password, then the code of the second step."""

import hashlib
import hmac
import struct
import time
from base64 import b32decode

from playwright.sync_api import Browser, BrowserContext, Page

from cms.demo.accounts import ACCOUNTS, PASSWORD, totp_secret
from tests.live.site import Site

EMAILS = {account.email.split("@")[0]: account.email for account in ACCOUNTS}
STEP_SECONDS = 30


def code(secret: str, moment: float) -> str:
    """RFC 6238 with the usual values, written again here so that the test does not trust the code it tests."""
    key = b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(moment) // STEP_SECONDS), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def fresh_code(email: str) -> str:
    """A code that will not run out while it is typed."""
    left = STEP_SECONDS - time.time() % STEP_SECONDS
    if left < 4:
        time.sleep(left + 0.1)
    return code(totp_secret(email), time.time())


def sign_in(page: Page, site: Site, email: str, *, to: str = "") -> None:
    page.goto(f"{site.url}/accounts/login/" + (f"?next={to}" if to else ""))
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.locator("input[name=code]").fill(fresh_code(email))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/2fa/authenticate" not in url)


class Sessions:
    """Each account signs in once: a code of the second step is good for one use only."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser, self.site = browser, site
        self.states: dict[str, dict] = {}
        self.open: list[BrowserContext] = []

    def page(self, who: str = "", *, width: int = 1280, height: int = 900, **options) -> Page:
        """A page signed in as this person; without a name, an anonymous one."""
        state = self.state(who) if who else None
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            locale="en-US",
            reduced_motion="reduce",
            storage_state=state,
            **options,
        )
        self.open.append(context)
        return context.new_page()

    def state(self, who: str) -> dict:
        if who not in self.states:
            context = self.browser.new_context()
            sign_in(context.new_page(), self.site, EMAILS[who])
            self.states[who] = context.storage_state()
            context.close()
        return self.states[who]

    def cookies(self, who: str) -> str:
        """For plain HTTP requests in this person's name."""
        return "; ".join(f"{each['name']}={each['value']}" for each in self.state(who)["cookies"])

    def close(self) -> None:
        for context in self.open:
            context.close()
