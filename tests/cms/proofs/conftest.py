"""A record of invented milestones, which tests may seal, sign and change."""

import pytest

from cms.models import Milestone
from cms.records import ledger
from tests.cms.conftest import sealed
from tests.factories.cms import milestone

__all__ = ["sealed"]


@pytest.fixture
def record(sealed, clerk):
    """Append so many entries, and return their rows."""

    def append(count: int) -> list[Milestone]:
        rows = [milestone(f"Step {number}") for number in range(count)]
        ledger.append_many("publish", rows, actor=clerk)
        return rows

    return append
