"""Marks of the files of walks: which are walked every day, and which each night.

Every day: what needs a browser to be seen (scripts, keyboard, a lost network, axe, a phone without scripts), one whole
way through each app, and races. A walk whose rules other tests hold through the same addresses is nightly, and names
them.
"""

import pytest

WALK = [pytest.mark.browser, pytest.mark.live, pytest.mark.slow, pytest.mark.timeout(900)]
NIGHTLY_WALK = [*WALK, pytest.mark.deep]
