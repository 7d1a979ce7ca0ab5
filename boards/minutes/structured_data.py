"""Schema.org data of one version of minutes."""

from boards.structured_data import meeting_reference, organizer
from cms.sharing.schema_org import filled, moment, one_or_all
from cms.sharing.structured_data import Shown, Subject


def minutes_subject(shown: Shown) -> Subject:
    meeting, version = shown["meeting"], shown["version"]
    node = filled(
        type_="Report",
        version=version.number,
        creativeWorkStatus=version.get_state_display(),
        datePublished=moment(version.posted_at),
        publisher=one_or_all(organizer(body) for body in meeting.bodies),
        about=meeting_reference(meeting),
    )
    return Subject(node, is_demo=meeting.is_demo, changed=version.posted_at)
