"""Submit the form of a page, whoever fills it in."""

from playwright.sync_api import Page


def send(page: Page) -> int:
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        page.locator("main form[method=post] button[type=submit]").first.click()
    page.wait_for_load_state()
    return sent.value.status
