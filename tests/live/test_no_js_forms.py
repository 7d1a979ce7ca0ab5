"""Each public form works in a browser that runs no script, and says what is wrong in words."""

import pytest

from tests.live.forms import public_forms

pytestmark = [pytest.mark.browser, pytest.mark.live, pytest.mark.slow, pytest.mark.timeout(900)]
TYPE_SECONDS = 2_200  # milliseconds; a form sent sooner was not filled in by a person
SAMPLE = {
    "email": "visitor@example.org",
    "number": "3",
    "numeric": "3",
    "date": "2030-01-01",
    "url": "https://example.org",
}

LEFT_EMPTY = ("website", "earlier")  # the trap for machines, and the code of whoever applied before


@pytest.fixture
def plain(sessions):
    return sessions.page(java_script_enabled=False, width=390, height=844)


def fill(form) -> None:
    """An answer for every box: the first choice, a short word."""
    for box in form.locator("input:visible, textarea:visible, select:visible").all():
        kind = box.get_attribute("inputmode") or box.get_attribute("type")
        kind = kind or box.evaluate("it => it.tagName.toLowerCase()")
        if box.get_attribute("name") in LEFT_EMPTY or kind in ("submit", "hidden", "file"):
            continue
        if kind == "select":
            box.select_option(index=1)
        elif kind in ("radio", "checkbox"):
            box.check()
        else:
            box.fill(SAMPLE.get(kind, "More buses to the library"))


def send(page) -> int:
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        page.locator("main form[method=post] button[type=submit]").first.click()
    page.wait_for_load_state()
    return sent.value.status


def test_each_form_takes_its_answers_without_script(site, plain):
    paths = public_forms(site)
    assert len(paths) >= 2
    for path in paths:
        plain.goto(site.url + path)
        fill(plain.locator("main form[method=post]").first)
        plain.wait_for_timeout(TYPE_SECONDS)
        assert send(plain) in (200, 302, 303), path
        assert plain.locator("h1").count() == 1
        assert not plain.context.cookies(), path


def test_a_form_sent_too_soon_comes_back_with_what_was_typed(site, plain):
    for path in public_forms(site):
        plain.goto(site.url + path)
        typed = plain.locator("main form[method=post] textarea:visible").first
        if not typed.count():
            continue
        typed.fill("Please keep these words")
        assert send(plain) in (200, 422), path
        assert (
            plain.locator("main form[method=post] textarea:visible").first.input_value()
            == "Please keep these words"
        )
        assert plain.locator("[role=alert], .error-summary").count() >= 1, path
