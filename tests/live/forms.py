"""The forms that anyone may send, found by following links."""

import re

from playwright.sync_api import Page

from tests.crawl import crawl
from tests.live.site import Site

POST_FORM = re.compile(r"<form[^>]*method=\"?post\"?[^>]*>.*?name=\"key\"", re.IGNORECASE | re.DOTALL)


def public_forms(site: Site) -> list[str]:
    """One address of each kind of public page that holds a form to send."""
    holding: list[str] = []

    def fetch(path: str) -> tuple[int, str, str]:
        if path.startswith("/es/"):
            return 404, "", ""
        status, kind, body = site.get(path)
        if status == 200 and POST_FORM.search(body):
            holding.append(path)
        return status, kind, body

    crawl(fetch, "/", each=1)
    return sorted(set(holding))


def send(page: Page) -> int:
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        page.locator("main form[method=post] button[type=submit]").first.click()
    page.wait_for_load_state()
    return sent.value.status
