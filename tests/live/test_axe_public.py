"""Public pages: no axe violations, and no horizontal scrolling on a phone.

Always a page of each template, in English and wide; every kind of page, in other languages and narrow, is deep.
"""

import pytest

from tests.live.accessible import WIDE, WIDTHS, complaints
from tests.live.found import public_pages
from tests.live.marks import WALK

pytestmark = WALK


@pytest.mark.parametrize(
    ("language", "each_template", "at_least"),
    [
        ("en", True, 40),
        pytest.param("en", False, 45, marks=pytest.mark.deep),
        pytest.param("es", False, 45, marks=pytest.mark.deep),
        pytest.param("zh-hans", False, 45, marks=pytest.mark.deep),
        *(
            pytest.param(code, True, 40, marks=pytest.mark.deep)
            for code in ("zh-hant", "vi", "tl", "ko", "ar")
        ),
    ],
)
def test_axe_finds_nothing_on_public_pages(site, sessions, language, each_template, at_least):
    paths = public_pages(site, language, each_template=each_template)
    assert len(paths) >= at_least
    found = complaints(sessions.page(), site, paths, (WIDE,) if each_template else WIDTHS)
    assert not found, f"{len(found)} complaints on {len(paths)} pages\n" + "\n".join(found)


@pytest.mark.parametrize("before", ["", pytest.param("/es", marks=pytest.mark.deep)])
@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_axe_finds_nothing_at_the_door(site, sessions, path, before):
    assert not complaints(sessions.page(), site, [before + path])
