import pytest

from tests.factories import proposals as make_proposals


@pytest.fixture
def heard(db):
    """The board on how people are heard."""
    return make_proposals.advisory()


@pytest.fixture
def tools(db):
    return make_proposals.advisory("data-and-tools")


@pytest.fixture
def year(heard, tools):
    return make_proposals.cycle()
