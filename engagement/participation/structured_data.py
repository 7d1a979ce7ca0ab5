"""Schema.org data of the yearly numbers of who took part."""

from cms.sharing.schema_org import filled, moment, office_id
from cms.sharing.structured_data import Shown, Subject


def participation_subject(shown: Shown) -> Subject:
    """The report of the year that the page shows, if there is one."""
    year = shown.get("year")
    if year is None:
        return Subject()
    node = filled(
        type_="Report",
        temporalCoverage=str(year.year),
        datePublished=moment(year.published_at),
        publisher=office_id(),
    )
    return Subject(node, changed=year.published_at)
