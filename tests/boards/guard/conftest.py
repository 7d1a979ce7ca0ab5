"""A body of 16 with an account on each seat, and a topic."""

import pytest

from tests.factories import boards as make
from tests.factories import groups as circle


@pytest.fixture
def sixteen(make_user):
    return circle.seated(make_user)


@pytest.fixture
def topic(sixteen):
    return circle.subject(sixteen[0].seat.body)


@pytest.fixture
def sixteen_online(sixteen, home):
    """With the pages of its body, for tests that read a screen."""
    make.pages(home, sixteen[0].seat.body)
    return sixteen
