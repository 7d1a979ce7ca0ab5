"""The public copies of the whole demo, made once for the tests of a file."""

import pytest

from cms.open_data import sync


@pytest.fixture(scope="module")
def published_demo(demo_database, django_db_blocker):
    with django_db_blocker.unblock():
        sync.follow()
