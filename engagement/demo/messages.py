"""Demo messages to people who registered: one that is sent, and a draft."""

from cms.demo import DemoContext
from engagement.choices import Audience
from engagement.models import Conversation
from engagement.registrations.messages.audiences import recipients_of
from engagement.registrations.messages.services import digest_of, send_message, write_message

SENT = {
    "subject": {"en": "Interpreters are booked", "es": "Hay intérpretes reservados"},
    "body": {
        "en": "Spanish and American Sign Language interpreters will be there the whole time.\n\nSit where you see them well.",
        "es": "Habrá intérpretes de español y de lengua de señas americana todo el tiempo.\n\nSiéntese donde los vea bien.",
    },
    "audience": Audience.EVERYONE,
}
DRAFT = {
    "subject": {"en": "How to find the room", "es": "Cómo encontrar la sala"},
    "body": {
        "en": "The room is on the first floor, next to the entrance.",
        "es": "La sala está en el primer piso, junto a la entrada.",
    },
    "audience": Audience.IN_PERSON,
}


def build(ctx: DemoContext, conversation: Conversation) -> None:
    if conversation.messages.exists():
        return
    editor = ctx.user("editor")
    sent = write_message(actor=editor, conversation=conversation, **SENT)
    seen = digest_of(sent, recipients_of(conversation, sent.audience))
    send_message(actor=editor, message=sent, seen=seen)
    write_message(actor=editor, conversation=conversation, **DRAFT)
