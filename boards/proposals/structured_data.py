"""Schema.org data of a proposal, as far as the public may know it."""

from boards.structured_data import organizer
from cms.components.menu import address
from cms.sharing.head import absolute
from cms.sharing.schema_org import filled, moment
from cms.sharing.structured_data import Shown, Subject


def proposal_subject(shown: Shown) -> Subject:
    proposal = shown["proposal"]
    node = filled(
        type_="CreativeWork",
        identifier=proposal.number,
        creativeWorkStatus=str(shown["where"]),
        datePublished=moment(proposal.published_at),
        isPartOf={"@id": absolute(address("proposals/"))},
        mentions=organizer(proposal.body),
    )
    return Subject(node, is_demo=proposal.is_demo)
