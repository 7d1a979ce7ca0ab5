"""Schema.org data of the transcript of a recording."""

from cms.sharing.schema_org import filled, moment
from cms.sharing.structured_data import Shown, Subject
from engagement.conversations.structured_data import conversation_reference


def transcript_subject(shown: Shown) -> Subject:
    conversation, recording = shown["conversation"], shown["recording"]
    node = filled(
        type_="DigitalDocument",
        inLanguage=recording.language,
        datePublished=moment(recording.made_at),
        about=conversation_reference(conversation),
    )
    return Subject(node, is_demo=conversation.is_demo or recording.is_demo, changed=recording.made_at)
