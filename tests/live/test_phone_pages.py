"""Public pages on a phone: what is wider scrolls in a region that says so, and the footer is short."""

import pytest

from tests.live.accessible import SIDEWAYS, resize
from tests.live.found import public_pages
from tests.live.marks import WALK

pytestmark = WALK

PHONE, SMALL_PHONE = (390, 844), (320, 640)
FOOTER_MOST = 500
FORM = "feedback/teacher-dashboard/"  # speaks all languages
CUT = """async () => {
  for (const each of document.querySelectorAll('main details')) each.open = true;
  // The timeline of a scroll follows a frame later.
  for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
  const name = (each) => each.tagName.toLowerCase() + '.' + (each.getAttribute('class') || '').split(' ')[0];
  const found = [], width = document.documentElement.clientWidth;
  const isRegion = (each) => each.getAttribute('role') === 'region' && each.tabIndex === 0
    && (each.getAttribute('aria-label') || document.getElementById(each.getAttribute('aria-labelledby')));
  const saysSo = (each) => each.querySelector(':scope > .scroll-hint')?.offsetHeight > 0;
  for (const each of document.querySelectorAll('body *')) {
    const style = getComputedStyle(each), sideways = style.overflowX;
    if (sideways === 'auto' || sideways === 'scroll') {
      const wide = each.scrollWidth > each.clientWidth + 1;
      if (wide && !isRegion(each)) found.push('no focusable region with a label: ' + name(each));
      if (wide && !saysSo(each)) found.push('no hint that it scrolls: ' + name(each));
      if (!wide && saysSo(each)) found.push('a hint where nothing scrolls: ' + name(each));
    } else if (sideways !== 'visible' && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1) {
      found.push('cut: ' + name(each));
    }
    if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') found.push('text cut: ' + name(each));
    const box = each.getBoundingClientRect();
    const isOver = box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1);
    const isElsewhere = style.clipPath !== 'none' || each.closest('.table-scroll, .skip, .visually-hidden');
    if (isOver && !isElsewhere && each.checkVisibility()) found.push('over the edge: ' + name(each));
    if (each.ownerSVGElement && each.tagName === 'text' && box.width) {
      const picture = each.ownerSVGElement.getBoundingClientRect();
      const cuts = picture.width && getComputedStyle(each.ownerSVGElement).overflow !== 'visible';
      const isCut = cuts && (box.right > picture.right + 1 || box.left < picture.left - 1);
      if (isCut) found.push('cut in a picture: ' + each.textContent);
    }
  }
  return [...new Set(found)];
}"""
FOOTER = "document.querySelector('.footer')?.getBoundingClientRect().height ?? 0"


@pytest.mark.parametrize(
    ("language", "at_least"), [("en", 45), pytest.param("es", 45, marks=pytest.mark.deep)]
)
def test_no_public_page_is_cut_on_a_phone(site, sessions, language, at_least):
    paths = public_pages(site, language)
    assert len(paths) >= at_least
    page, found = sessions.page(), []
    for path in paths:
        page.goto(site.url + path)
        for size in (PHONE, SMALL_PHONE):
            resize(page, size)
            found += [f"{path} at {size[0]}: {each}" for each in page.evaluate(CUT)]
            if page.evaluate(SIDEWAYS):
                found.append(f"{path} at {size[0]}: scrolls sideways")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["", "es/", "ar/", "ko/", "tl/", "vi/", "zh-hans/", "zh-hant/"])
def test_the_footer_is_short_on_a_phone(site, sessions, language):
    page = sessions.page()
    page.goto(f"{site.url}/{language}{FORM}")
    page.locator(".theme-switch").wait_for()  # a script shows it

    for size in (PHONE, SMALL_PHONE):
        resize(page, size)
        assert 100 < page.evaluate(FOOTER) <= FOOTER_MOST, size
    assert page.locator(".footer a:visible").count() == 20


def test_a_wide_chart_is_scrolled_by_the_keyboard(site, sessions):
    page = sessions.page()
    resize(page, PHONE)
    page.goto(f"{site.url}/tools/")
    region = page.get_by_role("region", name="Rollout chart")

    region.focus()
    page.keyboard.press("ArrowRight")

    page.wait_for_function("each => each.scrollLeft > 0", arg=region.element_handle())
    assert region.get_by_text("Scroll sideways to see all of it").is_visible()
