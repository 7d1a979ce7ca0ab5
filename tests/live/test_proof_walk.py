"""A visitor compares a comment with the record in the browser, changes a letter, and puts it back."""

import pytest

from tests.live.marks import WALK

pytestmark = WALK
ONE_RECEIPT = """
from cms.web.one_time_keys import receipt_code
from feedback.models import SubmissionText
print(receipt_code(SubmissionText.objects.filter(role="original").order_by("pk")[0].submission.key))
"""


@pytest.fixture
def receipt(site) -> str:
    return f"/receipts/{site.printed(ONE_RECEIPT).strip()}/verify/"


def verdict(page) -> str:
    page.click("[data-check]")
    return page.locator("[data-verdict]:not([hidden])").get_attribute("data-verdict")


def test_the_own_words_match_and_others_do_not(site, sessions, receipt):
    page = sessions.page()
    page.goto(site.url + receipt)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method + (request.post_data or "")))

    assert verdict(page) == "good"
    assert page.locator("[data-step]:not([hidden]) .icon").count() == 4
    page.fill("[data-words]", page.input_value("[data-words]") + "!")
    assert verdict(page) == "bad"
    assert page.locator("[data-proof-tree][data-broken]").count() == 1
    page.click("[data-back]")
    page.locator("[data-verdict=good]:not([hidden])").wait_for()
    assert set(sent) <= {"GET"}


def test_the_votes_on_a_motion_match(site, sessions):
    page = sessions.page()
    page.goto(f"{site.url}/decisions/")
    page.locator("main a[href^='/decisions/2']").first.click()
    page.locator("a[href^='/record/decision/']").click()
    page.wait_for_url("**/record/decision/**")

    assert verdict(page) == "good"


def test_without_scripts_the_page_says_how_to_do_it_by_hand(site, plain, receipt):
    plain.goto(site.url + receipt)

    assert plain.get_by_text("do the same by hand").is_visible()
    assert plain.locator("[data-check]").is_hidden()
    assert plain.locator("a[href$='/proof.json']").is_visible()
