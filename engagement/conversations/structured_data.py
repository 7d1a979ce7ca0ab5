"""Schema.org data of a conversation: when and where, whether it takes place, and its recap."""

from datetime import datetime

from django.utils.translation import gettext as _

from cms.i18n.fields import text
from cms.sharing.schema_org import (
    CANCELED,
    MOVED,
    Node,
    event,
    filled,
    moment,
    office_id,
    where,
)
from cms.sharing.structured_data import Shown, Subject
from engagement.models import Conversation, Recap


def conversation_subject(shown: Shown) -> Subject:
    page, conversation = shown["page"], shown["conversation"]
    node = event_data(conversation) | filled(
        name=page.title,
        inLanguage=page.locale.language_code,
        subjectOf=_recap(shown["recap"], page.title) if shown["recap"] else None,
    )
    return Subject(node, is_demo=conversation.is_demo, changed=_changed(shown))


def event_data(conversation: Conversation) -> Node:
    """The event with its times in force; a moved one names its first start too."""
    data = event(
        text(conversation.name),
        conversation.get_absolute_url(),
        conversation.starts_at,
        conversation.ends_at,
    )
    if conversation.venue_free and conversation.meets_in_a_place:  # BK-24a
        data["isAccessibleForFree"] = True
    place = where(conversation.public_place, conversation.public_link)
    return data | {"organizer": office_id()} | place | _status(conversation)


def _status(conversation: Conversation) -> Node:
    if conversation.is_cancelled:
        return {"eventStatus": CANCELED}
    if conversation.was_at is None:
        return {}
    return {"eventStatus": MOVED, "previousStartDate": moment(conversation.was_at)}


def _recap(recap: Recap, title: str) -> Node:
    return filled(
        type_="Report",
        name=f"{_('What we heard, and what happened with it')}: {title}",
        version=recap.edition,
        datePublished=moment(recap.published_at),
        publisher=office_id(),
    )


def _changed(shown: Shown) -> datetime | None:
    moments = (shown["page"].last_published_at, shown["conversation"].recap_published_at)
    return max((each for each in moments if each), default=None)
