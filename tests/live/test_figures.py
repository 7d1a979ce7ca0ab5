"""Figures of data stories in a browser: no axe violations, no sideways scroll, no small print, in both themes."""

import pytest
from playwright.sync_api import Page

from tests.cms.components.figures import gallery
from tests.live.accessible import NARROW, OPTIONS, RUN, SIDEWAYS, WIDE, resize
from tests.live.marks import WALK
from tests.live.site import AXE

pytestmark = WALK
SMALLEST = (320, 800)
OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true })"
SMALL_PRINT = """[...document.querySelectorAll('.fig *')].filter((each) => each.getClientRects().length
  && [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
  && parseFloat(getComputedStyle(each).fontSize) < 14).map((each) => each.outerHTML)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_are_accessible_at_every_width(page: Page, tmp_path, scheme):
    file = tmp_path / "figures.html"
    file.write_text(gallery.page(), encoding="utf-8")
    page.emulate_media(color_scheme=scheme)
    page.goto(file.as_uri())
    page.evaluate(OPEN)
    page.add_script_tag(path=AXE)
    for size in (WIDE, NARROW, SMALLEST):
        resize(page, size)
        assert page.evaluate(RUN, OPTIONS) == []
        assert not page.evaluate(SIDEWAYS)
        assert page.evaluate(SMALL_PRINT) == []


def test_bars_of_one_figure_share_their_scale_on_a_phone(page: Page, tmp_path):
    file = tmp_path / "figures.html"
    file.write_text(gallery.page(), encoding="utf-8")
    resize(page, SMALLEST)
    page.goto(file.as_uri())
    for figure in page.locator(".fig-rows").all():
        tracks = figure.locator(".fig-track").evaluate_all("each => each.map((one) => one.clientWidth)")
        assert len(set(tracks)) == 1
        assert tracks[0] > 100
