"""The drill of the operator's guide, seen from browsers: the key changes, nobody is signed out, each receipt keeps its
code, and no page with a code tells another where it was.
"""

import re
import secrets

import pytest
from playwright.sync_api import Page, expect

from tests.demo_site import SECRET_KEY as OLD
from tests.live.forms import send
from tests.live.found import public_forms
from tests.live.marks import WALK
from tests.live.test_no_js_forms import fill

pytestmark = WALK
NEW = secrets.token_urlsafe(64)
SETTINGS = {"RECORD_KEY": OLD}
ROTATING = {"SECRET_KEY": NEW, "SECRET_KEY_FALLBACKS": [OLD], "RECORD_KEY": OLD}
DONE = {"SECRET_KEY": NEW, "SECRET_KEY_FALLBACKS": [], "RECORD_KEY": OLD}
CODE = re.compile(r"TL(?:-[0-9A-Z]{4}){4}")
REENCRYPT = f"""
from django.conf import settings
from django.core.management import call_command
settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS, settings.RECORD_KEY = {NEW!r}, [{OLD!r}], {OLD!r}
call_command("reencrypt")
call_command("reencrypt", check=True)
"""


@pytest.fixture
def referrers(sessions) -> list[str]:
    """Where each request of the visitor's browser said that it came from."""
    return []


@pytest.fixture
def visitor(sessions, referrers) -> Page:
    page = sessions.page()
    page.on("request", lambda request: referrers.append(request.headers.get("referer", "")))
    return page


def send_a_comment(site, page: Page) -> str:
    """The code of the receipt."""
    path = next(path for path in public_forms(site) if "/feedback/" in path)
    page.goto(site.url + path)
    fill(page.locator("main form[method=post]").first)
    send(page)
    page.wait_for_url("**/receipts/TL-*/")
    return CODE.search(page.url)[0]


def codes_on(page: Page) -> set[str]:
    return set(CODE.findall(page.content()))


def test_the_key_is_changed_and_nobody_notices(site, sessions, visitor, referrers):
    code = send_a_comment(site, visitor)
    member = sessions.page("member")
    member.goto(f"{site.url}/receipts/{code}/")
    member.get_by_role("button", name="Save this in my account").click()
    expect(member).to_have_url(f"{site.url}/receipts/mine/")

    site.restart(**ROTATING)
    assert_nothing_changed(visitor, member, code)
    assert site.printed(REENCRYPT) == "Everything is under the new key."

    site.restart(**DONE)
    assert_nothing_changed(visitor, member, code)
    clerk = sessions.page("clerk")  # signs in now, with the second factor that was encrypted again
    clerk.goto(f"{site.url}/desk/")
    expect(clerk).to_have_url(f"{site.url}/desk/")

    withdraw(visitor)
    assert not [each for each in referrers if code in each]


def assert_nothing_changed(visitor: Page, member: Page, code: str) -> None:
    visitor.reload()
    member.reload()
    assert codes_on(visitor) == {code}
    assert member.url.endswith("/receipts/mine/") and code in codes_on(member)


def withdraw(page: Page) -> None:
    """A form on a page that sends no referrer: its browser says that it comes from "null"."""
    forms = page.locator("form:has(input[name=choice][value=withdraw])")
    page.locator("details:has(form:has(input[value=withdraw])) > summary").first.click()
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        forms.locator("button[type=submit]").first.click()
    assert sent.value.status == 303
    assert sent.value.request.headers.get("origin") == "null"
