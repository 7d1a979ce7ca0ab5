"""Schema.org data of decisions, and of what changed in a year."""

from boards.structured_data import meeting_reference, organizer
from cms.components.menu import address
from cms.i18n.fields import text
from cms.sharing.head import absolute
from cms.sharing.schema_org import download, filled, moment, office_id, work
from cms.sharing.structured_data import Shown, Subject

MEDIA_TYPES = {
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "JSON": "application/json",
}


def decision_subject(shown: Shown) -> Subject:
    """What was decided, by whom, in which meeting, and on which findings and proposals it rests."""
    decision, motion, undone = shown["decision"], shown["motion"], shown["undone"]
    node = filled(
        type_="Report",
        identifier=decision.number,
        abstract=text(decision.summary),
        creativeWorkStatus=str(undone.label if undone else decision.outcome_words),
        dateCreated=moment(decision.decided_on),
        datePublished=moment(decision.published_at),
        publisher=organizer(decision.body),
        isPartOf={"@id": absolute(address("decisions/"))},
        about=meeting_reference(motion.item.meeting) if motion else None,
        isBasedOn=[work("CreativeWork", each.title, each.url) for each in shown["evidence"] if each.url],
    )
    return Subject(node, is_demo=decision.is_demo, changed=decision.published_at)


def decisions_subject(shown: Shown) -> Subject:
    """The register, as the files hold it that the page offers."""
    files = [download(path, MEDIA_TYPES[name], name=name) for name, path in shown["files"]]
    node = filled(type_="Dataset", creator=office_id(), isAccessibleForFree=True, distribution=files)
    return Subject(node, page_type="CollectionPage")


def year_subject(shown: Shown) -> Subject:
    file = filled(type_="MediaObject", contentUrl=absolute(shown["csv"]), encodingFormat="text/csv")
    node = filled(
        type_="Report", temporalCoverage=str(shown["found"].year), publisher=office_id(), encoding=file
    )
    return Subject(node)
