"""Schema.org data of a job opening (JobPosting). A closed one has none: its page is not to be indexed."""

from boards.models import JobOpening
from cms.clock import PACIFIC
from cms.i18n.fields import text
from cms.i18n.passages import paragraphs, plain
from cms.sharing.schema_org import filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject


def opening_subject(shown: Shown) -> Subject:
    opening, changes = shown["opening"], shown["changes"]
    node = filled(
        type_="JobPosting",
        title=plain(text(opening.title)),
        description=str(paragraphs(plain(text(opening.text)))),
        identifier=opening.slug,
        datePosted=moment(opening.published_at.astimezone(PACIFIC).date()),
        validThrough=moment(opening.closes_on),
        hiringOrganization=office_id(),
        employmentUnit=filled(type_="Organization", name=plain(text(opening.division))),
        jobLocation=filled(type_="Place", address=plain(text(opening.place))),
        baseSalary=_pay(opening),
        directApply=False,
    )
    changed = changes[0].at if changes else opening.published_at
    return Subject(node, is_demo=opening.is_demo, changed=changed)


def _pay(opening: JobOpening) -> dict:
    value = filled(
        type_="QuantitativeValue",
        minValue=opening.pay_from,
        maxValue=opening.pay_to,
        unitText=opening.pay_unit,
    )
    return filled(type_="MonetaryAmount", currency=opening.currency, value=value)
