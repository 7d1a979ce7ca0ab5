"""Schema.org data of a finding, as it was published."""

from cms.components.menu import address
from cms.sharing.head import absolute
from cms.sharing.schema_org import filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject


def finding_subject(shown: Shown) -> Subject:
    finding = shown["finding"]
    node = filled(
        type_="Report",
        identifier=finding.reference,
        abstract=shown["shown"].texts["summary"],
        datePublished=moment(finding.published_at),
        publisher=office_id(),
        isPartOf={"@id": absolute(address("findings/"))},
    )
    return Subject(node, is_demo=finding.is_demo, changed=finding.published_at)
