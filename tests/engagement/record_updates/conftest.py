"""A public decision of a board, as its public copy has it."""

import pytest

from cms.open_data import sync
from tests.factories import boards, open_data
from tests.furniture import furnished


@furnished
def board(home):
    found = open_data.bodies()[0]
    boards.pages(home, found)
    return found


@furnished
def decided(board):
    row = open_data.decision(board)
    sync.follow()
    return row


@pytest.fixture
def here(decided):
    """The page to follow it."""
    return f"/follow/decisions/{decided.number}/"
