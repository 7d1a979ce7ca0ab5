"""A body of 16 with an account on each seat, and a topic."""

from tests.factories import boards as make
from tests.factories import groups as circle
from tests.furniture import furnished


@furnished
def sixteen(make_user):
    return circle.seated(make_user)


@furnished
def topic(sixteen):
    return circle.subject(sixteen[0].seat.body)


@furnished
def sixteen_online(sixteen, home):
    """With the pages of its body, for tests that read a screen."""
    make.pages(home, sixteen[0].seat.body)
    return sixteen
