"""A form submitted faster than a person can fill it in is rendered again, without scripts, with its input."""

from tests.live.forms import send
from tests.live.found import public_forms
from tests.live.marks import WALK

pytestmark = WALK
SETTINGS = {"FORM_KEY_SECONDS": (3_600, 86_400)}  # so long that this test is always too soon
WORDS = "Please keep these words"


def test_a_form_sent_too_soon_comes_back_with_what_was_typed(site, plain):
    tried = 0
    for path in public_forms(site):
        plain.goto(site.url + path)
        typed = plain.locator("main form[method=post] textarea:visible")
        if not typed.count():
            continue
        tried += 1
        typed.first.fill(WORDS)
        assert send(plain) == 422, path
        assert typed.first.input_value() == WORDS
        assert plain.locator("[role=alert], .error-summary").count() >= 1, path
    assert tried
