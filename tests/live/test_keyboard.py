"""Each public form can be reached, read and sent with the keyboard alone, and shows where one is."""

import pytest

from tests.live.forms import public_forms

pytestmark = [pytest.mark.browser, pytest.mark.live, pytest.mark.slow, pytest.mark.timeout(600)]

# Runs in the page: what has the focus, where it is, and whether one can see that.
FOCUS = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const box = it.getBoundingClientRect(), style = getComputedStyle(it);
  const holder = it.matches('input[type=radio], input[type=checkbox]') ? it.closest('label, li, div') : it;
  const ring = (each) => {
    const s = getComputedStyle(each);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none';
  };
  return {
    name: it.name || it.id || it.textContent.trim().slice(0, 40), tag: it.tagName.toLowerCase(), type: it.type || '',
    href: it.getAttribute('href') || '', seen: ring(it) || (holder && ring(holder)),
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""


def tab_through(page, limit: int = 250) -> list[dict]:
    """Everything that Tab stops at, until the page has been gone round once."""
    stops: list[dict] = []
    for _press in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("Tab never came to the end of the page")


def test_the_first_stop_leads_past_the_menu(site, sessions):
    page = sessions.page()
    page.goto(f"{site.url}/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["href"].startswith("#")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('main') !== null || location.hash.length > 1")


def test_every_stop_can_be_seen(site, sessions):
    page, unseen = sessions.page(), []
    for path in ["/", "/search/", *public_forms(site)]:
        page.goto(site.url + path)
        stops = tab_through(page)
        assert len(stops) >= 5
        unseen += [
            f"{path}: {stop['tag']} {stop['name']}" for stop in stops if not (stop["seen"] and stop["inside"])
        ]
    assert not unseen, "\n".join(unseen)


def test_each_form_is_sent_by_keyboard(site, sessions):
    paths = public_forms(site)
    assert len(paths) >= 2
    for path in paths:
        page = sessions.page()
        page.goto(site.url + path)
        wanted = page.evaluate(
            "[...document.querySelectorAll('main form[method=post] :is(input:not([type=hidden]), select, textarea)')]"
            ".filter(it => it.name !== 'website').map(it => it.name)"
        )
        reached = {stop["name"] for stop in tab_through(page)}
        assert set(wanted) <= reached, path
        page.locator("main form[method=post] button[type=submit]").first.focus()
        with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
            page.keyboard.press("Enter")
        assert sent.value.status < 500
