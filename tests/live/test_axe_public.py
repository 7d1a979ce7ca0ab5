"""Every kind of public page, in both languages, wide and narrow: nothing that axe can find."""

import pytest

from tests.live.accessible import complaints, public_pages

pytestmark = [pytest.mark.browser, pytest.mark.live, pytest.mark.slow, pytest.mark.timeout(900)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing_on_public_pages(site, sessions, language):
    paths = public_pages(site, language)
    assert len(paths) >= 15
    found = complaints(sessions.page(), site, paths)
    assert not found, f"{len(found)} complaints on {len(paths)} pages\n" + "\n".join(found)


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"])
def test_axe_finds_nothing_at_the_door(site, sessions, path):
    assert not complaints(sessions.page(), site, [path, f"/es{path}"])
