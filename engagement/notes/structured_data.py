"""Schema.org data of the transcript of a recording."""

from cms.i18n.fields import text
from cms.sharing.schema_org import filled, moment, subject_of
from cms.sharing.structured_data import Shown, Subject


def transcript_subject(shown: Shown) -> Subject:
    conversation, recording = shown["conversation"], shown["recording"]
    node = filled(
        type_="DigitalDocument",
        inLanguage=recording.language,
        datePublished=moment(recording.made_at),
        about=subject_of("Event", text(conversation.name), conversation.get_absolute_url()),
    )
    return Subject(node, is_demo=conversation.is_demo or recording.is_demo, changed=recording.made_at)
