from tests.factories import proposals as make_proposals
from tests.furniture import furnished


@furnished
def heard():
    """The board on how people are heard."""
    return make_proposals.advisory()


@furnished
def tools():
    return make_proposals.advisory("data-and-tools")


@furnished
def year(heard, tools):
    return make_proposals.cycle()


@furnished
def public(year, heard):
    """A proposal that everyone can read."""
    return make_proposals.published(year, heard)
