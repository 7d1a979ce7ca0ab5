"""A practice site, as far as settings and accounts make one."""

from datetime import timedelta

from django.test import Client

import pytest

from cms import clock, extension_points
from cms.access import Role
from cms.practice import keys
from cms.practice.meeting import POINT, PracticeMeeting, PracticeMeetings

KEY = "a-key-that-both-sites-know-and-nobody-else-4711"


@pytest.fixture
def practice(settings, tmp_path, make_user):
    """The site, with the clerk and the publisher of the demo."""
    settings.PRACTICE, settings.PRACTICE_OF = True, "http://real.example"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "cms.practice.middleware.OneWayIn"]
    settings.PRACTICE_KEY, settings.CLOCK_FILE = KEY, str(tmp_path / "clock")
    for role in (Role.CLERK, Role.PUBLISHER):
        user = make_user(f"practice-{role.value}", role)
        user.is_demo = True
        user.save()
    return settings


@pytest.fixture
def inside(practice) -> Client:
    """A visitor who came in with a key."""
    browser = Client()
    assert browser.get("/practice/enter/", {"key": keys.issue(Role.CLERK)}).status_code == 302
    return browser


@pytest.fixture
def rehearsal(monkeypatch):
    """Replace the practice meeting: ``rehearsal(days, is_posted=True)``."""

    def give(
        days: int, *, is_posted: bool, is_over: bool = False, later: PracticeMeeting | None = None
    ) -> PracticeMeeting:
        """``later``: the one that is planned in its place."""
        starts_at = clock.now() + timedelta(days=days)
        found = PracticeMeeting("Board", "/desk/meetings/7/", starts_at, is_posted, is_over)
        point = {POINT: [PracticeMeetings(find=lambda: found, ready=lambda: later or found)]}
        monkeypatch.setattr(extension_points, "_provided", extension_points._provided | point)
        return found

    return give
