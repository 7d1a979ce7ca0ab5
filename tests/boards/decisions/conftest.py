"""A comment on a meeting, and its receipt at a moment."""

import pytest

from cms import clock
from cms.web.one_time_keys import receipt_code
from feedback.models import Submission
from tests.boards.decisions.receipt_page import LEDE, STOP, plain, stop_of
from tests.factories import comments as talk
from tests.furniture import furnished


@pytest.fixture
def receipt(client, settings):
    """The receipt at a moment: its sentence, and each stop as (state, label, words)."""
    settings.ACCOUNT_RATE_LIMITS = {}

    def read(row: Submission, at) -> tuple[str, list[tuple[str, str, str]]]:
        with clock.at(at):
            page = client.get(f"/receipts/{receipt_code(row.key)}/").content.decode()
        (lede,) = LEDE.findall(page)
        return plain(lede), [stop_of(found[0]) for found in STOP.finditer(page)]

    return read


@furnished
def meeting(home):
    return talk.open_meeting(home)


@furnished
def comment(meeting):
    return talk.said(meeting).submission
