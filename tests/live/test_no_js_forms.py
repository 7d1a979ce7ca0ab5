"""Each public form works in a browser without scripts, and reports errors as text."""

import pytest

from tests.live.forms import send
from tests.live.found import public_forms
from tests.live.marks import WALK

pytestmark = WALK
SAMPLE = {
    "email": "visitor@example.org",
    "number": "3",
    "numeric": "3",
    "date": "2030-01-01",
    "url": "https://example.org",
}

LEFT_EMPTY = ("website", "earlier")  # the trap for machines, and the code of whoever applied before


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


@pytest.mark.parametrize("language", ["en", pytest.param("zh-hans", marks=pytest.mark.deep)])
def test_each_form_takes_its_answers_without_script(site, plain, language):
    paths = public_forms(site, language)
    assert len(paths) >= 2
    for path in paths:
        plain.goto(site.url + path)
        fill(plain.locator("main form[method=post]").first)
        assert send(plain) in (200, 302, 303), path
        assert plain.locator("h1").count() == 1
        assert not plain.context.cookies(), path
