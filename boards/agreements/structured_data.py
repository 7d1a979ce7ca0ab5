"""Schema.org data of legal agreements and their parties."""

from datetime import datetime

from boards.models import Party
from cms.components.menu import address
from cms.i18n.fields import text
from cms.sharing.head import absolute
from cms.sharing.schema_org import Node, filled, moment, organization
from cms.sharing.structured_data import Shown, Subject


def agreement_subject(shown: Shown) -> Subject:
    """The agreement, its status and its parties."""
    agreement = shown["agreement"]
    node = filled(
        type_="DigitalDocument",
        creativeWorkStatus=agreement.get_status_display(),
        datePublished=moment(agreement.announced_on),
        isPartOf={"@id": absolute(address("agreements/"))},
        contributor=[_organization(each.party) for each in shown["told"].signatures],
    )
    return Subject(node, is_demo=agreement.is_demo, changed=_latest(shown))


def party_subject(shown: Shown) -> Subject:
    party = shown["party"]
    return Subject(_organization(party), is_demo=party.is_demo, changed=_latest(shown))


def _organization(party: Party) -> Node:
    return organization(text(party.name), party.get_absolute_url(), type_="Organization")


def _latest(shown: Shown) -> datetime | None:
    return max((step.recorded_at for step in shown["steps"]), default=None)
