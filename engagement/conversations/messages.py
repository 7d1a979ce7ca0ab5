"""Sentences of the desk about who learns of a change: only what the registrations entail."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.components.dates import plain_date
from cms.mail.suppression import reached
from engagement.choices import Mode
from engagement.models import Conversation, Registration


def people_with_address(conversation: Conversation) -> int:
    """Registrations that get an email when the conversation is moved or canceled."""
    return _reached(conversation.registrations.coming())


def _reached(registrations: QuerySet[Registration]) -> int:
    return len(reached(registrations.values_list("email", flat=True)))


def will_be_told(conversation: Conversation) -> str:
    people = people_with_address(conversation)
    if not people:
        return _(
            "No one who registered left an email address we can use, so no one will get an email about this."
        )
    words = ngettext(
        "%(count)s registered person left an email address and will be emailed when you confirm.",
        "%(count)s registered people left an email address and will be emailed when you confirm.",
        people,
    )
    return words % {"count": people}


def were_told(people: int) -> str:
    if not people:
        return _("No email was sent: no one who registered left an email address we can use.")
    words = ngettext(
        "%(count)s registered person will get an email.",
        "%(count)s registered people will get an email.",
        people,
    )
    return words % {"count": people}


def people_whose_way_ends(conversation: Conversation, mode: str) -> int:
    """Registrations that get an email when people meet in this mode from now on."""
    return 0 if mode == Mode.HYBRID else _reached(conversation.registrations.coming().exclude(mode=mode))


def mode_note(conversation: Conversation) -> str:
    """Who gets an email if a way to attend ends; empty if no one would."""
    said = []
    for side in conversation.sides:
        people = _reached(conversation.registrations.coming().filter(mode=side.mode))
        words = ngettext(
            "%(way)s: %(count)s registered person left an email address and will get an email if this is "
            "no longer offered.",
            "%(way)s: %(count)s registered people left an email address and will get an email if this is "
            "no longer offered.",
            people,
        )
        said += [words % {"way": side.mode.label, "count": people}] if people else []
    return " ".join(said)


def recap_note(conversation: Conversation) -> str:
    """C2C-20: the decision comes before the 30 days are over."""
    words = _(
        "Because the decision comes soon, the recap is due by %(day)s, the day before the decision, "
        "instead of 30 days after the conversation."
    )
    return words % {"day": plain_date(conversation.recap_due)}
