"""Show 7: the picture of the chain can be walked with the keyboard, and its list has the same content."""

from tests.live.marks import WALK

pytestmark = WALK

IN_PICTURE = """() => {
  const it = document.activeElement;
  return it.matches('.chain-picture a') ? it.querySelector('title').textContent : null;
}"""
BOXES = "() => [...document.querySelectorAll('.chain-picture a title')].map((each) => each.textContent)"


def test_tab_stops_at_each_box_and_enter_opens_it(site, sessions):
    page = sessions.page()
    page.goto(f"{site.url}/trace/")
    boxes, stopped_at = page.evaluate(BOXES), []
    for _press in range(100):
        page.keyboard.press("Tab")
        if name := page.evaluate(IN_PICTURE):
            stopped_at.append(name)
    assert len(boxes) >= 5 and stopped_at[: len(boxes)] == boxes

    page.goto(f"{site.url}/trace/")
    while page.evaluate(IN_PICTURE) is None:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/voices/")
    page.locator(".page-head a").first.click()
    page.wait_for_url(lambda address: not address.endswith("/voices/"))
    listed = page.locator("ol.chain").inner_text()
    assert all(name in listed for name in boxes if not name.endswith("comments"))
