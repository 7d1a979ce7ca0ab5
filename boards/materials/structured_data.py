"""Schema.org data of materials and packets."""

from boards.structured_data import meeting_reference, organizer
from cms.sharing.head import absolute
from cms.sharing.schema_org import filled, moment, one_or_all
from cms.sharing.structured_data import Shown, Subject


def material_subject(shown: Shown) -> Subject:
    """The newest public version, with its file if it is one."""
    material, version, meeting = shown["material"], shown["shown"], shown["meeting"]
    file = filled(
        type_="MediaObject",
        name=version.name,
        contentUrl=absolute(version.get_absolute_url()),
        encodingFormat=version.content_type,
        contentSize=f"{version.size} B",
        sha256=version.sha256,
    )
    node = filled(
        type_="DigitalDocument",
        version=version.number,
        inLanguage=shown["lang"],
        datePublished=moment(material.public_since),
        dateModified=moment(version.made_at),
        encoding=None if version.body else file,
        about=meeting_reference(meeting) if meeting.is_public else None,
    )
    moments = (material.public_since, material.public_record_at, material.withdrawn_at)
    changed = max((each for each in moments if each), default=None)
    return Subject(node, is_demo=material.is_demo, changed=changed)


def packet_subject(shown: Shown) -> Subject:
    """The packet of the newest posting."""
    meeting, posting = shown["meeting"], shown["posting"]
    node = filled(
        type_="DigitalDocument",
        version=posting.number,
        publisher=one_or_all(organizer(body) for body in meeting.bodies),
        about=meeting_reference(meeting),
    )
    return Subject(node, is_demo=meeting.is_demo, changed=posting.posted_at)
