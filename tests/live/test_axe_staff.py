"""Every screen of the desk and the workspace, in both languages, wide and narrow."""

import pytest

from tests.live.accessible import complaints, staff_pages

pytestmark = [pytest.mark.browser, pytest.mark.live, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_axe_finds_nothing_on_staff_screens(site, sessions, language):
    screens = staff_pages(site, sessions, language)
    assert sum(map(len, screens.values())) >= 15
    found = [
        f"{who}: {line}"
        for who, paths in screens.items()
        for line in complaints(sessions.page(who), site, paths)
    ]
    assert not found, f"{len(found)} complaints\n" + "\n".join(found)


def test_axe_finds_nothing_on_the_pages_of_an_account(site, sessions):
    paths = ["/accounts/landing/", "/accounts/email/", "/accounts/2fa/", "/accounts/password/change/"]
    assert not complaints(sessions.page("resident"), site, paths)
