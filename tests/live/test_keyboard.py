"""Each public form can be reached, read and submitted with the keyboard alone, with visible focus.

Each screen of the desk is deep, except a few.
"""

import pytest
from playwright.sync_api import expect

from cms.demo.accounts import PASSWORD
from tests.live.found import public_forms
from tests.live.marks import WALK
from tests.live.people import EMAILS, fresh_code

pytestmark = WALK

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


def test_a_person_signs_in_with_the_keyboard_alone(site, sessions):
    """Elsewhere people sign in without drawing these pages."""
    page = sessions.page()
    page.goto(f"{site.url}/accounts/login/")
    for fields in ({"login": EMAILS["admin"], "password": PASSWORD}, {"code": fresh_code(EMAILS["admin"])}):
        for name, typed in fields.items():
            page.locator(f"input[name={name}]").focus()
            page.keyboard.type(typed)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/accounts/login/" not in url)
    page.wait_for_url(lambda url: "/accounts/" not in url)
    assert page.goto(f"{site.url}/desk/").status == 200


def hidden(stops: list[dict]) -> list[str]:
    return [f"{stop['tag']} {stop['name']}" for stop in stops if not (stop["seen"] and stop["inside"])]


@pytest.mark.parametrize("path", ["/", "/search/"])
def test_every_stop_can_be_seen(site, sessions, path):
    page = sessions.page()
    page.goto(site.url + path)
    stops = tab_through(page)
    assert len(stops) >= 5
    assert not hidden(stops)


@pytest.mark.parametrize("language", ["en", pytest.param("zh-hans", marks=pytest.mark.deep)])
def test_each_form_is_reached_seen_and_sent_by_keyboard(site, sessions, language):
    paths = public_forms(site, language)
    assert len(paths) >= 2
    for path in paths:
        page = sessions.page()
        page.goto(site.url + path)
        wanted = page.evaluate(
            "[...document.querySelectorAll('main form[method=post] :is(input:not([type=hidden]), select, textarea)')]"
            ".filter(it => it.name !== 'website' && !it.closest('details:not([open])')).map(it => it.name)"
        )
        stops = tab_through(page)
        assert not hidden(stops), path
        assert set(wanted) <= {stop["name"] for stop in stops}, path
        page.locator("main form[method=post] button[type=submit]").first.focus()
        with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
            page.keyboard.press("Enter")
        assert sent.value.status < 500
        page.context.close()


# The desk of those who read and count ------------------------------------------------------------------------

DESK = [
    "/desk/comments/",
    "/desk/private/",
    "/desk/campaigns/",
    "/desk/forms/",
    "/desk/forms/data-use/conditions/",
    "/desk/coding/",
    "/desk/coding/grid/",
    "/desk/coding/coverage/",
    "/desk/coding/acts/",
    "/desk/coding/queries/",
    "/desk/coding/memos/",
    "/desk/coding/projects/",
    "/desk/coding/samples/",
    "/desk/codebook/",
    "/desk/codebook/books/",
    "/desk/codebook/import/",
    "/desk/suggestions/",
    "/desk/imports/",
    "/desk/imports/new/",
    "/desk/cuts/",
    "/desk/exports/",
    "/desk/findings/",
    "/desk/findings/new/",
    "/desk/analysis/",
    "/desk/conversations/",
    "/desk/conversations/new/",
    *(
        f"/desk/conversations/fourth-conversation/{screen}"
        for screen in (
            "",
            "plan/",
            "plan/where/",
            "copy/",
            "door/",
            "run/",
            "live/",
            "groups/",
            "heard/",
            "recordings/",
            "recap/",
            "outcomes/",
            "people/",
        )
    ),
    "/desk/took-part/",
    "/desk/languages/",
]
# One with many links, one with a grid of boxes, one long form, one that runs in the room; the others are deep.
ALWAYS = {
    "/desk/comments/",
    "/desk/coding/grid/",
    "/desk/findings/new/",
    "/desk/conversations/fourth-conversation/run/",
}
assert set(DESK) > ALWAYS
# Every control that can be used now; of a group of radios one stop is enough.
CONTROLS = """() => {
  const shown = (it) =>
    it.checkVisibility({ visibilityProperty: true }) && !it.closest('details:not([open]) > :not(summary)');
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const all = [...document.querySelectorAll(`main :is(${kinds})`)];
  const names = all.filter((it) => shown(it) && !it.disabled && it.tabIndex >= 0);
  document.querySelectorAll('[data-stop]').forEach((it) => it.removeAttribute('data-stop'));
  names.forEach((it, place) =>
    it.setAttribute('data-stop', it.type === 'radio' ? `radio ${it.form?.id} ${it.name}` : place));
  return [...new Set(names.map((it) => it.getAttribute('data-stop')))];
}"""
HERE = "() => document.activeElement === document.body ? null : document.activeElement.getAttribute('data-stop') || '-'"


def reached_by_tab(page, limit: int = 1_200) -> set[str]:
    """To the end and once round: a screen may begin in its middle, where the work is."""
    stops, ends = set(), 0
    for _press in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        ends += stop is None
        if ends == 2:
            return stops
        stops.add(stop)
    raise AssertionError("Tab never came to the end of the page")


@pytest.mark.parametrize(
    "path", [path if path in ALWAYS else pytest.param(path, marks=pytest.mark.deep) for path in DESK]
)
def test_each_control_of_a_desk_screen_is_reached_by_tab(site, sessions, path):
    page = sessions.page("publisher")
    assert page.goto(site.url + path).status == 200
    missed = set(page.evaluate(CONTROLS)) - reached_by_tab(page)
    names = [
        page.locator(f'[data-stop="{stop}"]').first.evaluate("it => it.outerHTML.slice(0, 160)")
        for stop in missed
    ]
    page.context.close()
    assert not missed, "\n".join(names)


def test_a_passage_is_coded_and_given_back_with_the_keyboard_alone(site, sessions):
    """An arrow marks a sentence, a number gives the code, U takes it back."""
    page = sessions.page("analyst")
    page.goto(f"{site.url}/desk/coding/")
    before = page.locator("[name=take]").count()
    page.locator("#words").focus()
    page.keyboard.press("ArrowDown")
    for key, count in (("1", before + 1), ("u", before)):
        expect(page.locator("[data-switch]")).to_be_visible()  # shown by the script that listens to the keys
        with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
            page.keyboard.press(key)
        assert sent.value.status < 400
        expect(page.locator("[name=take]")).to_have_count(count)


def test_a_cell_of_the_grid_is_ticked_and_kept_with_the_keyboard_alone(site, sessions):
    page = sessions.page("analyst")
    page.goto(f"{site.url}/desk/coding/grid/")
    cell = page.locator("[name=cell]:not(:checked)").first
    name = cell.get_attribute("value")
    cell.focus()
    page.keyboard.press("ArrowRight")
    moved = page.evaluate("document.activeElement.value")
    assert moved != name
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    page.locator("form[data-grid] button[type=submit]").first.focus()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.goto(f"{site.url}/desk/coding/grid/")
    assert page.locator(f"[name=cell][value='{name}']").is_checked()
