"""Sign in as the demo accounts do: password, then the code of the second factor."""

import hashlib
import hmac
import re
import struct
import time
from base64 import b32decode

from playwright.sync_api import APIRequestContext, Browser, BrowserContext, Page

from cms.demo.accounts import ACCOUNTS, PASSWORD, totp_secret
from tests.live.site import Site

EMAILS = {account.email.split("@")[0]: account.email for account in ACCOUNTS}
STEP_SECONDS = 30
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def code(secret: str, moment: float) -> str:
    """RFC 6238 with the usual values, written again here so that the test does not trust the code it tests."""
    key = b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(moment) // STEP_SECONDS), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def fresh_code(email: str) -> str:
    """Good for this step of 30 seconds and the next."""
    return code(totp_secret(email), time.time())


def sign_in(requests: APIRequestContext, site: Site, email: str) -> None:
    """By the forms of password and code, without drawing their pages."""
    address = f"{site.url}/accounts/login/"
    for fields in ({"login": email, "password": PASSWORD}, {"code": fresh_code(email)}):
        page = requests.get(address)
        token = TOKEN.search(page.text())
        assert token, f"no form at {address}"
        answer = requests.post(page.url, form={"csrfmiddlewaretoken": token[1], **fields})
        address = answer.url
    assert "/accounts/landing/" in address or not address.startswith(f"{site.url}/accounts/"), address


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
            sign_in(context.request, self.site, EMAILS[who])
            self.states[who] = context.storage_state()
            context.close()
        return self.states[who]

    def cookies(self, who: str) -> str:
        """For plain HTTP requests in this person's name."""
        return "; ".join(f"{each['name']}={each['value']}" for each in self.state(who)["cookies"])

    def close(self) -> None:
        for context in self.open:
            context.close()
